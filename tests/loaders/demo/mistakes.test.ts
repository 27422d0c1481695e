import fc from "fast-check";
import { expect, test } from "vitest";
import { mistakenLabel } from "../../../loaders/demo/mistakes.js";
import { ESCALATE, NO_VIOLATION, POLICIES } from "../../../loaders/demo/setting.js";

const policies = POLICIES.map(({ code }) => code);

test("a mistake is a known label, and never the truth", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(NO_VIOLATION, ...policies),
      fc.constantFrom(...policies),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (truth, queuedUnder, uniform) => {
        const label = mistakenLabel(truth, queuedUnder, uniform);
        expect(label).not.toBe(truth);
        expect([NO_VIOLATION, ESCALATE, ...policies]).toContain(label);
      },
    ),
  );
});
