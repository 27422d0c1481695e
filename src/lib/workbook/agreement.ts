/** Agreement of a view, per market or of markets together. */
import { flatGroup } from "d3-array";
import { agreementFigure, noAgreement } from "../analysis/agreement-figure.js";
import type { ViewState } from "../schema/filters.js";
import { addAgreement } from "../stats/agreement-sums.js";
import { type AgreementBlocks, agreementBlocks } from "./agreement-sums.js";
import { predicate } from "./predicate.js";
import type { Query } from "./query.js";
import type { Absent, AgreementFigure, Notice, WorkbookInfo } from "./results.js";

export interface Agreement {
  /** What there is to compare, per market, question and, where asked for, week. */
  readonly found: readonly AgreementBlocks[];
  /** Set where agreement cannot answer under the view's filters. */
  readonly absent: Absent | null;
  /** Says so, too. */
  readonly notices: readonly Notice[];
}

/** @param weekly one result per week instead of one in all */
export async function agreement(
  query: Query,
  state: ViewState,
  info: WorkbookInfo,
  weekly: boolean,
): Promise<Agreement> {
  const { where, parameters, absent } = predicate(state, "agreement");
  if (absent !== null) return { found: [], absent, notices: [{ code: "agreement", text: absent.text }] };
  const found = await agreementBlocks(query, { text: where, parameters }, info.questions, weekly);
  return { found, absent: null, notices: [] };
}

/**
 * One figure for what was found in some markets. Answers to different questions cannot agree with each
 * other: where several questions have labels to compare, there is no figure.
 */
export function agreementOf(found: readonly AgreementBlocks[]): AgreementFigure {
  const compared = found.filter(({ blocks }) => blocks.some(({ sums }) => sums.some(({ labels }) => labels > 1)));
  const questions = new Map(compared.map(({ question }) => [question.question, question]));
  if (questions.size > 1) {
    const names = [...questions.values()].map(({ name }) => `“${name}”`).join(", ");
    return noAgreement({ code: "not-available", text: `Answers to different questions are not compared: ${names}.` });
  }
  const [question] = questions.values();
  if (question === undefined) return noAgreement({ code: "no-data", text: "No item was labelled twice." });
  const blocks = flatGroup(
    found.filter((part) => part.question.question === question.question).flatMap(({ blocks }) => blocks),
    ({ block }) => block,
  ).map(([, parts]) => parts.map(({ sums }) => sums).reduce(addAgreement));
  return agreementFigure(blocks, question);
}
