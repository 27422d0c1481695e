import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kendallTauB } from "../../../../src/lib/stats/kendall-tau-b.js";
import { expectNear } from "./expect-near.js";
import { orders } from "./orders.js";

const rows = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 12 });

describe("kendallTauB", () => {
  it("counts concordant and discordant pairs", () => {
    // (1, 1), (2, 3), (3, 2): two pairs concordant, one discordant.
    expect(kendallTauB([1, 2, 3], [1, 3, 2]).value).toBeCloseTo(1 / 3, 14);
    // One pair concordant, one tied in x, one tied in y: 1 / √((3 − 1)(3 − 1)).
    expect(kendallTauB([1, 1, 2], [1, 2, 2]).value).toBeCloseTo(1 / 2, 14);
  });

  it("takes S / √(n(n − 1)(2n + 5)/18) without ties", () => {
    expect(kendallTauB([1, 2, 3, 4], [1, 2, 4, 3]).z).toBeCloseTo(4 / Math.sqrt((4 * 3 * 13) / 18), 14);
  });

  it("has the exact p value that counting all orders gives", () => {
    const all = orders(5).map((order) => kendallTauB([1, 2, 3, 4, 5], order));
    for (const { value, exactPValue } of all) {
      const extreme = all.filter((other) => Math.abs(other.value!) >= Math.abs(value!) - 1e-12).length;
      expectNear(exactPValue, extreme / all.length, 12);
    }
  });

  it("has no exact p value with ties or above 150 pairs", () => {
    expect(kendallTauB([1, 2, 2, 3], [1, 2, 3, 4]).exactPValue).toBeNull();
    const many = Array.from({ length: 151 }, (_, i) => i);
    expect(kendallTauB(many, many).exactPValue).toBeNull();
    expect(kendallTauB(many.slice(1), many.slice(1)).exactPValue).toBeLessThan(1e-200);
  });

  it("is symmetric, in −1..1, and turns its sign with an axis", () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const found = kendallTauB(x, y);
        for (const part of Object.values(found)) expect(part).not.toBeNaN();
        expectNear(kendallTauB(y, x).value, found.value, 12);
        const turned = kendallTauB(
          x,
          y.map((value) => -value),
        );
        expectNear(turned.value, found.value === null ? null : -found.value, 12);
        expectNear(turned.pValue, found.pValue, 12);
        expect(Math.abs(found.value ?? 0)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("says why it is undefined", () => {
    expect(kendallTauB([], [])).toMatchObject({ value: null, reason: "no-data" });
    expect(kendallTauB([1], [1])).toMatchObject({ value: null, reason: "too-few" });
    expect(kendallTauB([1, 2, 3], [4, 4, 4])).toMatchObject({ value: null, z: null, reason: "no-variation" });
    expect(kendallTauB([1, 2], [4, 3])).toMatchObject({ value: -1, z: null, pValue: null, exactPValue: null });
  });
});
