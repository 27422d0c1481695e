import { describe, expect, it } from "vitest";
import type { ViewState } from "../../../../src/lib/schema/filters.js";
import type { Days } from "../../../../src/lib/workbook/days.js";
import { errorFigures, errorView } from "../../../../src/lib/workbook/error-rates.js";
import type { Parts } from "../../../../src/lib/workbook/error-sums.js";
import type { Figure } from "../../../../src/lib/workbook/results.js";
import { defaultViewState } from "../../../../src/lib/workbook/view-state.js";
import { workbookInfo } from "../../../../src/lib/workbook/workbook-info.js";
import { EXAMPLE } from "./example-workbook.js";
import { type JudgedCell, type TinyWorkbook, tinyWorkbook } from "./tiny-workbook.js";

const GOLD = { market: "TH", round: "gold", reference_kind: "gold", selection: "gold", reference_set: "panel" };
const MEASURES = ["correct", "false_positive", "false_negative"] as const;

/** The figures of all work in one market, by measure. */
async function figures(judged: readonly JudgedCell[], change: Partial<ViewState> = {}, tables: TinyWorkbook = {}) {
  const query = await tinyWorkbook({ ...EXAMPLE, volume: [], agreement: [], ...tables, judged });
  const info = await workbookInfo(query);
  const parts = [{ part: "all", days: null }];
  const view = await errorView(query, { ...defaultViewState(), ...change }, info, MEASURES, parts);
  const rows = await errorFigures(query, view, [{ scope: "here", judges: view.judges }]);
  return Object.fromEntries(rows.map(({ measure, figure }) => [measure, figure])) as { [measure in string]: Figure };
}

/** n labels per pair of label given and reference label, of the example's question. */
const confusion = (cells: readonly (readonly [string, string, number])[], cell: object = {}): JudgedCell[] =>
  cells.map(([label, reference_label, n]) => ({ ...GOLD, question: "decision", ...cell, label, reference_label, n }));

describe("errorView", () => {
  const AUDIT = { round: "production", reference_kind: "audit", selection: "random", reference_set: "quality" };
  const view = async (judged: readonly JudgedCell[], parts: Parts = [{ part: "all", days: null }], change = {}) => {
    const query = await tinyWorkbook({ ...EXAMPLE, volume: [], agreement: [], judged });
    const state = { ...defaultViewState(), ...change };
    return errorView(query, state, await workbookInfo(query), ["correct"], parts);
  };
  const one = (cell: object) => confusion([["ok", "ok", 1]], cell);

  it.each([
    ["targeted audits", { selection: "targeted" }, []],
    ["disputes", { selection: "dispute" }, []],
    ["random audits of onboarding", { round: "onboarding" }, []],
    ["arbitration of a random audit", { reference_kind: "arbitration" }, ["accuracy"]],
    ["gold labels in production", { reference_kind: "gold", selection: "gold" }, ["gold_accuracy"]],
    ["gold labels drawn at random", { reference_kind: "gold" }, ["gold_accuracy"]],
    ["arbitration of gold labels", { reference_kind: "arbitration", selection: "gold" }, ["gold_accuracy"]],
  ])("knows the family of %s", async (_, cell, families) => {
    expect((await view(one({ ...AUDIT, ...cell }))).judges.map(({ family }) => family)).toEqual(families);
  });

  it("has one judge for each market, work without a market too", async () => {
    const { judges } = await view([...one(AUDIT), ...one({ ...AUDIT, market: null }), ...one({})]);
    expect(judges.map(({ market, family }) => [market, family]).sort()).toEqual([
      ["", "accuracy"],
      ["TH", "accuracy"],
    ]);
  });

  // One audit before the days asked for, two gold labels within them and three without a day.
  const cells = [
    ...one({ ...AUDIT, day: "2026-09-01" }),
    ...confusion([["ok", "ok", 2]], { day: "2026-09-02" }),
    ...confusion([["ok", "ok", 3]], { day: null }),
  ];
  const days: Days = ["2026-09-02", "2026-09-30"];
  const gold = { market: "TH", family: "gold_accuracy", referenceSet: "panel", n: 2, undated: 3 };

  it("judges stretches by what was judged within the first of them", async () => {
    const parts = [
      { part: "view", days },
      { part: "all", days: null },
    ];
    expect((await view(cells, parts)).judges).toEqual([gold]);
    expect((await view(cells)).judges).toEqual([
      { ...gold, family: "accuracy", referenceSet: "quality", n: 1, undated: 0 },
    ]);
  });

  it("judges days and weeks by what was judged on the days asked for", async () => {
    expect((await view(cells, "week", { from: days[0], to: days[1] })).judges).toEqual([gold]);
  });
});

describe("errorFigures", () => {
  it("counts what is labelled violating and is not, and what is violating and not labelled so", async () => {
    // Not violating by reference: 60, of which 6 labelled violating. Violating: 40, of which 8 labelled ok; the wrong
    // policy is an error, but of no direction.
    const { correct, false_positive, false_negative } = await figures(
      confusion([
        ["ok", "ok", 54],
        ["gambling", "ok", 4],
        ["nudity", "ok", 2],
        ["gambling", "gambling", 27],
        ["nudity", "gambling", 5],
        ["ok", "gambling", 8],
      ]),
    );
    expect(correct).toMatchObject({ metric: "gold_accuracy", value: 0.81, n: 100 });
    expect(false_positive).toMatchObject({ metric: "false_positive_rate", value: 0.1, n: 60 });
    expect(false_negative).toMatchObject({ metric: "false_negative_rate", value: 0.2, n: 40 });
  });

  it("asks under a policy whether labels say that policy, wherever the item was queued", async () => {
    // Gambling by reference: 40, of which 10 labelled something else. Not gambling: 60, of which 6 labelled gambling.
    const { correct, false_positive, false_negative } = await figures(
      confusion(
        [
          ["gambling", "gambling", 30],
          ["nudity", "gambling", 10],
          ["gambling", "nudity", 6],
          ["ok", "nudity", 30],
          ["ok", "ok", 24],
        ],
        { policy: "nudity" },
      ),
      { policy: "gambling" },
    );
    expect(correct?.value).toBeCloseTo(84 / 100, 12);
    expect(false_positive).toMatchObject({ value: 0.1, n: 60 });
    expect(false_negative).toMatchObject({ value: 0.25, n: 40 });
  });

  it("takes items queued under the policy where labels name none", async () => {
    const labels = [
      { question: "decision", position: 1, label: "ok", means: "non-violating" },
      { question: "decision", position: 2, label: "bad", means: "violating" },
    ];
    const cells = [
      ...confusion(
        [
          ["ok", "ok", 40],
          ["bad", "ok", 10],
        ],
        { policy: "gambling" },
      ),
      ...confusion([["bad", "ok", 500]], { policy: "nudity" }),
    ];
    expect((await figures(cells, { policy: "gambling" }, { labels })).correct).toMatchObject({ value: 0.8, n: 50 });
  });

  it("weighs labels by their sampling weight, and its interval by what that costs", async () => {
    // 40 labels of weight 3, all right; 40 of weight 1, all wrong: 120/160; Kish n = 160²/(40·9 + 40·1) = 64, and
    // Wilson's limits of 0.75 at n = 64 with z = 1.96 are 0.632 and 0.840.
    const { correct } = await figures([
      ...confusion([["ok", "ok", 40]], { weight: 3 }),
      ...confusion([["gambling", "ok", 40]], { weight: 1 }),
    ]);
    expect(correct).toMatchObject({ value: 0.75, n: 80 });
    expect(correct?.lower).toBeCloseTo(0.632, 3);
    expect(correct?.upper).toBeCloseTo(0.84, 3);
  });

  it("merges an annotator's work from several cells into one cluster", async () => {
    // Two annotators with 27 of 40 right each, in two cells of 20: no difference between them, design effect 1.
    const apart = [1, 2].flatMap((cluster) => [
      ...confusion([["ok", "ok", 20]], { cluster, queue: "a" }),
      ...confusion(
        [
          ["ok", "ok", 7],
          ["gambling", "ok", 13],
        ],
        { cluster, queue: "b" },
      ),
    ]);
    const whole = [1, 2].flatMap((cluster) =>
      confusion(
        [
          ["ok", "ok", 27],
          ["gambling", "ok", 13],
        ],
        { cluster },
      ),
    );
    expect((await figures(apart)).correct).toEqual((await figures(whole)).correct);
    expect((await figures(apart)).correct).toMatchObject({ annotators: 2, n: 80 });
  });

  it("does not give directions where a label of the question does not say what it means", async () => {
    const labels = [
      { question: "decision", position: 1, label: "ok", name: "OK", means: "non-violating" },
      { question: "decision", position: 2, label: "odd", name: "Odd", means: null },
    ];
    const { correct, false_positive } = await figures(
      confusion([
        ["ok", "ok", 40],
        ["odd", "ok", 10],
      ]),
      {},
      { labels },
    );
    expect(correct?.value).toBe(0.8);
    expect(false_positive).toMatchObject({ value: null, absent: { code: "not-available" } });
    expect(false_positive?.absent?.text).toContain("“Odd” of “Decision”");
  });

  describe("with a second primary question", () => {
    const questions = ["decision", "tone"].map((question) => ({ question, level: "nominal", is_primary: true }));
    const cells = [
      ...confusion([
        ["gambling", "gambling", 30],
        ["nudity", "gambling", 10],
      ]),
      ...confusion(
        [
          ["rude", "rude", 36],
          ["rude", "fine", 4],
        ],
        { question: "tone", policy: "gambling" },
      ),
    ];
    const tone = (means: string | null) => [
      { question: "tone", position: 1, label: "fine", means: "non-violating" },
      { question: "tone", position: 2, label: "rude", means },
    ];

    it("asks each whether its labels say the policy, or are the same where they name none", async () => {
      // `decision`: 30 of 40 say gambling as they should; `tone` names no policy: 36 of 40 are the same.
      const labels = [...(EXAMPLE.labels ?? []), ...tone("violating")];
      const { correct } = await figures(cells, { policy: "gambling" }, { questions, labels });
      expect(correct).toMatchObject({ n: 80 });
      expect(correct?.value).toBeCloseTo((30 + 36) / 80, 12);
    });

    it("gives no directions where one of them cannot tell", async () => {
      const labels = [...(EXAMPLE.labels ?? []), ...tone(null)];
      const { correct, false_negative } = await figures(cells, {}, { questions, labels });
      expect(correct).toMatchObject({ n: 80 });
      expect(false_negative).toMatchObject({ value: null, absent: { code: "not-available" } });
    });
  });

  it("does not count annotators whose labels weigh nothing", async () => {
    const weighty = [1, 2].flatMap((cluster) => confusion([["ok", "ok", 20]], { cluster }));
    const weightless = confusion([["gambling", "ok", 20]], { cluster: 3, weight: 0 });
    expect((await figures([...weighty, ...weightless])).correct).toMatchObject({ value: 1, annotators: 2 });
  });

  it("asks of error rates of gold labels the number of annotators that gold accuracy asks for", async () => {
    const cells = [1, 2].flatMap((cluster) =>
      confusion(
        [
          ["ok", "ok", 20],
          ["gambling", "ok", 2],
        ],
        { cluster },
      ),
    );
    expect((await figures(cells)).false_positive).toMatchObject({ annotators: 2, n: 44, absent: null });
  });

  it("leaves other than primary questions out", async () => {
    const cells = confusion([["ok", "ok", 40]]);
    const other = confusion([["ok", "gambling", 40]], { question: "second" });
    expect((await figures([...cells, ...other])).correct).toMatchObject({ value: 1, n: 40 });
  });
});
