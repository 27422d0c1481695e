import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mannKendall } from "../../../../src/lib/stats/mann-kendall.js";
import { mannKendallHamedRao } from "../../../../src/lib/stats/mann-kendall-hamed-rao.js";
import { series } from "./arbitrary-series.js";
import { NILE } from "./published-series.js";
import { autoregressive, taken } from "./simulated-series.js";

describe("mannKendallHamedRao", () => {
  it("has the factor and the p value of the formula written out in R", () => {
    // r <- acf(rank(x - slope * 1:100), 99)$acf[-1]; k <- which(abs(r) > qnorm(.975) / 10)
    // 1 + 2 / (100 * 99 * 98) * sum((100 - k) * (99 - k) * (98 - k) * r[k])
    const found = mannKendallHamedRao(NILE);
    expect(found.varianceFactor).toBeCloseTo(2.1428983271, 8);
    expect(found.variance).toBeCloseTo(241_565.356917, 4);
    expect(found.z).toBeCloseTo(-2.81997919565, 8);
    expect(found.pValue).toBeCloseTo(0.00480267631018, 8);
    expect(found).toMatchObject({ n: 100, s: -1387 });
  });

  it("ends at the first lag that does not count where asked to", () => {
    // The same in R with k <- 1:(which(abs(r) <= qnorm(.975) / 10)[1] - 1).
    expect(mannKendallHamedRao(NILE, { lags: "leading" }).varianceFactor).toBeCloseTo(2.50257783235, 8);
  });

  it("is the test for independent values where no lag counts", () => {
    const values = [3, 1, 4, 2, 6, 5, 8, 7];
    expect(mannKendallHamedRao(values, { confidence: 0.999999 })).toEqual({
      ...mannKendall(values),
      varianceFactor: 1,
    });
    expect(mannKendallHamedRao([1, 2, 3, 4])).toEqual({ ...mannKendall([1, 2, 3, 4]), varianceFactor: 1 });
  });

  it("turns its sign backwards, moves with neither level nor scale, and has p in 0..1", () => {
    fc.assert(
      fc.property(series(), (values) => {
        const found = mannKendallHamedRao(values);
        const back = mannKendallHamedRao(values.map((one) => -one));
        expect((back.z ?? 0) + (found.z ?? 0)).toBeCloseTo(0, 10);
        expect(mannKendallHamedRao(values.map((one) => 4 * one + 8)).s).toBe(found.s);
        if (found.reason === null) {
          expect(found.varianceFactor).toBeGreaterThan(0);
          expect(found.variance / mannKendall(values).variance!).toBeCloseTo(found.varianceFactor!, 10);
          expect(found.pValue).toBeGreaterThanOrEqual(0);
          expect(found.pValue).toBeLessThanOrEqual(1);
        }
        for (const part of Object.values(found)) expect(part).not.toBeNaN();
      }),
    );
  });

  it("takes series without a trend, each value carrying half of the last, for one less often", () => {
    const drawn = [...autoregressive(200, 120, 0.5)];
    const found = (test: (values: readonly number[]) => { readonly pValue: number | null }) =>
      taken(drawn.map((values) => test(values).pValue));
    const corrected = found(mannKendallHamedRao);
    expect(corrected).toBeLessThan(found(mannKendall));
    expect(found((values) => mannKendallHamedRao(values, { lags: "leading" }))).toBeLessThan(corrected);
  });

  it("keeps gaps, and leaves out missing ends", () => {
    expect(mannKendallHamedRao([null, ...NILE, null])).toEqual(mannKendallHamedRao(NILE));
    const gapped = mannKendallHamedRao(NILE.map((value, i) => (i % 10 === 5 ? null : value)));
    expect(gapped).toMatchObject({ n: 90, reason: null });
    expect(gapped.varianceFactor).toBeGreaterThan(1);
  });

  it("says why it is undefined", () => {
    expect(mannKendallHamedRao([])).toMatchObject({ value: null, reason: "no-data", varianceFactor: null });
    expect(mannKendallHamedRao([1, 2])).toMatchObject({ value: 1, s: 1, z: null, reason: "too-few" });
    expect(mannKendallHamedRao([2, 2, 2])).toMatchObject({ value: 0, z: null, reason: "no-variation" });
    expect(() => mannKendallHamedRao([1, NaN, 2])).toThrow("values must be a finite number");
    expect(() => mannKendallHamedRao([1, 2, 3], { confidence: 1 })).toThrow("confidence");
  });
});
