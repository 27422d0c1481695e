import { expect, test } from "vitest";
import type { RightEffect } from "../../../../loaders/demo/effects/right-effect.js";
import { shareRight } from "../../../../loaders/demo/effects/share-right.js";

const effect = (change: number, dose = 1, errorShare = 1): RightEffect => ({
  index: 0,
  change,
  dose: Float64Array.of(0, dose),
  errorShare,
  reason: "x",
});

test("what takes away takes as much as it says, by its dose, within 0 and 1", () => {
  expect(shareRight(0.5, [], 1)).toBe(0.5);
  expect(shareRight(0.5, [effect(-0.1), effect(-0.05)], 1)).toBeCloseTo(0.35, 12);
  expect(shareRight(0.5, [effect(-0.1, 0.5)], 1)).toBeCloseTo(0.45, 12);
  expect(shareRight(0.5, [effect(-0.1)], 0)).toBe(0.5);
  expect(shareRight(0.05, [effect(-0.1)], 1)).toBe(0);
});

test("what helps removes its part of the errors, after what takes away", () => {
  // 0.1 of errors of 0.2 on average: half of the errors here.
  expect(shareRight(0.9, [effect(0.1, 1, 0.2)], 1)).toBeCloseTo(0.95, 12);
  expect(shareRight(0.9, [effect(0.4, 1, 0.2)], 1)).toBe(1);
  expect(shareRight(0.9, [effect(0.1, 1, 0.2), effect(-0.3)], 1)).toBeCloseTo(0.7, 12);
});

test("one effect can be left out", () => {
  const [kept, left] = [effect(-0.1), effect(-0.2)];
  expect(shareRight(0.9, [kept, left], 1, left)).toBeCloseTo(0.8, 12);
});
