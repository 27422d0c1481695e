// @vitest-environment jsdom
import { expect, test } from "vitest";
import { coverageView } from "../../../src/components/coverage-view.js";
import type { IntervalCoverage } from "../../../src/lib/schema/interval-coverage.js";
import { words } from "./words.js";

const cell = (n: number, annotators: number, weights: string, coverage: number | null, shown = 1) => ({
  settings: [n, 0.02, 0.15, annotators, weights],
  shown,
  coverage,
});
const result: IntervalCoverage = {
  replicates: 2000,
  target: 0.93,
  kinds: [
    {
      title: "A share",
      about: "Of labels.",
      factors: ["labels", "share", "correlation", "annotators", "weights"],
      cells: [
        cell(1000, 8, "equal", 0.961),
        cell(1000, 8, "unequal", 0.9421, 0.4),
        cell(1000, 20, "equal", 0.9895),
        cell(1000, 20, "unequal", 0.99),
        cell(30, 8, "equal", null, 0),
        cell(30, 8, "unequal", 1, 0.002),
      ],
    },
  ],
};

test("a sentence says in how many situations intervals are shown, and the lowest coverage of these", () => {
  expect(words(coverageView(result))).toContain(
    "The 95% intervals of this site held the truth in 94.2% of the samples or more, in each of 4 simulated situations with 2,000 samples each. In 3 situations most samples, or all, have no interval: the site says that there are too few data.",
  );
});

test("a cell is the lowest of what further factors make of it, with how often it is shown", () => {
  const rows = [...coverageView(result).querySelectorAll(".coverage-table tbody tr")].map((row) =>
    [...row.children].map((each) => words(each as HTMLElement)),
  );
  expect(rows).toEqual([
    ["1,000", "2%", "94.2% shown in 40%", "99.0%"],
    ["30", "2%", "too few", "too few"],
  ]);
});

test("columns are named by what they count, below what they share", () => {
  const [outer, inner] = coverageView(result).querySelectorAll<HTMLElement>(".coverage-table thead tr");
  expect(words(outer!)).toContain("Correlation 0.15, annotators");
  expect([...inner!.children].map((each) => words(each as HTMLElement))).toEqual(["Labels", "Share", "8", "20"]);
});

test("every situation stands in the whole table, and one that fails is marked and counted", () => {
  const failing = { ...result, kinds: [{ ...result.kinds[0]!, cells: [cell(1000, 8, "equal", 0.9)] }] };
  const view = coverageView(failing);
  expect(view.querySelectorAll("details tbody tr")).toHaveLength(1);
  expect(words(view)).toContain("In 1 they hold it too rarely.");
  expect(words(view.querySelector("details tbody tr")!)).toMatch(/no$/);
  expect(view.querySelector("td.coverage-low")).not.toBeNull();
});
