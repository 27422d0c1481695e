import { sum } from "d3-array";
import { describe, expect, it } from "vitest";
import type { ViewState } from "../../../../src/lib/schema/filters.js";
import { agreement, agreementOf } from "../../../../src/lib/workbook/agreement.js";
import type { SqlValue } from "../../../../src/lib/workbook/query.js";
import { defaultViewState } from "../../../../src/lib/workbook/view-state.js";
import { workbookInfo } from "../../../../src/lib/workbook/workbook-info.js";
import { type TinyWorkbook, tinyWorkbook } from "./tiny-workbook.js";

type Cell = { readonly [column: string]: SqlValue };

const QUESTION = { question: "decision", name: "Decision", level: "nominal", is_primary: true };
const LABELS = ["1", "2", "3"].map((label, index) => ({ question: "decision", position: index + 1, label }));

async function found(
  cells: readonly Cell[],
  tables: TinyWorkbook = {},
  change: Partial<ViewState> = {},
  weekly = false,
) {
  const query = await tinyWorkbook({ questions: [QUESTION], labels: LABELS, ...tables, agreement: cells });
  return agreement(query, { ...defaultViewState(), ...change }, await workbookInfo(query), weekly);
}

/** Units of two labels, `equal` of them agreeing on the first label and as many on the second. */
const pairs = (equal: number, unequal: number, cell: Cell = {}): Cell => ({
  ...{ market: "TH", question: "decision", raters: "all", week: "2026-09-07", block: 0, labels: 2 },
  ...{ units: 2 * equal + unequal, agreeing: 4 * equal },
  ...{ label_1: 2 * equal + unequal, label_2: 2 * equal + unequal, label_3: 0 },
  ...cell,
});

describe("agreement", () => {
  it("puts the cells of a market's blocks together, whatever else tells them apart", async () => {
    const apart = await found([
      pairs(10, 5, { policy: "gambling", round: "production" }),
      pairs(6, 3, { policy: "nudity", round: "calibration" }),
      pairs(8, 4, { block: 1, week: null }),
    ]);
    const whole = await found([pairs(16, 8), pairs(8, 4, { block: 1 })]);
    expect(agreementOf(apart.found)).toEqual(agreementOf(whole.found));
    expect(agreementOf(apart.found)).toMatchObject({ units: 60, n: 120 });
  });

  it("takes blocks of the same number in several markets as one block", async () => {
    const apart = await found([pairs(10, 5), pairs(6, 3, { market: "ID" }), pairs(8, 1, { block: 1 })]);
    const whole = await found([pairs(16, 8), pairs(8, 1, { block: 1 })]);
    expect(agreementOf(apart.found)).toEqual(agreementOf(whole.found));
  });

  it("counts items with one label in AC1's marginals, but not as units", async () => {
    // 24 items of two labels (percent ⅔) and 100 of one label, all the third.
    const lone = { ...pairs(0, 0), labels: 1, units: 100, agreeing: 0, label_1: 0, label_2: 0, label_3: 100 };
    const figure = agreementOf((await found([pairs(8, 8), lone])).found);
    // Shares of labels, item by item: 12/124, 12/124, 100/124; p_e = Σ π(1 − π)/2.
    const [first, third] = [12 / 124, 100 / 124];
    const expected = (2 * first * (1 - first) + third * (1 - third)) / 2;
    expect(figure).toMatchObject({ units: 24, n: 48 });
    expect(figure.ac1).toBeCloseTo((2 / 3 - expected) / (1 - expected), 12);
  });

  it("does not compare answers to different questions", async () => {
    const questions = [QUESTION, { ...QUESTION, question: "tone", name: "Tone" }];
    const labels = [...LABELS, ...LABELS.map((label) => ({ ...label, question: "tone" }))];
    const { found: both } = await found([pairs(20, 5), pairs(20, 5, { question: "tone", market: "ID" })], {
      questions,
      labels,
    });
    expect(agreementOf(both).absent).toEqual({
      code: "not-available",
      text: "Answers to different questions are not compared: “Decision”, “Tone”.",
    });
    expect(agreementOf(both.filter(({ market }) => market === "ID"))).toMatchObject({ units: 45 });
  });

  it("compares under a policy the choice of a multiple-choice question that says it", async () => {
    const questions = ["policy:gambling", "policy:nudity"].map((question) => ({
      ...QUESTION,
      question,
      name: question,
    }));
    const labels = questions.flatMap(({ question }) => [
      { question, position: 1, label: "no", means: "non-violating" },
      { question, position: 2, label: "yes", means: "violating", policy: question.slice(7) },
    ]);
    const policies = [{ policy: "gambling" }, { policy: "nudity" }];
    const cells = questions.map(({ question }) => pairs(10, 5, { question, policy: "gambling" }));
    const { found: chosen } = await found(cells, { questions, labels, policies }, { policy: "gambling" });
    expect(agreementOf(chosen)).toMatchObject({ units: 25, absent: { code: "undefined" } });
    expect(agreementOf((await found(cells, { questions, labels, policies })).found).absent?.code).toBe("not-available");
  });

  it("uses the distances of an interval question, from its labels as numbers", async () => {
    // 2 items 1–2, 2 items 1–3, 16 items 2–2: squared distances 1 and 4.
    const cell = {
      ...pairs(0, 0),
      ...{ units: 20, agreeing: 32, label_1: 4, label_2: 34, label_3: 2 },
      ...{ pair_1_2: 2, pair_1_3: 2, pair_2_3: 0 },
    };
    const { found: interval } = await found([cell], { questions: [{ ...QUESTION, level: "interval" }] });
    // D_o = 2(2·1 + 2·4)/40 = 0.5; D_e = 2(4·34·1 + 4·2·4 + 34·2·1)/(40·39) = 472/1560.
    expect(agreementOf(interval).value).toBeCloseTo(1 - 0.5 / (472 / 1560), 12);
  });

  it("says where an interval question's labels are no numbers", async () => {
    const labels = LABELS.map((label, index) => (index === 0 ? { ...label, label: "low" } : label));
    const { found: interval } = await found([pairs(20, 5)], {
      questions: [{ ...QUESTION, level: "interval" }],
      labels,
    });
    expect(agreementOf(interval).absent?.text).toContain("are to be numbers");
  });

  it("gives one result per week where weeks are asked for, and leaves undated units out", async () => {
    const { found: weeks } = await found(
      [pairs(10, 5), pairs(6, 3, { week: "2026-09-14" }), pairs(8, 4, { week: null })],
      {},
      {},
      true,
    );
    expect(weeks.map(({ week, blocks }) => [week, agreementOf([{ ...weeks[0]!, blocks }]).units]).toSorted()).toEqual([
      ["2026-09-07", 25],
      ["2026-09-14", 15],
    ]);
  });

  it("puts blocks together where weeks and markets would be too many rows", async () => {
    // 300 weeks of 20 blocks; 5,000 rows are 16 blocks each.
    const week = (index: number) => new Date(Date.UTC(2015, 0, 5 + 7 * index)).toISOString().slice(0, 10);
    const cells = Array.from({ length: 300 * 20 }, (_, index) =>
      pairs(1, 1, { block: index % 20, week: week(Math.floor(index / 20)) }),
    );
    const { found: weeks } = await found(cells, {}, {}, true);
    expect(weeks).toHaveLength(300);
    for (const { blocks } of weeks) {
      expect(blocks.map(({ block }) => block)).toEqual(Array.from({ length: 16 }, (_, block) => block));
      expect(sum(blocks.flatMap(({ sums }) => sums.map(({ units }) => units)))).toBe(20 * 3);
    }
  }, 60_000);

  it("asks nothing where filters leave it without an answer", async () => {
    const { found: none, absent, notices } = await found([pairs(20, 5)], {}, { model: ["guard-1"] });
    expect(none).toEqual([]);
    expect(notices).toEqual([{ code: "agreement", text: absent?.text }]);
  });
});
