// @vitest-environment jsdom
import { expect, test } from "vitest";
import { lacking } from "../../../src/components/lacking.js";
import { INFO } from "./fixtures.js";
import { words } from "./words.js";

const without = (agreement: readonly string[]) => lacking({ ...INFO, holds: { ...INFO.holds, agreement } });

test("what is lacking is named with what would supply it, files and columns as code", () => {
  const section = without(["TH"]);
  expect(words(section)).toMatch(
    /^What this snapshot cannot say Agreement No item was labelled twice in Indonesia and Việt Nam\. What would supply it: Have a share/,
  );
  expect([...section.querySelectorAll("code")].map((code) => code.textContent)).toEqual(["annotations.sql", "item_id"]);
});

test("a lack of all is said without markets, and many markets are counted", () => {
  expect(without([]).querySelector("dd")?.textContent?.trim()).toBe("No item was labelled twice.");
  const market = Array.from({ length: 40 }, (_, index) => ({ value: `M${index}`, name: `M${index}`, days: null }));
  const all = market.map(({ value }) => value);
  const everything = Object.fromEntries(
    Object.keys(INFO.holds).map((need) => [need, all]),
  ) as unknown as typeof INFO.holds;
  const holds = { ...everything, agreement: ["M0"] };
  const section = lacking({ ...INFO, choices: { ...INFO.choices, market }, holds });
  expect(words(section)).toContain("twice in M1, M2, M3, M4, M5 and 34 more markets.");
});

test("a snapshot that lacks nothing has no such section", () => {
  expect(words(lacking(INFO))).toBe("");
  expect(lacking(INFO).hidden).toBe(true);
});
