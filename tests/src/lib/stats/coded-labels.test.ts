import { describe, expect, it } from "vitest";
import { codedLabels } from "../../../../src/lib/stats/coded-labels.js";

describe("codedLabels", () => {
  it("codes each kind of name in ascending order and leaves out rows without a label", () => {
    const labels = codedLabels([
      ["i2", "w1", "ok"],
      ["i1", "w2", "bad"],
      ["i3", "w3", null],
      ["i1", "w1", "ok"],
    ]);
    expect(labels).toEqual({
      item: Int32Array.of(1, 0, 0),
      annotator: Int32Array.of(0, 1, 0),
      category: Int32Array.of(1, 0, 1),
      ...{ items: 2, annotators: 2, categories: 2 },
      ...{ itemNames: ["i1", "i2"], annotatorNames: ["w1", "w2"], categoryNames: ["bad", "ok"] },
    });
  });

  it("keeps declared categories, and refuses a label outside them", () => {
    const { category, categoryNames } = codedLabels([["i", "w", "ok"]], ["unsure", "ok", "bad"]);
    expect([category[0], categoryNames]).toEqual([1, ["unsure", "ok", "bad"]]);
    expect(() => codedLabels([["i", "w", "OK"]], ["ok"])).toThrow('Label "OK" is not among the categories ["ok"]');
  });

  it("sorts numbers by value and strings by code point", () => {
    expect(codedLabels([1, 10, 9].map((i) => [i, "w", "x"] as const)).itemNames).toEqual([1, 9, 10]);
    // U+1F600 is beyond U+FF5E, though its first UTF-16 unit is not.
    const names = ["\u{1F600}", "\uFF5E", "b", "B", "bb"];
    expect(codedLabels(names.map((name) => ["i", "w", name] as const)).categoryNames).toEqual([
      ...["B", "b", "bb", "\uFF5E", "\u{1F600}"],
    ]);
  });
});
