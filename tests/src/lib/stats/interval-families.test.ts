import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaPosterior } from "../../../../src/lib/stats/beta-posterior.js";
import { betaPrior } from "../../../../src/lib/stats/beta-prior.js";
import { clopperPearson } from "../../../../src/lib/stats/clopper-pearson.js";
import { conditionalOddsRatio } from "../../../../src/lib/stats/conditional-odds-ratio.js";
import type { Estimate } from "../../../../src/lib/stats/estimate.js";
import { jeffreys } from "../../../../src/lib/stats/jeffreys.js";
import { mantelHaenszel } from "../../../../src/lib/stats/mantel-haenszel.js";
import { miettinenNurminenDifference } from "../../../../src/lib/stats/miettinen-nurminen-difference.js";
import { newcombeDifference } from "../../../../src/lib/stats/newcombe-difference.js";
import { newcombeDifferenceContinuity } from "../../../../src/lib/stats/newcombe-difference-continuity.js";
import { oddsRatioWoolf } from "../../../../src/lib/stats/odds-ratio-woolf.js";
import { poissonExact } from "../../../../src/lib/stats/poisson-exact.js";
import { tangoDifference } from "../../../../src/lib/stats/tango-difference.js";
import type { TwoByTwo } from "../../../../src/lib/stats/two-by-two.js";
import { wilson } from "../../../../src/lib/stats/wilson.js";
import { wilsonContinuity } from "../../../../src/lib/stats/wilson-continuity.js";
import { fourfold } from "./arbitrary-tables.js";
import { expectNear } from "./expect-near.js";

/** What all intervals of a kind have in common; each one's own values are in its own test. */

const levels = fc.constantFrom([0.5, 0.8], [0.8, 0.95], [0.95, 0.999]);

/** Limits around the value and within the range of what is estimated, and the further apart the more confident. */
function expectInterval(of: (confidence: number) => Estimate, [less, more]: readonly number[], range: Range): void {
  const [narrow, wide] = [of(less!), of(more!)];
  expect(wide.value).toBe(narrow.value);
  if (narrow.value !== null) {
    expect(narrow.value).toBeGreaterThanOrEqual(range[0]);
    expect(narrow.value).toBeLessThanOrEqual(range[1]);
  }
  if (narrow.reason !== null || wide.reason !== null) {
    expect(narrow.reason).toBe(wide.reason);
    return;
  }
  const inOrder = [range[0], wide.lower, narrow.lower, narrow.value, narrow.upper, wide.upper, range[1]];
  for (const [i, limit] of inOrder.slice(1).entries()) expect(limit).toBeGreaterThanOrEqual(inOrder[i]! - ROUNDING);
  // Clipped, not nearly: a page draws what lies outside.
  expect(wide.lower).toBeGreaterThanOrEqual(range[0]);
  expect(wide.upper).toBeLessThanOrEqual(range[1]);
}

type Range = readonly [least: number, most: number];
const ROUNDING = 1e-9;

const sample = fc.tuple(fc.nat(60), fc.nat(60)).map(([x, rest]) => ({ x, n: x + rest }));

describe.each([wilson, wilsonContinuity, clopperPearson, jeffreys])("the interval of a share: %o", (interval) => {
  it("lies in 0..1 around x / n and widens with confidence", () => {
    fc.assert(
      fc.property(sample, levels, ({ x, n }, pair) => {
        expectInterval((confidence) => interval(x, n, confidence), pair, [0, 1]);
      }),
    );
  });

  it("turns with what counts as the property", () => {
    fc.assert(
      fc.property(sample, ({ x, n }) => {
        const [yes, no] = [interval(x, n), interval(n - x, n)];
        expectNear(yes.lower, no.upper === null ? null : 1 - no.upper, 10);
        expectNear(yes.upper, no.lower === null ? null : 1 - no.lower, 10);
      }),
    );
  });

  it("narrows with ten times the observations", () => {
    fc.assert(
      fc.property(sample, ({ x, n }) => {
        const [few, many] = [interval(x, n), interval(10 * x, 10 * n)];
        if (few.reason !== null || many.reason !== null) return;
        expect(many.upper - many.lower).toBeLessThan(few.upper - few.lower);
      }),
    );
  });
});

describe.each([newcombeDifference, newcombeDifferenceContinuity, miettinenNurminenDifference])(
  "the interval of a difference: %o",
  (interval) => {
    it("lies in −1..1 around the difference and widens with confidence", () => {
      fc.assert(
        fc.property(sample, sample, levels, (a, b, pair) => {
          expectInterval((confidence) => interval(a.x, a.n, b.x, b.n, confidence), pair, [-1, 1]);
        }),
      );
    });

    it("changes its sign with the order of the samples, and with what counts as the property", () => {
      fc.assert(
        fc.property(sample, sample, (a, b) => {
          const found = interval(a.x, a.n, b.x, b.n);
          for (const turned of [interval(b.x, b.n, a.x, a.n), interval(a.n - a.x, a.n, b.n - b.x, b.n)]) {
            expectNear(turned.value, found.value === null ? null : -found.value, 12);
            expectNear(turned.lower, found.upper === null ? null : -found.upper, 9);
            expectNear(turned.upper, found.lower === null ? null : -found.lower, 9);
          }
        }),
      );
    });
  },
);

it("the interval of a difference of pairs lies in −1..1 around it and widens with confidence", () => {
  const counts = fc.record({ both: fc.nat(30), firstOnly: fc.nat(30), secondOnly: fc.nat(30), neither: fc.nat(30) });
  fc.assert(
    fc.property(counts, levels, (pairs, pair) => {
      expectInterval((confidence) => tangoDifference(pairs, confidence), pair, [-1, 1]);
    }),
  );
});

it("the interval of a rate of events is not below 0, lies around the rate, and has its unit", () => {
  fc.assert(
    fc.property(fc.nat(50), fc.integer({ min: 1, max: 100 }), levels, (events, exposure, pair) => {
      expectInterval((confidence) => poissonExact(events, exposure, confidence), pair, [0, Infinity]);
      const [one, thousand] = [poissonExact(events, exposure), poissonExact(events, exposure * 1000)];
      expectNear(thousand.upper! * 1000, one.upper, 9);
    }),
  );
});

// Of weaker priors a skew posterior may have its mean beyond the middle half.
it("the interval of a shrunk rate lies in 0..1 around it and widens with confidence", () => {
  const prior = fc
    .tuple(fc.constantFrom(0.05, 0.5, 0.9), fc.constantFrom(20, 300))
    .map(([mean, precision]) => betaPrior(mean, precision));
  fc.assert(
    fc.property(prior, sample, levels, (spread, unit, pair) => {
      expectInterval((confidence) => betaPosterior(spread, unit, confidence), pair, [0, 1]);
    }),
  );
});

describe.each([
  ["Woolf's", oddsRatioWoolf],
  ["the conditional", conditionalOddsRatio],
  ["Mantel and Haenszel's", (table: TwoByTwo, confidence?: number) => mantelHaenszel([table], confidence)],
])("the interval of %s odds ratio", (_, interval) => {
  it("is not below 0, lies around the odds ratio and widens with confidence", () => {
    fc.assert(
      fc.property(fourfold(), levels, (table, pair) => {
        expectInterval((confidence) => interval(table, confidence), pair, [0, Infinity]);
      }),
    );
  });

  it("turns over with the order of groups or of outcomes, and is the same with groups and outcomes exchanged", () => {
    fc.assert(
      fc.property(fourfold(), (table) => {
        const [[a, b], [c, d]] = table;
        const found = interval(table);
        const inverse = (value: number | null) => (value === null ? null : 1 / value);
        const orders: TwoByTwo[] = [
          [
            [c, d],
            [a, b],
          ],
          [
            [b, a],
            [d, c],
          ],
        ];
        for (const order of orders) {
          const turned = interval(order);
          expectRatio(turned.value, inverse(found.value));
          expectRatio(turned.lower, inverse(found.upper));
          expectRatio(turned.upper, inverse(found.lower));
        }
        const exchanged = interval([
          [a, c],
          [b, d],
        ]);
        for (const key of ["value", "lower", "upper"] as const) expectRatio(exchanged[key], found[key]);
      }),
    );
  });
});

/** Equal to a relative millionth, or both 0, infinite or undefined. */
function expectRatio(actual: number | null, expected: number | null): void {
  if (actual === null || expected === null || expected === 0 || expected === Infinity) expect(actual).toBe(expected);
  else expect(actual / expected).toBeCloseTo(1, 6);
}
