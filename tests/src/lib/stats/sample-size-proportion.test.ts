import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleSizeProportion } from "../../../../src/lib/stats/sample-size-proportion.js";

describe("sampleSizeProportion", () => {
  it("is 385 for ± 5 points at ½, and 278 of 1,000", () => {
    // 1.959964² · ¼/0.0025 = 384.146; 384.146/(1 + 383.146/1000) = 277.73.
    expect(sampleSizeProportion(0.5, 0.05)).toMatchObject({ n: 385 });
    const { n, exact } = sampleSizeProportion(0.5, 0.05, { population: 1000 });
    expect(n).toBe(278);
    expect(exact).toBeCloseTo(277.73, 2);
    expect(sampleSizeProportion(1e-20, 0.05, { population: 1 }).n).toBe(1);
  });

  it("never asks for more units than there are, and for more the finer the margin", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const margin = fc.double({ min: 0.001, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(share, margin, fc.nat(10_000), (p, d, population) => {
        const { n, exact, unlimited } = sampleSizeProportion(p, d, { population });
        expect(n).toBeLessThanOrEqual(Math.max(population, 0));
        expect(exact).toBeLessThanOrEqual(Math.max(unlimited, 1) + 1e-9);
        expect(sampleSizeProportion(p, d / 2, { population }).n).toBeGreaterThanOrEqual(n);
      }),
    );
  });

  it("needs none where nothing varies, and refuses what cannot be", () => {
    expect(sampleSizeProportion(0, 0.05, { population: 1 })).toEqual({ unlimited: 0, exact: 0, n: 0 });
    expect(() => sampleSizeProportion(1.5, 0.05)).toThrow("p must be a share");
    expect(() => sampleSizeProportion(0.5, 0)).toThrow("margin must be greater than 0");
    expect(() => sampleSizeProportion(0.5, 0.1, { population: -1 })).toThrow("population must be");
  });
});
