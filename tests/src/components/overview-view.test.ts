// @vitest-environment jsdom
import { expect, test } from "vitest";
import { changeSentence, overviewView } from "../../../src/components/overview-view.js";
import { OVERVIEW, STATE } from "./fixtures.js";
import { words } from "./words.js";

const view = overviewView(OVERVIEW, { state: { ...STATE, kind: "human" } });

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
  const row = overviewView({ ...OVERVIEW, markets: [nowhere] }, { state: STATE }).querySelector("tbody tr");
  expect(words(row!)).toMatch(/^No market 92\.1%/);
  expect(row!.querySelector("a")).toBeNull();
});

test("the sentence on top says of every market what its change shows", () => {
  expect(changeSentence(OVERVIEW.markets, OVERVIEW.total.change.previous)).toBe(
    "Against the 6 weeks before, accuracy is worse in Indonesia, not clearly different in Thailand and not comparable in Việt Nam.",
  );
  expect(changeSentence(OVERVIEW.markets, ["2026-01-05", "2026-01-14"])).toContain("Against the 10 days before,");
  expect(changeSentence([], null)).toBe("No market has data under these filters.");
});

test("where nothing is dated no periods are named", () => {
  const { total } = OVERVIEW;
  const undated = { ...total, change: { ...total.change, previous: null, current: null } };
  const text = words(overviewView({ ...OVERVIEW, total: undated }, { state: STATE }));
  expect(text).not.toContain("Change compares");
  expect(words(view)).toContain("Change compares 16 Feb – 29 Mar 2026 with 5 Jan – 15 Feb 2026.");
});
