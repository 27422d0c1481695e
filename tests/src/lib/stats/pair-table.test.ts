import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelPatterns, patternSums } from "../../../../src/lib/stats/label-patterns.js";
import { pairTable, pairTableSums } from "../../../../src/lib/stats/pair-table.js";

const label = fc.constantFrom("ok", "bad", "unsure");
const pairs = fc.array(fc.tuple(label, label), { minLength: 1, maxLength: 20 });
const categories = ["ok", "bad", "unsure"];

describe("pairTable", () => {
  it("has rater a in rows and rater b in columns, adding up cells of the same pair", () => {
    const rows = [
      { a: "ok", b: "bad", n: 3 },
      { a: "bad", b: "bad", n: 1 },
      { a: "ok", b: "bad", n: 2 },
    ];
    expect(pairTable(rows, categories)).toEqual([
      [0, 5, 0],
      [0, 1, 0],
      [0, 0, 0],
    ]);
  });

  it("refuses undeclared labels and what is no count", () => {
    expect(() => pairTable([{ a: "ok", b: "odd", n: 1 }], categories)).toThrow('"odd" is not among');
    expect(() => pairTable([{ a: "ok", b: "ok", n: -1 }], categories)).toThrow("n must be");
  });
});

describe("pairTableSums", () => {
  it("are those of the same labels as rows of two ratings", () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const table = pairTable(
          rows.map(([a, b]) => ({ a, b, n: 1 })),
          categories,
        );
        expect(pairTableSums(table)).toEqual(patternSums(labelPatterns(rows, categories)));
      }),
    );
  });

  it("refuses a table that is not square", () => {
    expect(() => pairTableSums([[1, 2]])).toThrow("row 1 has 2 columns, the table 1 rows");
  });
});
