import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loess } from "../../../../src/lib/stats/loess.js";
import { lowess } from "../../../../src/lib/stats/lowess.js";

const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -9, max: 9 })), { maxLength: 25 });
const near = (fitted: readonly (number | null)[], expected: readonly number[]) => {
  expect(fitted).toHaveLength(expected.length);
  for (const [i, value] of fitted.entries()) if (value !== null) expect(value).toBeCloseTo(expected[i]!, 6);
};

describe("lowess", () => {
  it("leaves a line as it is", () => {
    fc.assert(
      fc.property(points, (drawn) => {
        const x = drawn.map(([at]) => at);
        near(
          lowess(
            x,
            x.map((at) => 3 * at - 7),
            { span: 0.8 },
          ),
          x.map((at) => 3 * at - 7),
        );
      }),
    );
  });

  it("is pulled by an outlier only before robust rounds", () => {
    const x = Array.from({ length: 20 }, (_, i) => i);
    const y = x.map((at) => (at === 10 ? 60 : at + 2 * (-1) ** at));
    expect(lowess(x, y, { span: 0.5, iterations: 0 })[10]).toBeGreaterThan(15);
    expect(Math.abs(lowess(x, y, { span: 0.5, iterations: 3 })[10]! - 10)).toBeLessThan(2);
  });

  it("gives values back in the order of x, one for ties", () => {
    fc.assert(
      fc.property(points, (drawn) => {
        const [x, y] = [drawn.map(([at]) => at), drawn.map(([, value]) => value)];
        const fitted = lowess(x, y, { iterations: 1 });
        for (const [i, at] of x.entries()) expect(fitted[i]).toBe(fitted[x.indexOf(at)]);
        near(
          lowess(
            x,
            y.map((value) => 2 * value),
            { iterations: 1 },
          ),
          fitted.map((value) => 2 * value),
        );
      }),
    );
  });

  it("has nothing for nothing and the value for one", () => {
    expect(lowess([], [])).toEqual([]);
    expect(lowess([3], [5])).toEqual([5]);
    expect(() => lowess([1], [1], { span: 0 })).toThrow("span must be above 0");
    expect(() => lowess([1], [1, 2])).toThrow("x (1) and y (2) must be equally long");
  });
});

describe("loess", () => {
  it.each([0, 1, 2] as const)("leaves a polynomial of its degree as it is: %d", (degree) => {
    const x = [0, 1, 2.5, 3, 4, 5.5, 6, 7, 8, 9.5];
    const y = x.map((at) => 4 - (degree > 0 ? 2 * at : 0) + (degree > 1 ? 0.5 * at ** 2 : 0));
    near(loess(x, y, { span: 0.6, degree }), y);
    near(loess(x, y, { span: 1.7, degree }), y);
  });

  it("does not depend on the order of points", () => {
    const x = [3, 1, 4, 1.5, 5, 9, 2, 6];
    const y = [2, 7, 1, 8, 2, 8, 1, 8];
    const back = loess(x.toReversed(), y.toReversed()).toReversed();
    near(
      loess(x, y),
      back.map((value) => value!),
    );
  });

  it("is undefined without distances to weigh by, and fits what few points allow", () => {
    expect(loess([2, 2, 2, 2, 5], [1, 2, 3, 4, 5], { span: 0.6 }).slice(0, 4)).toEqual([null, null, null, null]);
    expect(loess([1, 2], [1, 2], { span: 0.1 })).toEqual([null, null]);
    expect(loess([], [])).toEqual([]);
    // Of two neighbours the one at the edge has no weight: the point itself remains.
    near(loess([0, 1, 5], [3, 1, 4], { span: 0.67, degree: 2 }), [3, 1, 4]);
    expect(() => loess([1], [1], { span: -1 })).toThrow("span must be above 0");
  });
});
