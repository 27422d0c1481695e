import type { Page } from "playwright-core";
import { glob } from "tinyglobby";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoSite } from "../build/test-site.js";
import { violations } from "./axe.js";
import { answered, type Visit, visit } from "./visit.js";

let site: Visit;
let dist: string;

beforeAll(async () => {
  ({ dist } = await demoSite());
  site = await visit(dist);
});
afterAll(() => site?.close());

const openAt = async (path: string, search = "") => {
  const page = await site.open(search === "" ? path : `${path}?${search}`);
  await answered(page, search);
  return page;
};

const choose = async (page: Page, title: string, choice: string) => {
  await page.locator(".filters summary", { hasText: title }).click();
  await page.locator(".filter[open] label", { hasText: choice }).click();
};

const figures = (page: Page) => page.locator(".headline dd .figure-value").allInnerTexts();
const rows = (page: Page) => page.locator(".comparison tbody th").allInnerTexts();

/** What a reader reads there, one space between words. */
const read = async (page: Page, part: string) =>
  ((await page.locator(part).textContent()) ?? "").replace(/\s+/g, " ").trim();

test("figures stand before DuckDB is asked for", async () => {
  const page = await openAt("index.html");
  const [firstChart, fetched] = await page.evaluate(() => [
    performance.getEntriesByName("plumbline:first-chart")[0]?.startTime,
    performance.getEntriesByType("resource").find(({ name }) => name.includes("duckdb-eh"))?.startTime,
  ]);
  expect(firstChart).toBeGreaterThan(0);
  expect(fetched).toBeGreaterThan(firstChart as number);
});

test("one market chosen changes every figure, the address and the caption", async () => {
  const page = await openAt("index.html");
  const before = await figures(page);
  await choose(page, "Market", "Thailand");
  await answered(page, "market=TH");
  const after = await figures(page);
  expect(after).toHaveLength(4);
  for (const [index, figure] of after.entries()) expect(figure).not.toBe(before[index]);
  expect(await rows(page)).toEqual([expect.stringContaining("Thailand")]);
  expect(new URL(page.url()).search).toBe("?market=TH");
  expect(await read(page, ".view-caption")).toContain("Market Thailand");
});

test("every filter of the trends changes what they show", async () => {
  const page = await openAt("trends.html");
  const all = await page.locator(".page-view").innerHTML();
  for (const search of [
    "queue=replay",
    "policy=harassment",
    "team=Selat+Jakarta",
    "kind=human",
    "model=guard-2.0",
    "reference=gold",
    "from=2026-10-01",
    "to=2026-10-01",
    "grain=day",
  ]) {
    await page.evaluate((wanted) => {
      history.pushState(null, "", `?${wanted}`);
      dispatchEvent(new PopStateEvent("popstate"));
    }, search);
    await answered(page, search);
    expect(await page.locator(".page-view").innerHTML(), search).not.toBe(all);
  }
});

test("reload, back, forward and moving between pages keep the filters", async () => {
  const page = await openAt("index.html");
  await choose(page, "Market", "Thailand");
  await answered(page, "market=TH");
  const thailand = await figures(page);
  await page.keyboard.press("Escape");
  await page.locator(".filters select").nth(1).selectOption("human");
  await answered(page, "market=TH&kind=human");

  await page.goBack();
  await answered(page, "market=TH");
  expect(await figures(page)).toEqual(thailand);
  await page.goForward();
  await answered(page, "market=TH&kind=human");
  await page.reload();
  await answered(page, "market=TH&kind=human");
  expect(await page.locator(".filters .filter-value").first().textContent()).toContain("Thailand");

  await page.locator("#observablehq-sidebar a", { hasText: "Trends" }).click();
  await page.waitForURL("**/trends.html?market=TH&kind=human");
  await answered(page, "market=TH&kind=human");
  await page.locator("#observablehq-sidebar a", { hasText: "Dictionary" }).click();
  await page.waitForURL("**/dictionary.html?market=TH&kind=human");
  await page.locator("#observablehq-sidebar a", { hasText: "Overview" }).click();
  await answered(page, "market=TH&kind=human");
});

test("a market's name leads to its trends", async () => {
  const page = await openAt("index.html", "kind=human");
  await page.locator(".comparison a", { hasText: "Thailand" }).click();
  await answered(page, "market=TH&kind=human");
  expect(new URL(page.url()).pathname).toMatch(/trends/);
  expect(await page.locator("#volume h3").count()).toBe(1);
});

test("what a link asks for and cannot get is said; the rest of it holds", async () => {
  const page = await site.open("index.html?market=TH&market=Siam&kind=robot&colour=red");
  await answered(page, "market=TH");
  const said = await page.locator(".messages-problem li").allInnerTexts();
  expect(said).toEqual([
    expect.stringContaining("colour"),
    expect.stringContaining("Siam"),
    expect.stringContaining("robot"),
  ]);
  expect(await rows(page)).toHaveLength(1);
  await page.getByRole("button", { name: "Reset" }).click();
  await answered(page, "");
  expect(await page.locator(".messages-problem").count()).toBe(0);
  expect(new URL(page.url()).search).toBe("");
});

test("figures of other filters are never shown: a filtered page is empty until DuckDB has answered", async () => {
  const page = await site.open();
  const held: (() => void)[] = [];
  await page.route("**/workbook.*.gz", (route) => held.push(() => route.continue()));
  await page.goto(new URL("index.html?market=TH", site.url).href);
  await page.waitForFunction(() => document.documentElement.dataset.workbook === "starting");
  expect(await read(page, ".page-view")).toBe("These filters are applied as soon as DuckDB has started.");
  await expect.poll(() => held.length).toBe(1);
  for (const go of held) go();
  await answered(page, "market=TH");
  expect(await rows(page)).toHaveLength(1);
});

test("without DuckDB the page says so loudly, and keeps the figures that are true", async () => {
  const page = await site.open();
  await answered(page, "");
  const known = await figures(page);
  const before = site.problems.length;
  await page.route("**/workbook.*.gz", (route) => route.abort());
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.workbook === "failed");
  expect(await read(page, ".messages-problem")).toMatch(
    /^DuckDB could not start, .* Check the connection and reload the page\. /,
  );
  expect(await figures(page)).toEqual(known);
  await choose(page, "Market", "Thailand");
  expect(await read(page, ".page-view")).toBe("No figures can be shown for these filters.");
  expect(await read(page, ".status-line")).toContain("Filters are not available");
  (site.problems as string[]).splice(before);
});

test.each(["overview", "trends"])("the build's %s and DuckDB's in the browser are the same figures", async (name) => {
  const address = async (pattern: string) => new URL((await glob(pattern, { cwd: dist }))[0] as string, site.url).href;
  const [duckdb, viewState, view, summary, ...files] = await Promise.all(
    [
      "_import/duckdb.*.js",
      "_import/view-state.*.js",
      `_import/${name}.*.js`,
      `_file/data/${name}.*.json`,
      "_file/data/runtime/*.wasm.*",
      "_file/data/runtime/*.js.*",
      "_file/data/workbook.*",
    ].map(address),
  );
  const page = await site.open();
  const [made, found] = (await page.evaluate(`(async () => {
    const { openWorkbook } = await import("${duckdb}");
    const { defaultViewState } = await import("${viewState}");
    const { ${name} } = await import("${view}");
    const { info, result } = await (await fetch("${summary}")).json();
    const [module, worker, workbook] = ${JSON.stringify(files)}.map((href) => ({ name: href, href }));
    const { query, close } = await openWorkbook({ runtime: { module, worker }, workbook });
    const found = await ${name}(query, defaultViewState(), info);
    await close();
    return [JSON.stringify(result), JSON.stringify(found)];
  })()`)) as [string, string];
  expect(rounded(found)).toEqual(rounded(made));
});

/** Both add up the same doubles and list the same points, in an order of their own: equal to ten digits, sorted. */
const rounded = (json: string): unknown =>
  JSON.parse(json, (_, value) => {
    if (typeof value === "number") return Number(value.toPrecision(10));
    if (Array.isArray(value))
      return value
        .map((each) => [JSON.stringify(each), each])
        .sort()
        .map(([, each]) => each);
    return value;
  });

test("filters work by keyboard alone", async () => {
  const page = await openAt("index.html");
  await page.locator(".filters summary").first().focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await answered(page, "market=ID");
  await page.keyboard.press("Escape");
  expect(await page.locator(".filter[open]").count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Market");
});

test("a click elsewhere closes an open filter, and opening one closes its neighbour", async () => {
  const page = await openAt("index.html");
  await page.locator(".filters summary").nth(0).click();
  await page.locator(".filters summary").nth(1).click();
  expect(await page.locator(".filter[open] .filter-title").allInnerTexts()).toEqual(["Queue"]);
  await page.locator("h1").click();
  expect(await page.locator(".filter[open]").count()).toBe(0);
});

test("an open table of numbers stays open, with the numbers of the new filters", async () => {
  const page = await openAt("trends.html");
  await page.locator("#volume .numbers summary").click();
  await choose(page, "Market", "Thailand");
  await answered(page, "market=TH");
  const names = await page.locator("#volume .numbers tbody th").allInnerTexts();
  expect(new Set(names).size).toBe(1);
});

test("a link into the dictionary leads to its entry", async () => {
  const page = await site.open("dictionary.html#cube-agreement");
  const heading = page.locator("#cube-agreement");
  await heading.waitFor();
  await expect.poll(async () => (await heading.boundingBox())?.y).toBeLessThan(200);
});

test("on paper the filters are said, not shown", async () => {
  const page = await openAt("index.html", "market=TH");
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".filter-bar").isVisible()).toBe(false);
  expect(await page.locator("#observablehq-sidebar").isVisible()).toBe(false);
  expect(await read(page, ".view-caption")).toContain("Thailand");
  expect(await page.locator(".snapshot-line").isVisible()).toBe(true);
});

const PAGES = ["index.html", "trends.html", "dictionary.html"];

test.each(PAGES)("%s fits a phone of 360 pixels, filters open", async (path) => {
  const page = await site.open();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(new URL(path, site.url).href);
  if (path !== "dictionary.html") {
    await answered(page, "");
    await page.locator(".filter-toggle").click();
    await page.locator(".filters summary", { hasText: "Days" }).click();
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test.each(PAGES)("%s is accessible, menus and tables open", async (path) => {
  const page = await site.open(path);
  if (path !== "dictionary.html") {
    await answered(page, "");
    for (const summary of await page.locator(".numbers summary").all()) await summary.click();
    await page.locator(".filters summary").first().click();
  }
  expect(await violations(page)).toEqual([]);
});

test("no page has said an error or asked another host for anything", () => {
  expect(site.problems).toEqual([]);
  expect(site.otherHosts).toEqual([]);
});
