import { describe, expect, it } from "vitest";
import { confusionRows, labelsByItem } from "../../../../src/lib/stats/labels-by-item.js";

const labels = {
  ...{ item: [1, 0, 1, 1], annotator: [0, 1, 2, 1], category: [1, 0, 0, 1] },
  ...{ items: 2, annotators: 3, categories: 2 },
};

describe("labelsByItem", () => {
  it("brings labels of an item together, in the order of rows", () => {
    expect(labelsByItem(labels)).toEqual({
      start: Uint32Array.of(0, 1, 4),
      annotator: Int32Array.of(1, 0, 2, 1),
      category: Int32Array.of(0, 1, 0, 1),
      ...{ items: 2, annotators: 3, categories: 2 },
    });
  });

  it("finds a label's place in a table annotators × given × true", () => {
    expect(confusionRows(labelsByItem(labels))).toEqual(Int32Array.of(4, 2, 8, 6));
  });

  it("refuses columns of other lengths, codes outside their range and items without a label", () => {
    expect(() => labelsByItem({ ...labels, annotator: [0, 1, 2] })).toThrow("annotator must have a code per label");
    expect(() => labelsByItem({ ...labels, category: [1, 0, 2, 1] })).toThrow("category must hold whole numbers 0..1");
    expect(() => labelsByItem({ ...labels, category: [1, 0, 0.5, 1] })).toThrow(RangeError);
    expect(() => labelsByItem({ ...labels, item: [1, -1, 1, 1] })).toThrow("item must hold whole numbers 0..1, not -1");
    expect(() => labelsByItem({ ...labels, items: 3 })).toThrow("code 2 has none");
    expect(() => labelsByItem({ ...labels, annotators: 2.5 })).toThrow("annotators must be a whole number");
  });
});
