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
