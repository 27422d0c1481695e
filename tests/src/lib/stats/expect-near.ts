import { expect } from "vitest";

/** Both undefined, or equal to the given number of digits. */
export function expectNear(actual: number | null, expected: number | null, digits = 10): void {
  if (expected === null || actual === null) expect(actual).toBe(expected);
  else expect(actual).toBeCloseTo(expected, digits);
}
