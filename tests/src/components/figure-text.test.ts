// @vitest-environment jsdom
import { expect, test } from "vitest";
import { agreementText, figureText } from "../../../src/components/figure-text.js";
import { figure, OVERVIEW, tooFew } from "./fixtures.js";
import { words } from "./words.js";

test("a rate stands with its interval, its n and its annotators", () => {
  expect(words(figureText(figure("accuracy", 0.93, 0.012, 1204)))).toBe(
    "93.0% 91.8–94.2% 1,204 audited labels 14 annotators",
  );
});

test("gold labels are called gold", () => {
  expect(words(figureText(figure("gold_accuracy", 0.93, 0.012, 1)))).toContain("1 gold label ");
});

test("below the smallest n it reads “too few”, with the reason and no number in its place", () => {
  expect(words(figureText(tooFew("accuracy", 12)))).toBe("too few 12 labels, at least 30 are needed.");
});

test("a value without interval stands alone, never beside an empty range", () => {
  const text = words(figureText({ ...figure("agreement", 0.71, 0.05, 60), lower: null, upper: null }));
  expect(text).toMatch(/^0\.71/);
  expect(text).not.toMatch(/NaN|null|undefined|–/);
});

test("a missing interval is explained", () => {
  const absent = { code: "undefined", text: "No interval: it rests on too few items." } as const;
  expect(words(figureText({ ...OVERVIEW.total.agreement, lower: null, upper: null, absent }))).toBe(
    "0.75 3,885 items compared No interval: it rests on too few items.",
  );
});

test("agreement stands with the share of equal labels and AC1, and without them where there is none", () => {
  const { agreement } = OVERVIEW.total;
  expect(words(agreementText(agreement))).toBe("0.75 0.70–0.80 86.0% equal · AC1 0.80 3,885 items compared");
  expect(words(agreementText({ ...agreement, ac1: null }))).toContain("86.0% equal 3,885");
});
