import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CUBE_NAMES, type CubeName } from "../../../../src/lib/schema/cubes.js";
import type { ViewState } from "../../../../src/lib/schema/filters.js";
import { predicate } from "../../../../src/lib/workbook/predicate.js";
import { defaultViewState } from "../../../../src/lib/workbook/view-state.js";
import { anyViewState } from "./any-view-state.js";
import { INFO } from "./tiny-info.js";
import { tinyWorkbook } from "./tiny-workbook.js";

const view = (change: Partial<ViewState>): ViewState => ({ ...defaultViewState(), ...change });

/** 3 and 5 October 2026 are a Saturday and a Monday; `policy` is what the item was queued under. */
const DAYS = ["2026-10-03", "2026-10-05", null];
const JUDGED = DAYS.flatMap((day) => [
  { day, market: "TH", policy: "gambling", team: "Selat", question: "decision", label: "ok", n: 1 },
  { day, market: "ID", policy: "nudity", team: "Harbour & Co", question: "decision", label: "gambling", n: 2 },
  { day, market: null, policy: "gambling", question: "tone", label: "rude", n: 4 },
]);
const WEEKLY = ["2026-09-28", "2026-10-05", null].flatMap((week) =>
  ["all", "human", "team:Selat"].map((raters) => ({ week, market: "TH", policy: "gambling", raters, units: 1 })),
);
const WORKBOOK = tinyWorkbook({
  judged: JUDGED,
  agreement: WEEKLY,
  policies: [{ policy: "regulated" }, { policy: "gambling", parent: "regulated" }, { policy: "nudity" }],
  labels: [
    { question: "decision", label: "ok" },
    { question: "decision", label: "gambling", policy: "gambling" },
    { question: "tone", label: "rude" },
  ],
});

async function total(cube: CubeName, sum: string, change: Partial<ViewState>): Promise<number> {
  const { where, parameters } = predicate(view(change), cube);
  const query = await WORKBOOK;
  const [row] = await query<{ total: number | null }>(
    `SELECT CAST(sum(${sum}) AS DOUBLE) AS total FROM ${cube} WHERE ${where}`,
    parameters,
  );
  return row?.total ?? 0;
}
const judged = (change: Partial<ViewState>) => total("judgements", "n", change);
const units = (change: Partial<ViewState>) => total("agreement", "units", change);

describe("predicate", () => {
  it("never holds a value: all are bound, each in its place, and views differ in their values only", () => {
    fc.assert(
      fc.property(anyViewState(INFO), fc.constantFrom(...CUBE_NAMES), (state, cube) => {
        const { where, parameters } = predicate(state, cube);
        expect(where.match(/\?/g)?.length ?? 0).toBe(parameters.length);
        const others = {
          ...state,
          market: ["x' OR TRUE --", "y"],
          // Agreement has no answer for some raters, and then no condition on them.
          ...(cube !== "agreement" &&
            cube !== "pairs" && { team: [], kind: state.kind === null ? ("human" as const) : null }),
          policy: state.policy && "x",
          reference: "x",
          from: "2000-01-01",
          to: null,
        };
        expect(predicate(others, cube).where).toBe(where);
      }),
    );
  });

  it("restricts nothing in the default view", async () => {
    expect(predicate(defaultViewState(), "judgements")).toMatchObject({ notices: [], absent: null });
    expect(await judged({})).toBe(3 * (1 + 2 + 4));
  });

  it("joins filters by and, the values of one by or", async () => {
    expect(await judged({ market: ["TH"] })).toBe(3);
    expect(await judged({ market: ["ID", "TH"] })).toBe(3 + 6);
    expect(await judged({ market: ["ID", "TH"], team: ["Selat"] })).toBe(3);
  });

  it("finds nothing, rather than failing, for a value that no cell has", async () => {
    expect(await judged({ market: ["XX"] })).toBe(0);
  });

  it("takes days exactly from daily cubes, and undated cells only where no days are asked for", async () => {
    expect(await judged({ from: "2026-10-04" })).toBe(7);
    expect(await judged({ to: "2026-10-03" })).toBe(7);
    expect(await judged({ from: "2026-10-03", to: "2026-10-05" })).toBe(14);
    expect(await judged({ from: "2026-10-04", to: "2026-10-04" })).toBe(0);
  });

  it("takes whole weeks from weekly cubes, and says so where they reach beyond the days", async () => {
    expect(await units({})).toBe(3);
    expect(await units({ from: "2026-10-03", to: "2026-10-03" })).toBe(1);
    expect(await units({ from: "2026-10-03", to: "2026-10-05" })).toBe(2);
    expect(predicate(view({ from: "2026-10-03", to: "2026-10-05" }), "agreement").notices).toEqual([
      { code: "weeks", text: "Agreement and interval widths count whole weeks: 28 Sep – 11 Oct 2026." },
    ]);
    expect(predicate(view({ from: "2026-09-28", to: "2026-10-11" }), "agreement").notices).toEqual([]);
    expect(predicate(view({ from: "2026-10-03" }), "volume").notices).toEqual([]);
  });

  it("takes a policy with its parts as the policy of the item, where labels name no policy", async () => {
    // `tone` has no label of a policy: 4 of its labels a day are on items queued under gambling.
    // `decision` has: all its labels stay, as one policy against the rest.
    expect(await judged({ policy: "regulated" })).toBe(3 * (4 + 1 + 2));
    expect(await judged({ policy: "nudity" })).toBe(3 * (1 + 2));
    expect(await units({ policy: "regulated" })).toBe(3);
    expect(await units({ policy: "nudity" })).toBe(0);
  });

  it("compares all raters, or people, models or one team", async () => {
    expect(await units({})).toBe(3);
    expect(await units({ kind: "human" })).toBe(3);
    expect(await units({ kind: "model" })).toBe(0);
    expect(predicate(view({ team: ["Selat"] }), "agreement").parameters).toContain("team:Selat");
  });

  it.each([
    [{ model: ["guard-1"] }, "by model version"],
    [{ team: ["Selat", "Harbour & Co"] }, "one team at a time"],
    [{ team: ["Selat"], kind: "human" as const }, "not both"],
  ])("says where agreement has no answer: %o", (change, words) => {
    expect(predicate(view(change), "agreement").absent).toEqual({
      code: "not-available",
      text: expect.stringContaining(words),
    });
    expect(predicate(view(change), "volume").absent).toBeNull();
  });

  it("says which filters pairs of labels know nothing of", () => {
    expect(predicate(view({ team: ["Selat"], model: ["guard-1"] }), "pairs").absent?.text).toContain(
      "“Team”, “Model version”",
    );
  });

  it("lets the choice of a judge leave volume and agreement alone", () => {
    expect(predicate(view({ reference: "panel" }), "volume")).toEqual(predicate(defaultViewState(), "volume"));
    expect(predicate(view({ reference: "panel" }), "agreement")).toEqual(predicate(defaultViewState(), "agreement"));
    expect(predicate(view({ reference: "panel" }), "pairs")).toEqual(predicate(defaultViewState(), "pairs"));
  });
});
