import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breslowDay } from "../../../../src/lib/stats/breslow-day.js";
import type { TwoByTwo } from "../../../../src/lib/stats/two-by-two.js";
import { fourfold } from "./arbitrary-tables.js";
import { expectNear } from "./expect-near.js";

const mirrored = (strata: readonly TwoByTwo[]): TwoByTwo[] =>
  strata.map(([[a, b], [c, d]]) => [
    [b, a],
    [d, c],
  ]);

describe("breslowDay", () => {
  it("is 0 where all strata have one odds ratio", () => {
    const found = breslowDay([
      [
        [2, 1],
        [1, 2],
      ],
      [
        [20, 5],
        [10, 10],
      ],
    ]);
    expect(found.statistic).toBeCloseTo(0, 12);
    expect(found).toMatchObject({ degreesOfFreedom: 1, reason: null });
  });

  it("compares with what the common odds ratio expects", () => {
    // Odds ratios 9 and 1/9 of the same margins: common 1, A = 4, V = 1/(4/4) = 1, off by 2 each.
    const found = breslowDay([
      [
        [6, 2],
        [2, 6],
      ],
      [
        [2, 6],
        [6, 2],
      ],
    ]);
    expect(found.statistic).toBeCloseTo(8, 12);
    // Tarone takes (2 − 2)²/2 off: nothing.
    expect(found.tarone.statistic).toBeCloseTo(8, 12);
  });

  it("is the same with the outcomes exchanged, and Tarone's not greater", () => {
    fc.assert(
      fc.property(fc.array(fourfold(), { maxLength: 5 }), (strata) => {
        const [found, other] = [breslowDay(strata), breslowDay(mirrored(strata))];
        expect(other.reason).toBe(found.reason);
        expect(other.degreesOfFreedom).toBe(found.degreesOfFreedom);
        expectNear(other.statistic, found.statistic, 7);
        expect(found.tarone.statistic ?? 0).toBeLessThanOrEqual(found.statistic ?? 0);
      }),
    );
  });

  it("says why it is undefined", () => {
    expect(breslowDay([]).reason).toBe("no-data");
    expect(
      breslowDay([
        [
          [2, 1],
          [1, 2],
        ],
        [
          [0, 3],
          [0, 2],
        ],
      ]),
    ).toMatchObject({ reason: "too-few", degreesOfFreedom: 0 });
    expect(
      breslowDay([
        [
          [2, 0],
          [1, 2],
        ],
        [
          [3, 0],
          [1, 2],
        ],
      ]),
    ).toMatchObject({ statistic: null, reason: "zero-cell" });
  });
});
