import { describe, expect, it } from "vitest";
import { nearest } from "../../../../src/lib/workbook/nearest.js";

const CHOICES = [
  { value: "ID", name: "Indonesia" },
  { value: "TH", name: "Thailand" },
];

describe("nearest", () => {
  it("compares with values and names, ignoring case", () => {
    expect(nearest("th", CHOICES)?.value).toBe("TH");
    expect(nearest("tailand", CHOICES)?.value).toBe("TH");
    expect(nearest("INDONESIEN", CHOICES)?.value).toBe("ID");
  });

  it("is the first of equally near ones", () => expect(nearest("XX", CHOICES)?.value).toBe("ID"));

  it("is undefined without choices", () => expect(nearest("TH", [])).toBeUndefined());
});
