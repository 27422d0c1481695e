import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { poissonExact } from "../../../../src/lib/stats/poisson-exact.js";

describe("poissonExact", () => {
  // Garwood (1936), Biometrika 28, 437–442, as tabulated since: 95 % limits of an expected count.
  it.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [10, 4.795, 18.39],
  ])("gives Garwood's limits for %d events", (events, lower, upper) => {
    const estimate = poissonExact(events, 1);
    expect(estimate.lower).toBeCloseTo(lower, 3);
    expect(estimate.upper).toBeCloseTo(upper, 2);
  });

  // R 4.2.2, qgamma(0.025, events) and qgamma(0.975, events + 1).
  it.each([
    [1203, 1135.97209340956, 1272.95034980463],
    [100000, 99381.1526637447, 100621.744739744],
  ])("keeps to the quantiles of the Gamma distribution for %d events", (events, lower, upper) => {
    const estimate = poissonExact(events, 1);
    expect(estimate.lower! / lower).toBeCloseTo(1, 11);
    expect(estimate.upper! / upper).toBeCloseTo(1, 11);
  });

  it("is per unit of exposure and holds the rate", () => {
    fc.assert(
      fc.property(fc.nat(1e5), fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (events, exposure) => {
        const [one, all] = [poissonExact(events, 1), poissonExact(events, exposure)];
        expect(all.upper! * exposure).toBeCloseTo(one.upper!, 6);
        expect(all.lower).toBeLessThanOrEqual(all.value!);
        expect(all.upper).toBeGreaterThan(all.value!);
      }),
    );
  });

  it("has no value without exposure and refuses what is no count", () => {
    expect(poissonExact(0, 0)).toEqual({ value: null, lower: null, upper: null, reason: "no-data" });
    expect(() => poissonExact(-1, 3)).toThrow("events");
    expect(() => poissonExact(1, -3)).toThrow("exposure");
  });
});
