import { afterAll, beforeAll, expect, test } from "vitest";
import { demoSite } from "../build/test-site.js";
import { type Visit, visit } from "./visit.js";

let site: Visit;

beforeAll(async () => {
  site = await visit((await demoSite()).dist);
});
afterAll(() => site?.close());

const open = async (path = "data-quality.html") => {
  const page = await site.open(path);
  await page.locator(".quality").waitFor();
  return page;
};

test("the demo raises two alarms, and both are true: people of two tools label the same items, and a few rows are refused", async () => {
  const page = await open();
  expect(await page.locator(".alarm-head").allInnerTexts()).toEqual([
    "To check label-studio and labelbox",
    "Good to know label-studio/annotations",
  ]);
  expect(await page.locator(".lede").innerText()).toBe("1 finding is to be checked and 1 is good to know.");
  const [shared, refused] = await page.locator(".alarm-finding").allInnerTexts();
  expect(shared).toMatch(/^label-studio labels [\d,]+ of [\d,]+ items of labelbox \(\d+\.\d%\) too\.$/);
  expect(refused).toMatch(/^\d+ of [\d,]+ rows \(0\.1%\) are refused\./);
  expect(site.problems).toEqual([]);
});

test("it stands without DuckDB", async () => {
  const page = await open();
  const fetched = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  expect(fetched.filter((name) => /duckdb/.test(name))).toEqual([]);
});

test("filters of other pages survive a visit", async () => {
  const page = await open("data-quality.html?market=TH");
  await page.locator("#observablehq-sidebar a", { hasText: "Trends" }).click();
  await page.waitForURL(/trends\.html\?market=TH$/);
});

test("tables open by keyboard and scroll inside themselves, not the page", async () => {
  const page = await open();
  await page.setViewportSize({ width: 360, height: 740 });
  const summary = page.locator(".alarms summary", { hasText: "checks" });
  await summary.focus();
  await page.keyboard.press("Enter");
  const table = page.getByRole("region", { name: "Checks" });
  expect(await table.isVisible()).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)).toBe(true);
});
