import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WorkbookInfo } from "../../../../src/lib/workbook/results.js";
import { defaultViewState, fromSearch, toSearch } from "../../../../src/lib/workbook/view-state.js";
import { anyViewState } from "./any-view-state.js";
import { INFO } from "./tiny-info.js";

const view = (change: Partial<ReturnType<typeof defaultViewState>>) => ({ ...defaultViewState(), ...change });

describe("toSearch", () => {
  it("is empty for the default view", () => expect(toSearch(defaultViewState())).toBe(""));

  it("holds only what differs from the default, in the order of the filters", () => {
    const state = view({ to: "2026-09-30", from: "2026-09-01", market: ["TH", "ID"], grain: "day" });
    expect(toSearch(state)).toBe("market=ID&market=TH&from=2026-09-01&to=2026-09-30&grain=day");
  });

  it("gives one link to one view, however its values were picked", () => {
    expect(toSearch(view({ market: ["TH", "ID"] }))).toBe(toSearch(view({ market: ["ID", "TH", "ID"] })));
  });
});

describe("fromSearch", () => {
  it("reads back every view that toSearch writes, whatever characters its values hold", () => {
    const choices = fc.uniqueArray(fc.string({ minLength: 1, unit: "grapheme" }), { minLength: 1, maxLength: 5 });
    const anyInfo = choices.map((values): WorkbookInfo => {
      const known = values.map((value) => ({ value, name: value, days: null, parent: null }));
      const of = { market: known, queue: known, policy: known, team: known, model: known, reference: known };
      return { ...INFO, choices: of };
    });
    fc.assert(
      fc.property(
        anyInfo.chain((info) => fc.tuple(fc.constant(info), anyViewState(info))),
        ([info, state]) => {
          expect(fromSearch(toSearch(state), info)).toEqual({ state, problems: [] });
        },
      ),
    );
  });

  it("keeps Thai text and commas", () => {
    const state = view({ queue: ["รายงาน, ด่วน"] });
    expect(fromSearch(`?${toSearch(state)}`, INFO)).toEqual({ state, problems: [] });
  });

  it("reports an unknown value with the nearest known one, and keeps the others", () => {
    const { state, problems } = fromSearch("market=TG&market=ID", INFO);
    expect(state).toEqual(view({ market: ["ID"] }));
    expect(problems).toEqual([
      {
        parameter: "market",
        value: "TG",
        text: "Market: this workbook knows no “TG”. The nearest known is “TH” (Thailand). It was ignored.",
      },
    ]);
  });

  it("does not take another spelling for the value", () => {
    const { state, problems } = fromSearch("market=th", INFO);
    expect(state).toEqual(defaultViewState());
    expect(problems).toHaveLength(1);
  });

  it("reports a filter it does not know, with the known ones", () => {
    const { state, problems } = fromSearch("region=TH&constructor=1", INFO);
    expect(state).toEqual(defaultViewState());
    expect(problems.map(({ parameter }) => parameter)).toEqual(["region", "constructor"]);
    expect(problems[0]?.text).toContain("market, queue, policy");
  });

  it.each(["2026-02-30", "2026-9-1", "yesterday", ""])("ignores and reports the impossible day “%s”", (day) => {
    const { state, problems } = fromSearch(`from=${day}&to=2026-09-30`, INFO);
    expect(state).toEqual(view({ to: "2026-09-30" }));
    expect(problems).toEqual([expect.objectContaining({ parameter: "from", value: day })]);
  });

  it("ignores and reports both days where from is after to", () => {
    const { state, problems } = fromSearch("from=2026-09-30&to=2026-09-01", INFO);
    expect(state).toEqual(defaultViewState());
    expect(problems.map(({ text }) => text)).toEqual(["From 30 Sep 2026 is after to 1 Sep 2026: both were ignored."]);
  });

  it("does not choose between two values of a filter that takes one", () => {
    const { state, problems } = fromSearch("kind=human&kind=model", INFO);
    expect(state.kind).toBeNull();
    expect(problems).toEqual([expect.objectContaining({ parameter: "kind", value: "human, model" })]);
  });

  it("takes a value that is said twice as one", () => {
    expect(fromSearch("kind=human&kind=human", INFO)).toEqual({ state: view({ kind: "human" }), problems: [] });
  });

  it("reports values outside a filter's fixed choices", () => {
    const { state, problems } = fromSearch("grain=month", INFO);
    expect(state.grain).toBe("week");
    expect(problems[0]?.text).toBe("By: this workbook knows no “month”. The nearest known is “day”. It was ignored.");
  });
});
