import { describe, expect, it } from "vitest";
import { errorQuestions } from "../../../../src/lib/workbook/error-questions.js";
import type { LabelInfo, QuestionInfo, WorkbookInfo } from "../../../../src/lib/workbook/results.js";
import { defaultViewState } from "../../../../src/lib/workbook/view-state.js";
import { INFO } from "./tiny-info.js";

const label = (label: string, means: LabelInfo["means"], policy: string | null = null): LabelInfo => ({
  label,
  name: label.toUpperCase(),
  means,
  policy,
});
const question = (name: string, ...labels: LabelInfo[]): QuestionInfo => ({
  question: name,
  name: `The ${name}`,
  level: "nominal",
  labels,
});
const DECISION = question(
  "decision",
  label("ok", "non-violating"),
  label("gambling", "violating", "gambling"),
  label("nudity", "violating", "nudity"),
  label("unsure", "undecided"),
);
const SEVERITY = question("severity", label("low", null), label("high", "violating"));

const asked = (policy: string | null, ...questions: QuestionInfo[]) => {
  const info: WorkbookInfo = { ...INFO, questions };
  return errorQuestions({ ...defaultViewState(), policy }, info);
};

describe("errorQuestions", () => {
  it("asks of all primary questions whether labels are the same, and which mean a violation", () => {
    expect(asked(null, DECISION)).toEqual({
      questions: [{ question: "decision", oneVsRest: false, positive: ["gambling", "nudity"] }],
      absent: null,
      directions: null,
    });
  });

  it("asks one policy, with its parts, against the rest where labels name policies", () => {
    // Gambling is a part of regulated goods.
    expect(asked("regulated", DECISION).questions).toEqual([
      { question: "decision", oneVsRest: true, positive: ["gambling"] },
    ]);
  });

  it("leaves out a question whose labels name other policies only: all its labels would be right", () => {
    const other = question("other", label("no", "non-violating"), label("yes", "violating", "nudity"));
    expect(asked("gambling", DECISION, other).questions.map(({ question }) => question)).toEqual(["decision"]);
    expect(asked("gambling", other).absent).toEqual({
      code: "not-available",
      text: "No label of “The other” says Gambling.",
    });
  });

  it("keeps a question whose labels name no policy as it is", () => {
    const plain = question("plain", label("no", "non-violating"), label("yes", "violating"));
    expect(asked("gambling", plain).questions).toEqual([{ question: "plain", oneVsRest: false, positive: ["yes"] }]);
  });

  it("cannot tell false positives from false negatives where a label does not say what it means", () => {
    const { questions, absent, directions } = asked(null, SEVERITY);
    expect(questions).toEqual([{ question: "severity", oneVsRest: false, positive: null }]);
    expect(absent).toBeNull();
    expect(directions?.text).toContain("“LOW” of “The severity”");
  });

  it("can tell them of a policy all the same", () => {
    const named = question("named", label("ok", null), label("gambling", null, "gambling"));
    expect(asked("gambling", named).directions).toBeNull();
  });

  it("says so where there are no questions", () => expect(asked(null).absent?.code).toBe("not-available"));
});
