/** What every page must hold, standing or investigation: a new page needs no test of its own for this. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { glob } from "tinyglobby";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoSite } from "../build/test-site.js";
import { type Visit, visit } from "./visit.js";

let site: Visit;
let pages: string[];

beforeAll(async () => {
  const { dist } = await demoSite();
  site = await visit(dist);
  pages = (await glob("**/*.html", { cwd: dist })).sort();
});
afterAll(() => site?.close());

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

test("every page runs to its end without an error, has one title, fits a phone, and is accessible", async () => {
  expect(pages).toContain("investigations/offline.html");
  for (const path of pages) {
    const page = await site.open();
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(new URL(path, site.url).href);
    // Framework marks the place of a cell that is still running, or ended in an error.
    await page.waitForFunction(() => !document.querySelector("observablehq-loading"));
    await page.waitForFunction(() => (document.documentElement.dataset.workbook ?? "ready") === "ready");
    expect(await page.locator(".observablehq--error").allInnerTexts(), path).toEqual([]);
    expect(await page.locator("h1").count(), path).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(360);
    const found = await page.evaluate(
      `${axe}; axe.run(document, { rules: { region: { enabled: false } }, resultTypes: ["violations"] })
        .then(({ violations }) => violations.map(({ id }) => id))`,
    );
    expect(found, path).toEqual([]);
    await page.close();
  }
  expect(site.problems).toEqual([]);
  expect(site.otherHosts).toEqual([]);
});
