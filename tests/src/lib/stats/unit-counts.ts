import type { UnitCounts } from "../../../../src/lib/stats/beta-prior.js";

/** Units from pairs: x of n. */
export const unitCounts = (...pairs: readonly (readonly [x: number, n: number])[]): UnitCounts[] =>
  pairs.map(([x, n]) => ({ x, n }));
