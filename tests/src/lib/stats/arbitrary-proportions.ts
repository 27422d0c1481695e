import fc from "fast-check";
import type { ProportionSums } from "../../../../src/lib/stats/proportion-sums.js";

/** Sums of up to eight disjoint parts of weighted observations, some of them empty. */
export const proportionParts: fc.Arbitrary<ProportionSums[]> = fc.array(
  fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.boolean()), { maxLength: 8 }).map((rows) => ({
    n: rows.length,
    weight: rows.reduce((total, [w]) => total + w, 0),
    weightSquared: rows.reduce((total, [w]) => total + w * w, 0),
    hitWeight: rows.reduce((total, [w, hit]) => total + (hit ? w : 0), 0),
    hitWeightSquared: rows.reduce((total, [w, hit]) => total + (hit ? w * w : 0), 0),
  })),
  { maxLength: 8 },
);
