/** The built site on data that lack something: every page says so, and none breaks. All situations are drawn in `tests/situations`. */
import { glob } from "tinyglobby";
import { beforeAll, expect, test } from "vitest";
import { withOtherData } from "../build/other-data.js";
import { demoSite } from "../build/test-site.js";
import { exportsFiles, SITUATIONS, type SituationName } from "../situations/situations.js";
import { violations } from "./axe.js";
import { settled, visit } from "./visit.js";

const WORST: readonly SituationName[] = ["nothing", "no dates, no annotators", "long names"];

const sites = new Map<SituationName, string>();
beforeAll(async () => {
  for (const name of WORST) {
    const files = exportsFiles(SITUATIONS[name]);
    sites.set(name, await withOtherData(await demoSite(), name.replaceAll(/\W+/g, "-"), files));
  }
});

test.each(WORST)("%s: every page runs, fits a phone, is accessible and shows no missing value", async (name) => {
  const dist = sites.get(name) as string;
  const site = await visit(dist);
  try {
    for (const path of (await glob("*.html", { cwd: dist })).sort()) {
      const page = await site.open();
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(new URL(path, site.url).href);
      await settled(page);
      expect(await page.locator(".observablehq--error").allInnerTexts(), path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(360);
      expect(await page.locator("main").innerHTML(), path).not.toMatch(/NaN|Infinity|\[object|>(null|undefined)</);
      expect(await violations(page), path).toEqual([]);
      await page.close();
    }
    expect(site.problems).toEqual([]);
  } finally {
    await site.close();
  }
});
