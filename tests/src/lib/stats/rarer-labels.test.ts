import { describe, expect, it } from "vitest";
import type { AgreementCell } from "../../../../src/lib/stats/agreement-sums.js";
import { rarerLabels } from "../../../../src/lib/stats/rarer-labels.js";

const cell = (labels: number, labelCounts: readonly number[]): AgreementCell => ({
  labels,
  units: labelCounts.reduce((a, b) => a + b, 0) / labels,
  agreeing: 0,
  labelCounts,
  coincidences: null,
});
const nominal = { level: "nominal" } as const;

describe("rarerLabels", () => {
  it("counts units' worth of labels other than the most common of all", () => {
    // Ten units of two labels with 3 others, four of three with 10 others: the most common label is the first of 29 to 13.
    expect(rarerLabels([cell(2, [17, 3]), cell(3, [2, 10])], nominal)).toBeCloseTo(3 / 2 + 10 / 3, 12);
  });

  it("leaves out units of one label", () => {
    expect(rarerLabels([cell(1, [0, 90]), cell(2, [18, 2])], nominal)).toBe(1);
  });

  it("is 0 where all labels are the same, and without any", () => {
    expect(rarerLabels([cell(2, [20, 0])], nominal)).toBe(0);
    expect(rarerLabels([cell(2, [20, 0])], { level: "interval", values: [1, 2] })).toBe(0);
    expect(rarerLabels([], nominal)).toBe(0);
  });

  it("counts less of numbers of which some lie far off", () => {
    const sums = [cell(2, [180, 18, 2])];
    expect(rarerLabels(sums, nominal)).toBe(10);
    const [mean, x, w] = [0.9 + 0.18 + 0.11, [1, 2, 11], [0.9, 0.09, 0.01]];
    const moment = (power: number) => x.reduce((all, value, k) => all + w[k]! * (value - mean) ** power, 0);
    expect(rarerLabels(sums, { level: "interval", values: x })).toBeCloseTo((100 * moment(2) ** 2) / moment(4), 10);
  });

  it("of two equally common numbers is half of the units", () => {
    expect(rarerLabels([cell(2, [10, 10])], { level: "interval", values: [0, 1] })).toBe(5);
  });
});
