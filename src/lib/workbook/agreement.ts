/** Agreement of a view, per market or of markets together. */
import { flatGroup } from "d3-array";
import { noData } from "../analysis/absence.js";
import { agreementFigure, noAgreement } from "../analysis/agreement-figure.js";
import type { ViewState } from "../schema/filters.js";
import { addAgreement } from "../stats/agreement-sums.js";
import { type AgreementBlocks, agreementBlocks } from "./agreement-sums.js";
import { errorQuestions } from "./error-questions.js";
import { predicate } from "./predicate.js";
import type { Query } from "./query.js";
import type { Absent, AgreementFigure, Notice, QuestionInfo, WorkbookInfo } from "./results.js";

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
  const found = await agreementBlocks(query, { text: where, parameters }, comparedQuestions(state, info), weekly);
  return { found, absent: null, notices: [] };
}

/** Primary questions; under a policy those that ask for it, where any does: the choice of a multiple-choice question. */
function comparedQuestions(state: ViewState, info: WorkbookInfo): readonly QuestionInfo[] {
  const asked = new Set(errorQuestions(state, info).questions.map(({ question }) => question));
  return asked.size === 0 ? info.questions : info.questions.filter(({ question }) => asked.has(question));
}

/** Questions that are named in a sentence. */
const NAMED = 3;

/**
 * One figure for what was found in some markets. Answers to different questions cannot agree with each
 * other: where several questions have labels to compare, there is no figure.
 */
export function agreementOf(found: readonly AgreementBlocks[]): AgreementFigure {
  const compared = found.filter(({ blocks }) => blocks.some(({ sums }) => sums.some(({ labels }) => labels > 1)));
  const questions = new Map(compared.map(({ question }) => [question.question, question]));
  if (questions.size > 1) {
    const names = [...questions.values()].map(({ name }) => `“${name}”`);
    const some =
      names.length > NAMED ? `${names.slice(0, NAMED).join(", ")} and ${names.length - NAMED} more` : names.join(", ");
    return noAgreement({ code: "not-available", text: `Answers to different questions are not compared: ${some}.` });
  }
  const [question] = questions.values();
  if (question === undefined) return noAgreement(noData("agreement"));
  const blocks = flatGroup(
    found.filter((part) => part.question.question === question.question).flatMap(({ blocks }) => blocks),
    ({ block }) => block,
  ).map(([, parts]) => parts.map(({ sums }) => sums).reduce(addAgreement));
  return agreementFigure(blocks, question);
}
