import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kitagawa } from "../../../../src/lib/stats/kitagawa.js";
import { oaxacaThreefold } from "../../../../src/lib/stats/oaxaca-threefold.js";
import { arbitraryGroups } from "./arbitrary-groups.js";

describe("oaxacaThreefold", () => {
  it("keeps apart what comes of both changing at once", () => {
    // Rates 0.1 and 0.3 in shares ½, ½ become 0.2 and 0.3 in shares ¼, ¾.
    const { change, effects } = oaxacaThreefold([
      { n0: 100, x0: 10, n1: 50, x1: 10 },
      { n0: 100, x0: 30, n1: 150, x1: 45 },
    ]);
    expect(change).toBeCloseTo(0.075, 12);
    expect(effects!.rateAtBaseMix).toBeCloseTo(0.5 * 0.1, 12);
    expect(effects!.mixAtBaseRate).toBeCloseTo(0.1 * -0.25 + 0.3 * 0.25, 12);
    expect(effects!.interaction).toBeCloseTo(-0.25 * 0.1, 12);
  });

  it("adds to the change, and to Kitagawa's effects with half the interaction each", () => {
    fc.assert(
      fc.property(arbitraryGroups, (groups) => {
        const { change, effects } = oaxacaThreefold(groups);
        const halves = kitagawa(groups).effects;
        if (effects === null || halves === null) {
          expect(halves).toBe(effects);
          return;
        }
        const { rateAtBaseMix, mixAtBaseRate, interaction } = effects;
        expect(rateAtBaseMix + mixAtBaseRate + interaction).toBeCloseTo(change!, 12);
        expect(rateAtBaseMix + interaction / 2).toBeCloseTo(halves.rateEffect, 12);
        expect(mixAtBaseRate + interaction / 2).toBeCloseTo(halves.mixEffect, 12);
      }),
    );
  });

  it("has no effects where a period is empty", () => {
    expect(oaxacaThreefold([{ n0: 3, x0: 0, n1: 0, x1: 0 }])).toMatchObject({ rate0: 0, rate1: null, effects: null });
  });
});
