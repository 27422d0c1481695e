import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AgreementCell,
  addAgreement,
  normalisedAgreement,
  subtractAgreement,
} from "../../../../src/lib/stats/agreement-sums.js";
import { labelPatterns, patternSums } from "../../../../src/lib/stats/label-patterns.js";
import { DECLARED, type Ratings, ratings } from "./arbitrary-ratings.js";

const sums = (rows: Ratings) => patternSums(labelPatterns(rows, DECLARED));

/** Two units of two labels: a a, and a b. */
const cell: AgreementCell = { labels: 2, units: 2, agreeing: 2, labelCounts: [3, 1], coincidences: [1] };
const single: AgreementCell = { labels: 1, units: 1, agreeing: 0, labelCounts: [0, 1], coincidences: [0] };

describe("addAgreement", () => {
  it("adds cells of the same number of labels and sorts by it", () => {
    const twice = { labels: 2, units: 4, agreeing: 4, labelCounts: [6, 2], coincidences: [2] };
    expect(addAgreement([cell], [cell, single])).toEqual([single, twice]);
  });

  it("of two parts gives the sums of the whole", () => {
    fc.assert(
      fc.property(ratings, ratings, (a, b) => {
        expect(addAgreement(sums(a), sums(b))).toEqual(sums([...a, ...b]));
      }),
    );
  });
});

describe("subtractAgreement", () => {
  it("undoes addAgreement", () => {
    fc.assert(
      fc.property(ratings, ratings, (a, b) => {
        expect(subtractAgreement(addAgreement(sums(a), sums(b)), sums(b))).toEqual(sums(a));
      }),
    );
  });

  it("leaves nothing of a whole taken from itself", () => {
    expect(subtractAgreement([cell, single], [single, cell])).toEqual([]);
  });

  it("refuses a part that is not in the whole", () => {
    expect(() => subtractAgreement([cell], [single])).toThrow("units must be a whole number of at least 0, not -1");
  });
});

describe("normalisedAgreement", () => {
  it("joins cells of the same number of labels and drops empty ones", () => {
    const empty = { labels: 3, units: 0, agreeing: 0, labelCounts: [0, 0], coincidences: [0] };
    expect(normalisedAgreement([cell, empty, single])).toEqual([single, cell]);
  });

  it.each([
    ["labels that do not add up", { ...cell, labelCounts: [3, 2] }, "must have 4 labels, not the 5"],
    ["pairs that do not add up", { ...cell, agreeing: 4 }, "have 4 ordered pairs, not 4 agreeing and 2 · 1 others"],
    ["coincidences of other categories", { ...cell, coincidences: [1, 0, 0] }, "1 coincidences j < k, not 3"],
    ["fractions", { ...cell, units: 1.5 }, "units must be a whole number"],
  ])("refuses %s", (_, wrong, message) => {
    expect(() => normalisedAgreement([wrong])).toThrow(message);
  });

  it("refuses cells of different categories, and coincidences in some cells only", () => {
    expect(() => normalisedAgreement([cell, { ...single, labelCounts: [0, 1, 0], coincidences: [0, 0, 0] }])).toThrow(
      "of the same categories",
    );
    expect(() => normalisedAgreement([cell, { ...single, coincidences: null }])).toThrow("with no coincidences");
  });
});
