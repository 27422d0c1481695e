import type { ViewState } from "../schema/filters.js";
import { nameOf } from "./caption.js";
import type { Absent, LabelInfo, QuestionInfo, WorkbookInfo } from "./results.js";

/** A question, and how its labels are right or wrong. */
export interface AskedQuestion {
  readonly question: string;
  /** Right is to say the policy of the view where it is to be said, and only there; else, the same label. */
  readonly oneVsRest: boolean;
  /** Labels that say the policy, or else a violation; null where some label does not say what it means. */
  readonly positive: readonly string[] | null;
}

/** The questions error figures are made of under a view, and what they cannot say. */
export interface ErrorQuestions {
  readonly questions: readonly AskedQuestion[];
  /** Set where no question can tell right from wrong. */
  readonly absent: Absent | null;
  /** Set where some question cannot tell false positives from false negatives. */
  readonly directions: Absent | null;
}

/**
 * Primary questions only. Under a policy filter a question whose labels name policies, but not
 * this one or a part of it, drops out: all its labels would be right. Directions need every label
 * to say whether it means a violation, unless labels name the policy.
 */
export function errorQuestions(state: ViewState, info: WorkbookInfo): ErrorQuestions {
  const { policy } = state;
  if (info.questions.length === 0) return none("This workbook has no questions.");
  const parts = policy === null ? new Set<string>() : withParts(policy, info);
  const says = ({ policy }: LabelInfo) => policy !== null && parts.has(policy);
  const asserting = policy === null ? [] : info.questions.filter(({ labels }) => labels.some((label) => label.policy));
  const versus = asserting.filter(({ labels }) => labels.some(says));
  const others = info.questions.filter((question) => !asserting.includes(question));
  if (policy !== null && versus.length + others.length === 0) {
    const titles = asserting.map(({ name }) => `“${name}”`).join(", ");
    return none(`No label of ${titles} says ${nameOf(info.choices.policy, policy)}.`);
  }
  return {
    questions: [
      ...versus.map(({ question, labels }) => ({ question, oneVsRest: true, positive: values(labels.filter(says)) })),
      ...others.map(({ question, labels }) => ({ question, oneVsRest: false, positive: violating(labels) })),
    ],
    absent: null,
    directions: directions(others),
  };
}

const values = (labels: readonly LabelInfo[]) => labels.map(({ label }) => label);

const violating = (labels: readonly LabelInfo[]) =>
  labels.some(({ means }) => means === null) ? null : values(labels.filter(({ means }) => means === "violating"));

const none = (text: string): ErrorQuestions => {
  const absent: Absent = { code: "not-available", text };
  return { questions: [], absent, directions: absent };
};

/** A policy and everything that is part of it. */
function withParts(policy: string, info: WorkbookInfo): ReadonlySet<string> {
  const parts = new Set([policy]);
  for (const part of parts) {
    for (const { value, parent } of info.choices.policy) if (parent === part) parts.add(value);
  }
  return parts;
}

function directions(questions: readonly QuestionInfo[]): Absent | null {
  const unclear = questions.flatMap(({ name, labels }) => {
    const silent = labels.filter(({ means }) => means === null);
    return silent.length === 0 ? [] : [`${silent.map((label) => `“${label.name}”`).join(", ")} of “${name}”`];
  });
  if (unclear.length === 0) return null;
  const text = `taxonomy.json does not say what these labels mean (violating, non-violating or undecided): ${unclear.join("; ")}.`;
  return { code: "not-available", text };
}
