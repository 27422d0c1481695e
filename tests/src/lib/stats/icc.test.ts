import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Estimate } from "../../../../src/lib/stats/estimate.js";
import * as agreement from "../../../../src/lib/stats/icc-agreement.js";
import * as consistency from "../../../../src/lib/stats/icc-consistency.js";
import * as oneWay from "../../../../src/lib/stats/icc-one-way.js";
import { type ScorePattern, type Scores, scorePatterns } from "../../../../src/lib/stats/score-patterns.js";
import { twoWayMeanSquares } from "../../../../src/lib/stats/two-way-mean-squares.js";

/** Six targets, four judges: Shrout & Fleiss (1979), table 2. */
const JUDGES = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];
const scores = fc
  .integer({ min: 2, max: 4 })
  .chain((k) => fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: k, maxLength: k }), { minLength: 2 }));
const ofRows = (icc: (patterns: readonly ScorePattern[]) => Estimate) => {
  const named = (rows: Scores) => icc(scorePatterns(rows));
  return Object.defineProperty(named, "name", { value: icc.name });
};
const iccOneWay = ofRows(oneWay.iccOneWay);
const iccAgreement = ofRows(agreement.iccAgreement);
const iccConsistency = ofRows(consistency.iccConsistency);
const iccAgreementOfMeans = ofRows(agreement.iccAgreementOfMeans);
const KINDS = [iccOneWay, iccAgreement, iccConsistency, iccAgreementOfMeans] as const;

describe("twoWayMeanSquares", () => {
  it("has the mean squares of Shrout & Fleiss (1979), table 3", () => {
    const squares = twoWayMeanSquares(scorePatterns(JUDGES))!;
    expect(squares.betweenItems).toBeCloseTo(11.24, 2);
    expect(squares.withinItems).toBeCloseTo(6.26, 2);
    expect(squares.betweenRaters).toBeCloseTo(32.49, 2);
    expect(squares.residual).toBeCloseTo(1.02, 2);
  });

  it("finds no variation where there is none but of rounding", () => {
    const squares = twoWayMeanSquares(
      scorePatterns([
        [0.1, 0.2, 0.3],
        [1.1, 1.2, 1.3],
      ]),
    )!;
    expect(squares.residual).toBe(0);
  });
});

describe("intraclass correlations", () => {
  // Values: Shrout & Fleiss (1979), table 4. Limits: psych::ICC on the same data, in its manual.
  it.each([
    ["ICC(1,1)", iccOneWay, 0.17, -0.133, 0.723],
    ["ICC(2,1)", iccAgreement, 0.29, 0.019, 0.761],
    ["ICC(3,1)", iccConsistency, 0.71, 0.342, 0.946],
    ["ICC(2,k)", iccAgreementOfMeans, 0.62, 0.071, 0.927],
  ])("has the published %s", (_, icc, value, lower, upper) => {
    const estimate = icc(JUDGES);
    expect(estimate.value).toBeCloseTo(value, 2);
    expect(estimate.lower).toBeCloseTo(lower, 2);
    expect(estimate.upper).toBeCloseTo(upper, 2);
  });

  it("of means is that of single scores stepped up, value and limits", () => {
    fc.assert(
      fc.property(scores, (rows) => {
        const [single, average] = [iccAgreement(rows), iccAgreementOfMeans(rows)];
        // Below 0 the step up has a pole; agreement of use lies above.
        if (single.reason !== null || single.lower <= 0 || average.reason !== null) return;
        const k = rows[0]!.length;
        const steppedUp = (icc: number) => (k * icc) / (1 + (k - 1) * icc);
        expect(average.value).toBeCloseTo(steppedUp(single.value), 9);
        expect(average.lower).toBeCloseTo(steppedUp(single.lower), 9);
        expect(average.upper).toBeCloseTo(steppedUp(single.upper), 9);
      }),
    );
  });

  it.each(KINDS)("does not depend on origin and unit of the scores, and is never NaN: %o", (icc) => {
    fc.assert(
      fc.property(scores, (rows) => {
        const { value, lower, upper } = icc(rows);
        const moved = icc(rows.map((row) => row.map((score) => 100 + 8 * score)));
        for (const part of [value, lower, upper]) expect(part).not.toBeNaN();
        if (value === null || Math.abs(value) > 1e3) return;
        expect(moved.value).toBeCloseTo(value, 6);
      }),
    );
  });

  it("is 1 without any disagreement, and does not mind a constant difference only where it asks for consistency", () => {
    const equal = [
      [1, 1],
      [2, 2],
      [4, 4],
    ];
    for (const icc of KINDS) expect(icc(equal)).toEqual({ value: 1, lower: 1, upper: 1, reason: null });
    const shifted = equal.map(([a]) => [a!, a! + 1]);
    expect(iccConsistency(shifted).value).toBe(1);
    for (const icc of [iccOneWay, iccAgreement, iccAgreementOfMeans]) expect(icc(shifted).value).toBeLessThan(1);
  });

  it.each(KINDS)("leaves out items that lack a score: %o", (icc) => {
    expect(icc([...JUDGES, [1, null, 9, 9]])).toEqual(icc(JUDGES));
  });

  it.each(KINDS)("says what it lacks: %o", (icc) => {
    const nothing = { value: null, lower: null, upper: null };
    expect(icc([])).toEqual({ ...nothing, reason: "no-data" });
    expect(icc([[1, 2]])).toEqual({ ...nothing, reason: "too-few" });
    expect(icc([[1], [2]])).toEqual({ ...nothing, reason: "too-few" });
    expect(
      icc([
        [3, 3],
        [3, 3],
      ]),
    ).toEqual({ ...nothing, reason: "no-variation" });
    expect(() => icc([[1, 2], [1]])).toThrow("as many raters in every row");
    expect(() => icc([[1, Number.NaN]])).toThrow("scores must be finite");
  });
});
