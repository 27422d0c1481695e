import fc from "fast-check";
import type { GroupCounts } from "../../../../src/lib/stats/two-periods.js";

const period = fc.tuple(fc.nat(40), fc.nat(40)).map(([x, rest]) => ({ x, n: x + rest }));

/** Up to eight groups in two periods, some of them absent in one or both. */
export const arbitraryGroups: fc.Arbitrary<GroupCounts[]> = fc.array(
  fc.tuple(period, period).map(([before, after]) => ({ n0: before.n, x0: before.x, n1: after.n, x1: after.x })),
  { maxLength: 8 },
);
