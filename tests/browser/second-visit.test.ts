/** What a reader has seen opens again without a network, and a new build replaces it. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { writeSecondVisit } from "../../loaders/site/second-visit/write.js";
import { type Served, serveFolder } from "../../loaders/site/serve-folder.js";
import { demoSite } from "../build/test-site.js";
import { launchChromium } from "./chromium.js";
import { answered, settled } from "./visit.js";

let browser: Browser;
let site: string;
let served: Served;

beforeAll(async () => {
  browser = await launchChromium("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost");
});
afterAll(() => browser?.close());
beforeEach(async () => {
  site = await mkdtemp(join(tmpdir(), "plumbline-second-visit-"));
  await cp((await demoSite()).dist, site, { recursive: true });
  served = await serveFolder(site, 0);
});
afterEach(async () => {
  await served.close();
  await rm(site, { recursive: true });
});

/** A page of a reader with an empty browser. */
async function firstVisit(path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(served.url + path);
  return page;
}

/** Addresses of what is on the reader's disk, each with the hash of its content; pages without. */
const keptPlaces = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await (await caches.open("plumbline")).keys()).map(({ url }) => url));

/** What a page has loaded and the reader's disk lacks, itself included. */
async function lacking(page: Page): Promise<string[]> {
  const places = new Set((await keptPlaces(page)).map((place) => place.replace(/\?.*/, "")));
  const loaded = await page.evaluate(() => [
    location.href.replace(/\?.*/, ""),
    ...performance.getEntriesByType("resource").map(({ name }) => name),
  ]);
  return loaded.filter((name) => name.startsWith(served.url) && !name.includes("second-visit") && !places.has(name));
}

async function kept(page: Page): Promise<void> {
  await settled(page);
  await expect.poll(() => lacking(page), { timeout: 20_000 }).toEqual([]);
}

test("the second visit needs no network: the page opens, DuckDB starts, filters answer", async () => {
  const page = await firstVisit("trends.html");
  await kept(page);
  await served.close();
  await page.goto(`${served.url}trends.html?market=ID`);
  await answered(page, "market=ID");
  expect(await page.locator(".view-caption").innerText()).toContain("Indonesia");
  // A page that was never seen is not there, and nothing pretends that it is.
  await expect(page.goto(`${served.url}dictionary.html`)).rejects.toThrow("ERR_");
  await page.context().close();
});

test("where the site is built anew its readers see the new build, and nothing is kept of the old one", async () => {
  const page = await firstVisit("dictionary.html");
  await kept(page);
  const before = await keptPlaces(page);

  const file = join(site, "dictionary.html");
  const html = await readFile(file, "utf8");
  const style = /_import\/style\/index\.[0-9a-f]+\.css/.exec(html)![0];
  await cp(join(site, style), join(site, "_import/style/index.anew.css"));
  await rm(join(site, style));
  await writeFile(file, html.replaceAll(style, "_import/style/index.anew.css").replace("<h1", "<p>Built anew</p><h1"));
  await writeSecondVisit(site);

  await page.reload();
  expect(await page.getByText("Built anew").count()).toBe(1);
  await expect
    .poll(async () => (await keptPlaces(page)).filter((place) => place.includes(style)), { timeout: 20_000 })
    .toEqual([]);
  await kept(page);
  await served.close();
  await page.reload();
  expect(await page.getByText("Built anew").count()).toBe(1);
  const after = await keptPlaces(page);
  expect(before.filter((place) => !after.includes(place))).toEqual([expect.stringContaining(style)]);
  await page.context().close();
});
