// @vitest-environment jsdom
import { expect, test } from "vitest";
import { overviewView } from "../../../src/components/overview-view.js";
import type { MarketOverview } from "../../../src/lib/workbook/results.js";
import { INFO, OVERVIEW, STATE } from "./fixtures.js";
import { words } from "./words.js";

const view = overviewView(OVERVIEW, { info: INFO, state: { ...STATE, kind: "human" } });

test("every market has a row with its accuracy, change, agreement and volume", () => {
  const rows = [...view.querySelectorAll("tbody tr")].map(words);
  expect(rows[0]).toBe(
    "Indonesia 92.1% 90.9–93.3% 2,140 audited labels 14 annotators −3.4 points worse −5.5 to −1.3 0.71 0.66–0.76 86.0% equal · AC1 0.80 1,830 items compared 48,210 submissions",
  );
  expect(rows[2]).toContain("Việt Nam too few");
});

test("nothing a reader sees is the text of a missing value", () => {
  expect(view.innerHTML).not.toMatch(/NaN|null|undefined|\[object/);
});

test("a market links to its trends under the filters in force", () => {
  const hrefs = [...view.querySelectorAll("tbody a")].map((link) => link.getAttribute("href"));
  expect(hrefs[1]).toBe("./trends.html?market=TH&kind=human");
});

test("work without a market has a row but no link", () => {
  const nowhere = { ...OVERVIEW.markets[0]!, market: "", name: "No market" };
  const row = overviewView({ ...OVERVIEW, markets: [nowhere] }, { info: INFO, state: STATE }).querySelector("tbody tr");
  expect(words(row!)).toMatch(/^No market 92\.1%/);
  expect(row!.querySelector("a")).toBeNull();
});

test("a reason that all share is said once, in the total", () => {
  const absent = { code: "no-data", text: "No change: the period before begins before the data." } as const;
  const change = { ...OVERVIEW.total.change, value: null, lower: null, upper: null, absent };
  const unchanged = (each: MarketOverview) => ({ ...each, change });
  const text = words(
    overviewView(
      { ...OVERVIEW, markets: OVERVIEW.markets.map(unchanged), total: unchanged(OVERVIEW.total) },
      { info: INFO, state: STATE },
    ),
  );
  expect(text.split(absent.text)).toHaveLength(2);
});

test("markets are held against the total only where it counts the same", () => {
  const [indonesia, , vietnam] = OVERVIEW.markets as [MarketOverview, MarketOverview, MarketOverview];
  const lines = (markets: MarketOverview[]) =>
    overviewView({ ...OVERVIEW, markets }, { info: INFO, state: STATE }).querySelectorAll(".strip-beside").length;
  expect(lines([indonesia, indonesia])).toBe(2);
  expect(lines([indonesia, vietnam])).toBe(0);
});

test("where nothing is dated no periods are named", () => {
  const { total } = OVERVIEW;
  const undated = { ...total, change: { ...total.change, previous: null, current: null } };
  const text = words(overviewView({ ...OVERVIEW, total: undated }, { info: INFO, state: STATE }));
  expect(text).not.toContain("Change compares");
  expect(words(view)).toContain("Change compares 16 Feb – 29 Mar 2026 with 5 Jan – 15 Feb 2026.");
});

test("where no work matches there is a sentence, not a table of nothing", () => {
  const text = (info: typeof INFO) => words(overviewView({ ...OVERVIEW, markets: [] }, { info, state: STATE }));
  expect(text(INFO)).toBe("No work matches these filters. Reset them, or choose more of some.");
  expect(text({ ...INFO, holds: { ...INFO.holds, volume: [] } })).toBe(
    "This snapshot holds no work, so there is nothing to show.",
  );
});

test("labels that are all the same have no agreement beyond chance, and are all equal", () => {
  const absent = { code: "undefined", text: "Not defined: the labels do not vary." } as const;
  const agreement = { ...OVERVIEW.total.agreement, value: null, lower: null, upper: null, percent: 1, ac1: 1, absent };
  const text = words(
    overviewView({ ...OVERVIEW, total: { ...OVERVIEW.total, agreement } }, { info: INFO, state: STATE }),
  );
  expect(text).toContain("not defined 100.0% equal · AC1 1.00 the labels do not vary.");
});
