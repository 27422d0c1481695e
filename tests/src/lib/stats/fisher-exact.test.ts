import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fisherExact } from "../../../../src/lib/stats/fisher-exact.js";
import { fourfold } from "./arbitrary-tables.js";

describe("fisherExact", () => {
  it("gives the lady tasting tea 17 chances in 70 (Fisher 1935)", () => {
    const found = fisherExact([
      [3, 1],
      [1, 3],
    ]);
    expect(found.pGreater).toBeCloseTo(17 / 70, 13);
    expect(found.pLess).toBeCloseTo(69 / 70, 13);
    expect(found.pValue).toBeCloseTo(34 / 70, 13);
  });

  it("is the same with groups or outcomes exchanged, and mirrors its one-sided values", () => {
    fc.assert(
      fc.property(fourfold(), ([[a, b], [c, d]]) => {
        const found = fisherExact([
          [a, b],
          [c, d],
        ]);
        const exchanged = fisherExact([
          [c, d],
          [a, b],
        ]);
        expect(exchanged.pValue).toBeCloseTo(found.pValue, 11);
        expect(exchanged.pLess).toBeCloseTo(found.pGreater, 11);
        expect(found.pValue).toBeGreaterThan(0);
        for (const p of Object.values(found)) expect(p).toBeLessThanOrEqual(1);
        expect(found.pValue).toBeGreaterThanOrEqual(Math.min(found.pGreater, found.pLess) - 1e-12);
      }),
    );
  });

  it("is 1 where no other table is possible", () => {
    const one = { pValue: 1, pGreater: 1, pLess: 1 };
    expect(
      fisherExact([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual(one);
    expect(
      fisherExact([
        [7, 0],
        [9, 0],
      ]),
    ).toEqual(one);
  });

  it("refuses what is no count", () => {
    expect(() =>
      fisherExact([
        [1, 0.5],
        [2, 3],
      ]),
    ).toThrow("a count of the table must be");
  });
});
