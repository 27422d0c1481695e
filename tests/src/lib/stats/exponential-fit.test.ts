import { deviation, mean } from "d3-array";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitExponential } from "../../../../src/lib/stats/exponential-fit.js";
import { simulatedCurves } from "./simulated-curves.js";

const curve = fc.record({
  asymptote: fc.double({ min: -2, max: 2, noNaN: true }),
  amplitude: fc.oneof(fc.double({ min: 0.1, max: 3, noNaN: true }), fc.double({ min: -3, max: -0.1, noNaN: true })),
  rate: fc.double({ min: 0.05, max: 2, noNaN: true }),
});
const at = Array.from({ length: 12 }, (_, i) => i);
const noise = [3, -1, 4, -1, -5, 9, -2, 6, -5, 3, -5, 8].map((digit) => digit / 1000);

/** The fit, where there must be one. */
function fitted(u: readonly number[], y: readonly number[]) {
  const fit = fitExponential(u, y);
  if (fit.reason !== null) throw new Error(`no fit: ${fit.reason}`);
  return fit;
}

describe("fitExponential", () => {
  it("finds the curve its points lie on", () => {
    fc.assert(
      fc.property(curve, ({ asymptote, amplitude, rate }) => {
        const fit = fitted(
          at,
          at.map((u) => asymptote + amplitude * Math.exp(-rate * u)),
        );
        expect(fit.asymptote).toBeCloseTo(asymptote, 7);
        expect(fit.amplitude).toBeCloseTo(amplitude, 7);
        expect(fit.rate).toBeCloseTo(rate, 7);
        expect(fit.rss).toBeLessThan(1e-20);
      }),
    );
  });

  it("leaves residuals at right angles to every derivative: no small change fits better", () => {
    const y = at.map((u, i) => 0.9 - 0.4 * Math.exp(-0.3 * u) + noise[i]!);
    const { asymptote, amplitude, rate, rss } = fitted(at, y);
    const residuals = at.map((u, i) => y[i]! - asymptote - amplitude * Math.exp(-rate * u));
    const dot = (derivative: (u: number) => number) =>
      at.reduce((total, u, i) => total + residuals[i]! * derivative(u), 0);
    expect(dot(() => 1)).toBeCloseTo(0, 12);
    expect(dot((u) => Math.exp(-rate * u))).toBeCloseTo(0, 12);
    expect(dot((u) => u * Math.exp(-rate * u))).toBeCloseTo(0, 12);
    expect(residuals.reduce((total, r) => total + r * r, 0)).toBeCloseTo(rss, 14);
  });

  it("moves with the scales: rate and its variance per unit of u, the rest with y", () => {
    const y = at.map((u, i) => 0.9 - 0.4 * Math.exp(-0.3 * u) + noise[i]!);
    const one = fitted(at, y);
    const other = fitted(
      at.map((u) => 10 * u),
      y.map((value) => 100 * value),
    );
    expect(other.rate).toBeCloseTo(one.rate / 10, 10);
    expect(other.asymptote).toBeCloseTo(100 * one.asymptote, 8);
    expect(other.covariance![2]![2]! / (one.covariance![2]![2]! / 100)).toBeCloseTo(1, 8);
    expect(other.covariance![1]![1]! / (one.covariance![1]![1]! * 1e4)).toBeCloseTo(1, 8);
    expect(other.covariance![0]![2]! / (one.covariance![0]![2]! * 10)).toBeCloseTo(1, 7);
  });

  it("has standard errors that the spread of simulated fits has", () => {
    const fits = simulatedCurves(400).map(({ t, y }) => fitted(t, y));
    const reported = (k: number) => mean(fits, (fit) => Math.sqrt(fit.covariance![k]![k]!))!;
    // 400 replicates know a standard deviation to 3.5 %; three of these.
    expect(Math.abs(deviation(fits, (fit) => fit.asymptote)! / reported(0) - 1)).toBeLessThan(0.11);
    expect(Math.abs(deviation(fits, (fit) => fit.amplitude)! / reported(1) - 1)).toBeLessThan(0.11);
    expect(Math.abs(deviation(fits, (fit) => fit.rate)! / reported(2) - 1)).toBeLessThan(0.11);
  });

  it("carries the covariance back to u = 0 when observed later", () => {
    const y = at.map((u, i) => 0.9 - 0.4 * Math.exp(-0.3 * u) + noise[i]!);
    const [here, later] = [
      fitted(at, y),
      fitted(
        at.map((u) => u + 3),
        y,
      ),
    ];
    // The amplitude three before is A·exp(3c), its differential exp(3c)(dA + 3A dc).
    const [amplitude, [, , c], [, v, w]] = [here.amplitude, here.covariance![2]!, here.covariance![1]!];
    const variance = Math.exp(6 * here.rate) * (v! + 6 * amplitude * w! + 9 * amplitude ** 2 * c!);
    expect(later.amplitude / (amplitude * Math.exp(3 * here.rate))).toBeCloseTo(1, 9);
    expect(later.covariance![1]![1]! / variance).toBeCloseTo(1, 7);
  });

  it("passes through three points without standard errors", () => {
    // 1 − ½^u.
    const fit = fitted([0, 1, 2], [0, 1 / 2, 3 / 4]);
    expect(fit.rate).toBeCloseTo(Math.LN2, 10);
    expect(fit.covariance).toBeNull();
  });

  it.each([
    ["no-data", [], []],
    ["too-few", [1, 1, 2], [1, 2, 3]],
    ["no-variation", [0, 1, 2, 3], [0.1, 0.1, 0.1, 0.1]],
    ["no-finite-estimate", [0, 1, 2, 3], [0.1, 0.2, 0.3, 0.4]],
    ["no-finite-estimate", [0, 1, 2, 3], [0, 1, 4, 9]],
    ["no-finite-estimate", [0, 1, 2, 3], [0, 1, 1, 1]],
    ["no-finite-estimate", [1e6, 1e6 + 1, 1e6 + 2, 1e6 + 3], [0, 0.5, 0.75, 0.875]],
  ] as const)("says %s at %j for %j", (reason, u, y) => {
    expect(fitExponential(u, y)).toEqual({ reason });
  });

  it("is never NaN", () => {
    const points = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 10 });
    fc.assert(
      fc.property(points, (rows) => {
        const fit = fitExponential(
          rows.map(([u]) => u),
          rows.map(([, y]) => y),
        );
        for (const part of Object.values(fit).flat(2)) expect(part).not.toBeNaN();
      }),
    );
  });
});
