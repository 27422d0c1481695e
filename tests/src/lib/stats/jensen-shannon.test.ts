import { describe, expect, it } from "vitest";
import { jensenShannon } from "../../../../src/lib/stats/jensen-shannon.js";

describe("jensenShannon", () => {
  it("is 1 bit with nothing in common", () => {
    expect(jensenShannon([3, 0], [0, 9])).toEqual({ value: 1, reason: null, nats: Math.LN2, bits: 1 });
  });

  it("is the mean divergence from the mean", () => {
    // p = (1/2, 1/2), q = (1, 0), mean (3/4, 1/4).
    const nats = 0.5 * (0.5 * Math.log(2 / 3) + 0.5 * Math.log(2)) + 0.5 * Math.log(4 / 3);
    const found = jensenShannon([1, 1], [1, 0]);
    expect(found.nats).toBeCloseTo(nats, 14);
    expect(found.value).toBeCloseTo(Math.sqrt(nats / Math.LN2), 14);
  });

  it("keeps its digits where the two hardly differ: δ²/8 nats for shares ½ ± δ/2", () => {
    const n = 1e8;
    expect(jensenShannon([n, n], [n + 1, n - 1]).nats! / ((1 / n) ** 2 / 8)).toBeCloseTo(1, 6);
  });
});
