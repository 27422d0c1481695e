import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Abilities, abilityDifference, bradleyTerry, type Wins } from "../../../../src/lib/stats/bradley-terry.js";
import { expectNear } from "./expect-near.js";

const fitted = (wins: Wins): Abilities => {
  const fit = bradleyTerry(wins);
  if (fit.reason !== null) throw new Error(fit.reason);
  return fit;
};

/** Everyone beat everyone at least once: an estimate exists. */
const tables = fc
  .integer({ min: 2, max: 5 })
  .chain((m) =>
    fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: m, maxLength: m }), { minLength: m, maxLength: m }),
  )
  .map((rows) => rows.map((row, i) => row.map((won, j) => (i === j ? 0 : won))));

describe("bradleyTerry", () => {
  it("is the log odds of two", () => {
    // 12 of 16: odds 3, standard error of log odds √(1/12 + 1/4).
    const fit = fitted([
      [0, 12],
      [4, 0],
    ]);
    expectNear(fit.abilities[0]!, Math.log(3) / 2, 10);
    const difference = abilityDifference(fit, 0, 1);
    expectNear(difference.value, Math.log(3), 10);
    expectNear(difference.standardError, Math.sqrt(1 / 12 + 1 / 4), 10);
    expectNear(difference.winProbability, 3 / 4, 12);
    expectNear(difference.upper, Math.log(3) + 1.959964 * Math.sqrt(1 / 3), 6);
    expectNear(fit.logLikelihood, 12 * Math.log(3 / 4) + 4 * Math.log(1 / 4), 10);
    expectNear(fit.deviance, 0, 10);
  });

  it("adds up along a chain", () => {
    // Odds 2 and 3, and the ends never met.
    const fit = fitted([
      [0, 2, 0],
      [1, 0, 3],
      [0, 1, 0],
    ]);
    expectNear(abilityDifference(fit, 0, 2).value, Math.log(6), 10);
    expectNear(abilityDifference(fit, 2, 0).value, -Math.log(6), 10);
  });

  it("expects each to win as often as it did", () => {
    fc.assert(
      fc.property(tables, (wins) => {
        const { abilities, deviance } = fitted(wins);
        expectNear(
          abilities.reduce((a, b) => a + b),
          0,
          9,
        );
        expect(deviance).toBeGreaterThan(-1e-9);
        for (const [i, row] of wins.entries()) {
          const won = row.reduce((a, b) => a + b);
          const expected = row.map((w, j) => (w + wins[j]![i]!) / (1 + Math.exp(abilities[j]! - abilities[i]!)));
          expectNear(
            expected.reduce((a, b) => a + b),
            won,
            6,
          );
        }
      }),
    );
  });

  it("does not depend on the order, turns with the table, and is twice as sure of twice as much", () => {
    fc.assert(
      fc.property(tables, (wins) => {
        const { abilities, standardErrors } = fitted(wins);
        const reversed = fitted(wins.map((row) => row.toReversed()).toReversed());
        const lost = fitted(wins.map((_, i) => wins.map((row) => row[i]!)));
        const fourfold = fitted(wins.map((row) => row.map((won) => 4 * won)));
        for (const [i, ability] of abilities.entries()) {
          expectNear(reversed.abilities.at(-1 - i)!, ability, 8);
          expectNear(lost.abilities[i]!, -ability, 8);
          expectNear(fourfold.standardErrors[i]!, standardErrors[i]! / 2, 8);
        }
      }),
    );
  });

  it("says so where one part never won against the other, or never met it", () => {
    const unbeaten = [
      [0, 3, 1],
      [0, 0, 2],
      [0, 2, 0],
    ];
    const apart = [
      [0, 3, 0, 0],
      [1, 0, 0, 0],
      [0, 0, 0, 2],
      [0, 0, 2, 0],
    ];
    for (const wins of [unbeaten, apart]) expect(bradleyTerry(wins)).toEqual({ reason: "not-comparable" });
  });

  it("has nothing to say without comparisons", () => {
    for (const wins of [
      [],
      [[0]],
      [
        [0, 0],
        [0, 0],
      ],
    ])
      expect(bradleyTerry(wins)).toEqual({ reason: "no-data" });
  });

  it("holds where one wins all but one of a million", () => {
    const fit = fitted([
      [0, 999_999],
      [1, 0],
    ]);
    expectNear(abilityDifference(fit, 0, 1).value, Math.log(999_999), 6);
  });

  it("has no interval of a thing against itself, and refuses what is not in the table", () => {
    const fit = fitted([
      [0, 2],
      [1, 0],
    ]);
    expect(abilityDifference(fit, 1, 1)).toMatchObject({ value: 0, lower: null, winProbability: 0.5 });
    expect(() => abilityDifference(fit, 0, 2)).toThrow("j must be a place 0..1");
  });

  it("refuses a table that is none", () => {
    expect(() => bradleyTerry([[0, 1]])).toThrow("must be square");
    expect(() =>
      bradleyTerry([
        [0, -1],
        [1, 0],
      ]),
    ).toThrow("wins must be");
    expect(() =>
      bradleyTerry([
        [1, 1],
        [1, 0],
      ]),
    ).toThrow("compared with itself");
  });
});
