import type { ViewState } from "../schema/filters.js";
import { nameOf } from "./caption.js";
import type { Absent, QuestionInfo, WorkbookInfo } from "./results.js";

/** The questions error figures are made of under a view, and what they cannot say. */
export interface ErrorQuestions {
  readonly questions: readonly string[];
  /** Whether some question asks of every label if it says the policy of the view, or something else. */
  readonly oneVsRest: boolean;
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
  if (policy === null) {
    const { questions } = info;
    return { questions: names(questions), oneVsRest: false, absent: null, directions: directions(questions) };
  }

  const parts = withParts(policy, info);
  const asserting = info.questions.filter(({ labels }) => labels.some((label) => label.policy !== null));
  const others = info.questions.filter((question) => !asserting.includes(question));
  const versus = asserting.filter(({ labels }) =>
    labels.some((label) => label.policy !== null && parts.has(label.policy)),
  );
  const questions = [...versus, ...others];
  if (questions.length === 0) {
    return none(
      `No label of ${asserting.map(({ name }) => `“${name}”`).join(", ")} says ${nameOf(info.choices.policy, policy)}.`,
    );
  }
  return { questions: names(questions), oneVsRest: versus.length > 0, absent: null, directions: directions(others) };
}

const names = (questions: readonly QuestionInfo[]) => questions.map(({ question }) => question);

const none = (text: string): ErrorQuestions => {
  const absent: Absent = { code: "not-available", text };
  return { questions: [], oneVsRest: false, absent, directions: absent };
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
