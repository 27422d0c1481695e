import { expect, test } from "vitest";
import { type Effect, effectsIn, probabilityRight } from "../../../loaders/demo/effects.js";

const situation = { kind: "human", market: "TH", team: "A", policy: "gambling", day: 10 } as const;
const effect = (scope: Partial<Effect>): Effect => ({ title: "x", points: -10, reason: "y", ...scope });

test("an effect holds where every field of its scope fits", () => {
  const holds = (scope: Partial<Effect>) => effectsIn([effect(scope)], situation).length === 1;
  expect(holds({})).toBe(true);
  expect(holds({ kind: "human", market: "TH", team: "A", policy: "gambling", fromDay: 10 })).toBe(true);
  for (const other of [
    { kind: "model" },
    { market: "ID" },
    { team: "B" },
    { policy: "hate" },
    { fromDay: 11 },
  ] as const) {
    expect(holds(other), JSON.stringify(other)).toBe(false);
  }
});

test("points move the probability of a right label as far as they say, within 0 and 1", () => {
  expect(probabilityRight(0, [])).toBe(0.5);
  expect(probabilityRight(0, [effect({}), effect({ points: -5 })])).toBeCloseTo(0.35, 12);
  expect(probabilityRight(-5, [effect({})])).toBe(0);
  expect(probabilityRight(5, [effect({ points: 10 })])).toBe(1);
});
