import { describe, expect, it } from "vitest";
import { labelPatterns, patternSums } from "../../../../src/lib/stats/label-patterns.js";

describe("labelPatterns", () => {
  it("counts items with the same labels, whoever gave them, and leaves out items without any", () => {
    const rows = [
      ["ok", "bad", null],
      ["bad", null, "ok"],
      [null, null, null],
      ["ok", "ok", "ok"],
    ];
    expect(labelPatterns(rows, ["ok", "bad", "unsure"])).toEqual([
      { counts: [1, 1, 0], units: 2 },
      { counts: [3, 0, 0], units: 1 },
    ]);
  });

  it("refuses a label that was not declared, and names it", () => {
    expect(() => labelPatterns([["OK"]], ["ok"])).toThrow('Label "OK" is not among the categories ["ok"]');
  });
});

describe("patternSums", () => {
  it("gives a cell of the agreement cube per number of labels", () => {
    const patterns = [
      { counts: [2, 1, 0], units: 10 },
      { counts: [0, 0, 1], units: 4 },
      { counts: [1, 1, 1], units: 1 },
      { counts: [0, 0, 0], units: 7 },
    ];
    expect(patternSums(patterns)).toEqual([
      { labels: 1, units: 4, agreeing: 0, labelCounts: [0, 0, 4], coincidences: [0, 0, 0] },
      { labels: 3, units: 11, agreeing: 20, labelCounts: [21, 11, 1], coincidences: [21, 1, 1] },
    ]);
  });

  it("is empty without patterns", () => {
    expect(patternSums([])).toEqual([]);
  });

  it("refuses what is no count", () => {
    expect(() => patternSums([{ counts: [2], units: -1 }])).toThrow(RangeError);
    expect(() => patternSums([{ counts: [0.5, 1.5], units: 1 }])).toThrow(RangeError);
  });
});
