import { expect, test } from "vitest";
import { chooser, randomStream } from "../../../loaders/demo/random.js";

const draws = (seed: number, name: string, n = 5) => {
  const { uniform } = randomStream(seed, name);
  return Array.from({ length: n }, uniform);
};

test("a stream is the same for the same seed and name, and another for any other", () => {
  expect(draws(1, "items")).toEqual(draws(1, "items"));
  expect(draws(1, "items")).not.toEqual(draws(1, "labels"));
  expect(draws(1, "items")).not.toEqual(draws(2, "items"));
});

test("first draws of neighbouring seeds are spread out, not side by side", () => {
  const firsts = Array.from({ length: 1000 }, (_, seed) => draws(seed, "items", 1)[0]!);
  const mean = firsts.reduce((sum, value) => sum + value, 0) / 1000;
  const steps = firsts.slice(1).map((value, index) => Math.abs(value - firsts[index]!));
  // Uniform numbers: mean 1/2 with standard error 1/√12000, mean distance of two 1/3 (standard error about 0.0075).
  expect(Math.abs(mean - 1 / 2)).toBeLessThan(4 / Math.sqrt(12_000));
  expect(Math.abs(steps.reduce((sum, value) => sum + value, 0) / 999 - 1 / 3)).toBeLessThan(4 * 0.0095);
});

test("a chooser gives each choice its share of the unit interval", () => {
  const choose = chooser([["a", 1] as const, ["b", 0] as const, ["c", 3] as const], ([, weight]) => weight);
  expect([0, 0.249, 0.251, 0.999].map((uniform) => choose(uniform)[0])).toEqual(["a", "a", "c", "c"]);
});
