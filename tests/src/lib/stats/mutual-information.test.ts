import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mutualInformation } from "../../../../src/lib/stats/mutual-information.js";
import { tables, transposed } from "./arbitrary-tables.js";
import { expectNear } from "./expect-near.js";

describe("mutualInformation", () => {
  it("is the whole entropy where one gives the other, and nothing for independence", () => {
    expect(
      mutualInformation([
        [4, 0],
        [0, 4],
      ]),
    ).toMatchObject({ bits: 1, normalised: 1, uncertaintyCoefficient: 1, conditionalEntropy: 0 });
    const { value, columnEntropy, conditionalEntropy } = mutualInformation([
      [10, 20],
      [20, 40],
    ]);
    expect(value).toBeCloseTo(0, 14);
    expect(conditionalEntropy).toBeCloseTo(columnEntropy!, 14);
  });

  it("is symmetric, at least 0 and at most either entropy", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const found = mutualInformation(table);
        for (const part of Object.values(found)) expect(part).not.toBeNaN();
        expectNear(mutualInformation(transposed(table)).value, found.value, 12);
        if (found.value === null) return;
        expect(found.value).toBeGreaterThanOrEqual(0);
        expect(found.value).toBeLessThanOrEqual(Math.min(found.rowEntropy!, found.columnEntropy!));
        expect(found.normalised ?? 0).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it("has no share of an uncertainty that is not there", () => {
    expect(mutualInformation([[4], [6]])).toMatchObject({ value: 0, normalised: 0, uncertaintyCoefficient: null });
    expect(mutualInformation([[4]])).toMatchObject({ value: 0, normalised: null, uncertaintyCoefficient: null });
    expect(mutualInformation([[0]])).toMatchObject({ value: null, reason: "no-data", rowEntropy: null });
  });
});
