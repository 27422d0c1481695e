import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { senSlope } from "../../../../src/lib/stats/sen-slope.js";
import { expectNear } from "./expect-near.js";

const points = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 30 })), {
  maxLength: 15,
});

describe("senSlope", () => {
  it("is the median of pair slopes", () => {
    // Slopes 2, ½ and −1; intercepts 1, 2.5 and 1.
    expect(senSlope([1, 3, 2])).toEqual({ value: 0.5, intercept: 1, reason: null });
  });

  it("does not mind an outlier", () => {
    expect(senSlope([0, 1, 2, 99, 4, 5, 6])).toMatchObject({ value: 1, intercept: 0 });
  });

  it("follows a line that is added, other units and any order", () => {
    fc.assert(
      fc.property(points, (drawn) => {
        const [values, times] = [drawn.map(([value]) => value), drawn.map(([, time]) => time)];
        const { value } = senSlope(values, times);
        const tilted = senSlope(
          values.map((one, i) => 2 * one + 3 * times[i]! + 7),
          times,
        );
        expectNear(tilted.value, value === null ? null : 2 * value + 3);
        expectNear(senSlope(values.toReversed(), times.toReversed()).value, value);
      }),
    );
  });

  it("leaves out missing values but not their time", () => {
    expect(senSlope([1, null, 3])).toMatchObject({ value: 1 });
  });

  it("is undefined without two times", () => {
    expect(senSlope([1, 2], [5, 5])).toEqual({ value: null, intercept: null, reason: "too-few" });
    expect(senSlope([])).toEqual({ value: null, intercept: null, reason: "no-data" });
    expect(() => senSlope([1], [1, 2])).toThrow("values (1) and times (2) must be equally long");
  });
});
