import { describe, expect, it } from "vitest";
import { raterPairTables } from "../../../../src/lib/stats/rater-pair-tables.js";

describe("raterPairTables", () => {
  it("counts, of every two raters, the items both labelled", () => {
    const rows = [
      ["a", "a", null],
      ["b", "a", "b"],
      ["b", null],
    ];
    expect(raterPairTables(rows, ["a", "b"])).toEqual([
      {
        a: 0,
        b: 1,
        table: [
          [1, 0],
          [1, 0],
        ],
      },
      {
        a: 0,
        b: 2,
        table: [
          [0, 0],
          [0, 1],
        ],
      },
      {
        a: 1,
        b: 2,
        table: [
          [0, 1],
          [0, 0],
        ],
      },
    ]);
  });

  it("has no pair of fewer than two raters, and refuses unknown labels", () => {
    expect(raterPairTables([], ["a"])).toEqual([]);
    expect(raterPairTables([["a"]], ["a"])).toEqual([]);
    expect(() => raterPairTables([["a", "x"]], ["a"])).toThrow("not among the categories");
  });
});
