import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logrankTest } from "../../../../src/lib/stats/logrank-test.js";
import { survivalCounts } from "../../../../src/lib/stats/survival-counts.js";
import { expectNear } from "./expect-near.js";
import { PLACEBO, TREATED } from "./published-survival.js";

const group = fc.array(fc.tuple(fc.nat(6), fc.boolean()), { maxLength: 8 }).map((rows) =>
  survivalCounts(
    rows.map(([time]) => time),
    rows.map(([, event]) => event),
  ),
);

describe("logrankTest", () => {
  it("gives the published test of the leukaemia trial: 9 and 21 events, 19.25 and 10.75 expected, χ² = 16.8", () => {
    const found = logrankTest([TREATED, PLACEBO].map(({ times, events }) => survivalCounts(times, events)));
    expect(found.observed).toEqual([9, 21]);
    expect(found.expected[0]).toBeCloseTo(19.25, 2);
    expect(found.expected[1]).toBeCloseTo(10.75, 2);
    expect(found.statistic).toBeCloseTo(16.8, 1);
    expect(found.degreesOfFreedom).toBe(1);
  });

  it("is the hypergeometric z² at a single time of events", () => {
    // Two of three and one of three at time 1: off by ½ of variance 3·3/5 · ½·½.
    const found = logrankTest([survivalCounts([1, 1, 2], [1, 1, 0]), survivalCounts([1, 2, 2], [1, 0, 0])]);
    expect(found.statistic).toBeCloseTo(0.25 / ((9 / 5) * 0.25), 14);
  });

  it("expects as many events as were observed, and does not depend on the groups' order", () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 4 }), (groups) => {
        const [found, other] = [logrankTest(groups), logrankTest(groups.toReversed())];
        const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
        expect(total(found.expected)).toBeCloseTo(total(found.observed), 10);
        expect(other.reason).toBe(found.reason);
        expect(other.degreesOfFreedom).toBe(found.degreesOfFreedom);
        expectNear(other.statistic, found.statistic, 8);
        expectNear(other.pValue, found.pValue, 8);
      }),
    );
  });

  it("says why it is undefined", () => {
    expect(logrankTest([])).toMatchObject({ statistic: null, reason: "no-data", degreesOfFreedom: 0 });
    const some = survivalCounts([1, 2], [1, 1]);
    expect(logrankTest([some, survivalCounts([], [])])).toMatchObject({ reason: "too-few" });
    expect(logrankTest([some, survivalCounts([0], [0])])).toMatchObject({ reason: "no-variation" });
  });
});
