import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mcnemar } from "../../../../src/lib/stats/mcnemar.js";

const discordant = (b: number, c: number) =>
  mcnemar([
    [40, b],
    [c, 30],
  ]);

describe("mcnemar", () => {
  it("takes (b − c)² / (b + c), corrected (|b − c| − 1)² / (b + c)", () => {
    const found = discordant(12, 5);
    expect(found.statistic).toBe(49 / 17);
    expect(found.corrected.statistic).toBe(36 / 17);
    expect(found.oddsRatio).toBe(12 / 5);
  });

  it("counts coins for the exact p values", () => {
    // Six of six heads: twice 1/64, less half of that.
    expect(discordant(0, 6).exactPValue).toBeCloseTo(2 / 64, 14);
    expect(discordant(0, 6).midPValue).toBeCloseTo(1 / 64, 14);
    // One of three: twice (1 + 3)/8 is all, less 3/8.
    expect(discordant(2, 1).exactPValue).toBe(1);
    expect(discordant(2, 1).midPValue).toBeCloseTo(5 / 8, 14);
  });

  it("does not depend on which answer comes first", () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), (b, c) => {
        const { oddsRatio: one, ...found } = discordant(b, c);
        const { oddsRatio: other, ...exchanged } = discordant(c, b);
        expect(exchanged).toEqual(found);
        if (one !== null && one > 0 && one < Infinity) expect(one * other!).toBeCloseTo(1, 12);
        expect(found.midPValue).toBeLessThanOrEqual(found.exactPValue);
        expect(found.midPValue).toBeGreaterThan(0);
      }),
    );
  });

  it("corrects nothing where b = c", () => {
    expect(discordant(3, 3)).toMatchObject({ statistic: 0, corrected: { statistic: 0, pValue: 1 }, exactPValue: 1 });
  });

  it("says why it is undefined", () => {
    expect(discordant(0, 0)).toMatchObject({
      statistic: null,
      reason: "no-variation",
      exactPValue: 1,
      oddsRatio: null,
    });
    expect(
      mcnemar([
        [0, 0],
        [0, 0],
      ]),
    ).toMatchObject({ statistic: null, corrected: { reason: "no-data" }, reason: "no-data", exactPValue: 1 });
    expect(discordant(2, 0).oddsRatio).toBe(Infinity);
  });
});
