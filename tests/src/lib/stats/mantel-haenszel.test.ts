import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mantelHaenszel } from "../../../../src/lib/stats/mantel-haenszel.js";
import { oddsRatioWoolf } from "../../../../src/lib/stats/odds-ratio-woolf.js";
import { fourfold } from "./arbitrary-tables.js";
import { expectNear } from "./expect-near.js";

describe("mantelHaenszel", () => {
  it("is Woolf's odds ratio and interval for a single stratum", () => {
    fc.assert(
      fc.property(fourfold(), (table) => {
        const [pooled, single] = [mantelHaenszel([table]), oddsRatioWoolf(table)];
        expect(pooled.reason).toBe(single.reason);
        if (pooled.reason !== null || single.reason !== null) return;
        expectNear(Math.log(pooled.value), Math.log(single.value), 10);
        expectNear(Math.log(pooled.lower), Math.log(single.lower), 10);
        expectNear(Math.log(pooled.upper), Math.log(single.upper), 10);
      }),
    );
  });

  it("weighs strata by size: (6·6/18 + 1·4/8) / (3·3/18 + 2·1/8)", () => {
    const strata = [
      [
        [6, 3],
        [3, 6],
      ],
      [
        [1, 2],
        [1, 4],
      ],
    ] as const;
    expect(mantelHaenszel(strata).value).toBeCloseTo(2.5 / 0.75, 14);
  });

  it("takes nothing from strata with an empty row or column", () => {
    const strata = [
      [
        [6, 3],
        [3, 6],
      ],
    ] as const;
    const empty = [
      [
        [0, 5],
        [0, 9],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    ] as const;
    expect(mantelHaenszel([...strata, ...empty])).toEqual(mantelHaenszel(strata));
  });

  it("says why it is undefined", () => {
    expect(mantelHaenszel([])).toMatchObject({ value: null, reason: "no-data" });
  });
});
