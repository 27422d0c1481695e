import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kaplanMeier } from "../../../../src/lib/stats/kaplan-meier.js";
import { survivalCounts } from "../../../../src/lib/stats/survival-counts.js";
import { PLACEBO, TREATED } from "./published-survival.js";

const units = fc.array(fc.tuple(fc.nat(12), fc.boolean()), { maxLength: 20 });
const of = (times: readonly number[], events: readonly number[]) => kaplanMeier(survivalCounts(times, events));

describe("kaplanMeier", () => {
  it("gives the published curve of the leukaemia trial", () => {
    const { steps, median } = of(TREATED.times, TREATED.events);
    const drops = steps.filter(({ events }) => events > 0);
    expect(drops.map(({ time }) => time)).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect(drops.map(({ atRisk }) => atRisk)).toEqual([21, 17, 15, 12, 11, 7, 6]);
    expect(drops.map(({ survival }) => survival.toFixed(3))).toEqual([
      "0.857",
      "0.807",
      "0.753",
      "0.690",
      "0.627",
      "0.538",
      "0.448",
    ]);
    expect(drops[0]!.standardError).toBeCloseTo(0.0764, 4);
    expect(median).toBe(23);
    expect(of(PLACEBO.times, PLACEBO.events).median).toBe(8);
  });

  it("is the plain share, with its binomial standard error, without censoring", () => {
    const [, second] = of([1, 2, 3, 4, 5], [1, 1, 1, 1, 1]).steps;
    expect(second!.survival).toBeCloseTo(3 / 5, 14);
    expect(second!.standardError).toBeCloseTo(Math.sqrt((0.6 * 0.4) / 5), 14);
    // ln(−ln S) ± 1.96 se/(S |ln S|).
    const margin = (1.959963984540054 * second!.standardError!) / (0.6 * -Math.log(0.6));
    expect(Math.log(-Math.log(second!.lower!))).toBeCloseTo(Math.log(-Math.log(0.6)) + margin, 10);
    expect(Math.log(-Math.log(second!.upper!))).toBeCloseTo(Math.log(-Math.log(0.6)) - margin, 10);
  });

  it("takes the middle of a stretch at exactly a half, and its start where nothing follows", () => {
    expect(of([1, 2, 3, 4], [1, 1, 1, 1]).median).toBe(2.5);
    expect(of([1, 2, 3, 4], [1, 1, 0, 0]).median).toBe(2);
    // Rounding takes the product to just below a half with 12 units, to just above with 24.
    for (const n of [12, 24]) {
      const times = Array.from({ length: n }, (_, i) => i + 1);
      expect(of(times, Array(n).fill(1)).median).toBe((n + 1) / 2);
    }
    expect(of([1, 2, 3, 4], [1, 0, 0, 0]).median).toBeNull();
  });

  it("falls from 1 within its limits, whatever the units' order", () => {
    fc.assert(
      fc.property(units, (rows) => {
        const [times, events] = [rows.map(([time]) => time), rows.map(([, event]) => Number(event))];
        const found = of(times, events);
        expect(of(times.toReversed(), events.toReversed())).toEqual(found);
        let before = 1;
        for (const { survival, lower, upper, standardError } of found.steps) {
          expect(survival).toBeLessThanOrEqual(before);
          expect(lower ?? 0).toBeLessThanOrEqual(survival);
          expect(upper ?? 1).toBeGreaterThanOrEqual(survival);
          expect(standardError).not.toBeNaN();
          before = survival;
        }
      }),
    );
  });

  it("has no limits at 1 and at 0, and no steps without units", () => {
    expect(of([1, 2], [0, 1]).steps).toMatchObject([
      { survival: 1, standardError: 0, lower: null, upper: null },
      { survival: 0, standardError: null, lower: null, upper: null },
    ]);
    expect(of([], [])).toEqual({ steps: [], median: null });
  });

  it("leaves out units with a missing value and refuses what is no time or event", () => {
    expect(survivalCounts([1, null, 2], [true, true, null])).toEqual({ times: [1], events: [1], censored: [0] });
    expect(() => survivalCounts([1], [2])).toThrow("events must be 0 or 1");
    expect(() => survivalCounts([-1], [1])).toThrow("times must be finite, at least 0");
    expect(() => survivalCounts([1, 2], [1])).toThrow("equally long");
    expect(() => kaplanMeier({ times: [2, 1], events: [1, 1], censored: [0, 0] })).toThrow("ascending");
  });
});
