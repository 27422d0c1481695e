import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logisticRegression } from "../../../../src/lib/stats/logistic-regression.js";
import { expectNear } from "./expect-near.js";

const groups = fc.array(fc.record({ x: fc.integer({ min: -3, max: 3 }), yes: fc.nat(6), no: fc.nat(6) }), {
  maxLength: 8,
});
type Groups = readonly { x: number; yes: number; no: number }[];
const fitted = (rows: Groups, scale = (x: number) => x) =>
  logisticRegression(
    rows.map(({ x }) => [scale(x)]),
    rows.map(({ yes }) => yes),
    rows.map(({ yes, no }) => yes + no),
  );

describe("logisticRegression", () => {
  it("is the log odds ratio of a fourfold table, with Woolf's standard error", () => {
    // 10 of 30 and 24 of 36: odds 10/20 and 24/12. Woolf (1955): se² = 1/10 + 1/20 + 1/24 + 1/12.
    const { terms, deviance, degreesOfFreedom } = logisticRegression([[0], [1]], [10, 24], [30, 36]);
    expect(terms![0]!.value).toBeCloseTo(Math.log(10 / 20), 10);
    expect(terms![1]!.value).toBeCloseTo(Math.log(4), 10);
    expect(terms![1]!.standardError).toBeCloseTo(Math.sqrt(1 / 10 + 1 / 20 + 1 / 24 + 1 / 12), 10);
    expect(deviance).toBeCloseTo(0, 10);
    expect(degreesOfFreedom).toBe(0);
  });

  it("is the overall log odds without predictors", () => {
    const { terms, logLikelihood, nullDeviance } = logisticRegression([[], [], [], []], [1, 0, 0, 0], [1, 1, 1, 1]);
    expect(terms!.map(({ value }) => value)).toEqual([expect.closeTo(Math.log(1 / 3), 10)]);
    expect(logLikelihood).toBeCloseTo(Math.log(1 / 4) + 3 * Math.log(3 / 4), 10);
    expect(nullDeviance).toBeCloseTo(-2 * logLikelihood!, 10);
  });

  it("gives the same from groups as from their observations one by one", () => {
    fc.assert(
      fc.property(groups, (rows) => {
        const single = rows.flatMap(({ x, yes, no }) => [
          ...Array.from({ length: yes }, () => ({ x, yes: 1, no: 0 })),
          ...Array.from({ length: no }, () => ({ x, yes: 0, no: 1 })),
        ]);
        const [grouped, listed] = [fitted(rows), fitted(single)];
        if (grouped.reason !== "too-few" && listed.reason !== "too-few") expect(listed.reason).toBe(grouped.reason);
        expectNear(listed.logLikelihood, grouped.logLikelihood, 7);
        for (const [j, term] of (grouped.terms ?? []).entries()) {
          expectNear(listed.terms![j]!.value, term.value, 6);
          expectNear(listed.terms![j]!.standardError, term.standardError, 6);
        }
      }),
    );
  });

  it("does not mind the predictor's unit and origin, nor yes and no exchanged", () => {
    fc.assert(
      fc.property(groups, (rows) => {
        const plain = fitted(rows);
        const years = fitted(rows, (x) => 2026 + x / 365);
        const exchanged = fitted(rows.map(({ x, yes, no }) => ({ x, yes: no, no: yes })));
        for (const other of [years, exchanged]) {
          expect(other.reason).toBe(plain.reason);
          expectNear(other.logLikelihood, plain.logLikelihood, 7);
        }
        if (plain.terms === null) return;
        expectNear(years.terms![1]!.z, plain.terms[1]!.z, 5);
        expectNear(exchanged.terms![1]!.value, -plain.terms[1]!.value, 6);
      }),
    );
  });

  it("fits rare events and strong effects that are not separated", () => {
    expect(logisticRegression([[0], [1]], [1, 3], [1e6, 1e6]).terms![1]!.value).toBeCloseTo(Math.log(3 / 1), 5);
    // Odds 1e-5 and 1e5 by the table.
    const strong = logisticRegression([[0], [1]], [1, 100000], [100001, 100001]);
    expect(strong.terms![1]!.value).toBeCloseTo(Math.log(1e10), 6);
  });

  it("reports separation, whole, in part and of a constant outcome", () => {
    const column = (...values: number[]) => values.map((value) => [value]);
    const ones = (n: number) => Array<number>(n).fill(1);
    expect(logisticRegression(column(1, 2, 3, 4), [0, 0, 1, 1], ones(4)).reason).toBe("separation");
    // 2 has both outcomes, below only no, above only yes.
    expect(logisticRegression(column(1, 2, 2, 3), [0, 0, 1, 1], ones(4)).reason).toBe("separation");
    expect(logisticRegression([[0], [1]], [0, 5], [9, 9]).reason).toBe("separation");
    expect(logisticRegression(column(1, 2), [1, 1], ones(2)).reason).toBe("separation");
    // Separated in two predictors together, in neither alone.
    const plane = [
      [0, 0],
      [1, 2],
      [2, 3],
      [0, 2],
      [1, 0],
      [2, 1],
      [3, 2],
      [3, 0],
    ];
    expect(logisticRegression(plane, [0, 1, 1, 1, 0, 0, 0, 0], ones(8)).reason).toBe("separation");
  });

  it("reports predictors that cannot be told apart, and too few groups", () => {
    expect(
      logisticRegression(
        [
          [1, 2],
          [2, 4],
          [3, 6],
          [4, 8],
        ],
        [0, 1, 0, 1],
        [1, 1, 1, 1],
      ).reason,
    ).toBe("collinear");
    expect(logisticRegression([[0.1], [0.1], [0.1]], [0, 1, 1], [1, 1, 1]).reason).toBe("collinear");
    expect(logisticRegression([[1]], [1], [2]).reason).toBe("too-few");
    expect(logisticRegression([], [], []).reason).toBe("no-data");
    expect(logisticRegression([[1]], [0], [0]).reason).toBe("no-data");
    expect(() => logisticRegression([[1]], [2], [1])).toThrow("successes (2) must not be greater than trials (1)");
    expect(() => logisticRegression([[1], [1, 2]], [0, 1], [1, 1])).toThrow(
      "x[1] (2) and x[0] (1) must be equally long",
    );
  });
});
