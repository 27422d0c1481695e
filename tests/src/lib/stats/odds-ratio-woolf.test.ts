import { describe, expect, it } from "vitest";
import { oddsRatioWoolf } from "../../../../src/lib/stats/odds-ratio-woolf.js";

describe("oddsRatioWoolf", () => {
  it("is ad / (bc) with limits on the logarithm", () => {
    const found = oddsRatioWoolf([
      [2, 1],
      [1, 2],
    ]);
    expect(found.value).toBe(4);
    expect(found.logStandardError).toBeCloseTo(Math.sqrt(3), 14);
    expect(found.lower).toBeCloseTo(4 * Math.exp(-1.959963984540054 * Math.sqrt(3)), 12);
    expect(found.upper).toBeCloseTo(4 * Math.exp(1.959963984540054 * Math.sqrt(3)), 9);
  });

  it.each([
    [
      [
        [0, 3],
        [2, 4],
      ],
      0,
      "zero-cell",
    ],
    [
      [
        [3, 0],
        [2, 4],
      ],
      Infinity,
      "zero-cell",
    ],
    [
      [
        [0, 3],
        [0, 4],
      ],
      null,
      "no-variation",
    ],
    [
      [
        [0, 0],
        [0, 0],
      ],
      null,
      "no-data",
    ],
  ] as const)("has no limits for %j", (table, value, reason) => {
    expect(oddsRatioWoolf(table)).toEqual({ value, lower: null, upper: null, reason, logStandardError: null });
  });
});
