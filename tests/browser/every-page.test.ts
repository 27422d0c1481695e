/** What every page must hold, standing or investigation: a new page needs no test of its own for this. */
import { glob } from "tinyglobby";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoSite } from "../build/test-site.js";
import { violations } from "./axe.js";
import { settled, type Visit, visit } from "./visit.js";

let site: Visit;
let pages: string[];

beforeAll(async () => {
  const { dist } = await demoSite();
  site = await visit(dist);
  pages = (await glob("**/*.html", { cwd: dist })).sort();
});
afterAll(() => site?.close());

test("every page runs to its end without an error, has one title, fits a phone and a window at four times its size, and is accessible in light and dark", async () => {
  expect(pages).toContain("investigations/offline.html");
  for (const path of pages) {
    const page = await site.open();
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(new URL(path, site.url).href);
    await settled(page);
    expect(await page.locator(".observablehq--error").allInnerTexts(), path).toEqual([]);
    expect(await page.locator("h1").count(), path).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(360);
    // A phone at twice the size, and a window at four times: 320 pixels wide.
    await page.setViewportSize({ width: 320, height: 256 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(320);
    for (const details of await page.locator("main details").all())
      await details.evaluate((each: HTMLDetailsElement) => {
        each.open = true;
      });
    expect(await violations(page), path).toEqual([]);
    await page.close();
  }
  expect(site.problems).toEqual([]);
  expect(site.otherHosts).toEqual([]);
});
