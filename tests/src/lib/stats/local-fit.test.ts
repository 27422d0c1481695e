import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bisquareWeights, localFit } from "../../../../src/lib/stats/local-fit.js";

describe("localFit", () => {
  const all = { from: 0, to: 3, reach: 2 };

  it("weighs neighbours by tricube", () => {
    // Weights at distances 1, 0, 1 of 2: (1 − 1/8)³ = 343/512.
    const side = 343 / 512;
    expect(localFit([0, 1, 2], [6, 0, 3], 1, all, 0)).toBeCloseTo((9 * side) / (1 + 2 * side), 12);
  });

  it("fits a line, also beside the points", () => {
    expect(localFit([0, 1, 2], [1, 3, 5], -1, { ...all, reach: 4 }, 1)).toBeCloseTo(-1, 12);
  });

  it("has no value where nothing has weight", () => {
    expect(localFit([0, 1, 2], [1, 3, 5], 1, all, 1, [0, 0, 0])).toBeNull();
  });

  it("gives back a line at degree 1 and stays within its neighbours at degree 0", () => {
    const places = fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(
        places,
        fc.integer({ min: -9, max: 9 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (some, b, part) => {
          const x = some.toSorted((first, second) => first - second);
          const at = x[0]! + part * (x.at(-1)! - x[0]!);
          const window = { from: 0, to: x.length, reach: 150 };
          const line = x.map((place) => 3 + b * place);
          expect(localFit(x, line, at, window, 1)).toBeCloseTo(3 + b * at, 7);
          const [least, most] = [Math.min(...line), Math.max(...line)];
          const mean = localFit(x, line, at, window, 0)!;
          expect(mean).toBeGreaterThanOrEqual(least - 1e-9);
          expect(mean).toBeLessThanOrEqual(most + 1e-9);
        },
      ),
    );
  });
});

describe("bisquareWeights", () => {
  it("counts 1 at 0, (1 − (r/6m)²)² before six medians and 0 beyond", () => {
    expect(bisquareWeights([0, -1, 1, 3, -7])).toEqual([1, (1 - 1 / 36) ** 2, (1 - 1 / 36) ** 2, (1 - 9 / 36) ** 2, 0]);
  });

  it("keeps only exact points where more than half are exact", () => {
    expect(bisquareWeights([0, 0, 0, 2, -1])).toEqual([1, 1, 1, 0, 0]);
    expect(bisquareWeights([])).toEqual([]);
  });
});
