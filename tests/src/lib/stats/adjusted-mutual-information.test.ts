import { mean } from "d3-array";
import { describe, expect, it } from "vitest";
import { adjustedMutualInformation } from "../../../../src/lib/stats/adjusted-mutual-information.js";
import { orders } from "./orders.js";

const crossed = (a: readonly number[], b: readonly number[]): number[][] => {
  const table = [0, 1, 2].map(() => [0, 0, 0]);
  for (const [i, row] of a.entries()) table[row]![b[i]!]!++;
  return table;
};

describe("adjustedMutualInformation", () => {
  it("is 1 for the same classes under other names", () => {
    expect(
      adjustedMutualInformation([
        [0, 3],
        [5, 0],
      ]).value,
    ).toBeCloseTo(1, 12);
  });

  it("is 0 on average over all ways to pair the same labels", () => {
    const [a, b] = [
      [0, 0, 0, 1, 1, 2],
      [0, 1, 1, 1, 2, 2],
    ];
    const all = orders(6).map(
      (order) =>
        adjustedMutualInformation(
          crossed(
            a,
            order.map((i) => b[i - 1]!),
          ),
        ).value!,
    );
    expect(mean(all)).toBeCloseTo(0, 12);
  });

  it("says why it is undefined", () => {
    expect(adjustedMutualInformation([[0]])).toEqual({ value: null, reason: "no-data" });
    expect(adjustedMutualInformation([[9]])).toEqual({ value: null, reason: "no-variation" });
    expect(
      adjustedMutualInformation([
        [1, 0],
        [0, 1],
      ]),
    ).toEqual({ value: null, reason: "no-variation" });
  });
});
