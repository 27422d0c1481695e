/** The published sets, from their files to a filtered page. Expected values: each set's README.md, quoted beside them. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testSite } from "../build/test-site.js";
import { describeWithData, linkSets } from "../real/real-set.js";
import { answered, type Visit, visit } from "./visit.js";

const SETS = ["council_mod_qa", "sea_hatecheck"];

describeWithData(SETS, () => {
  let site: Visit;
  beforeAll(async () => {
    const { dist } = await testSite("real-sets", async (_project, exports) => {
      await linkSets(exports, SETS);
      return undefined;
    });
    site = await visit(dist);
  });
  afterAll(() => site?.close());

  const headline = async (page: Page) =>
    (await page.locator(".headline dd").allTextContents()).map((text) => text.replace(/\s+/g, " ").trim());

  it("a reader filters to one market, with every other host refused, and reads the published figure", async () => {
    const page = await site.open("index.html");
    await answered(page, "");
    await page.locator(".filters summary", { hasText: "Market" }).click();
    await page.locator(".filter[open] label", { hasText: "Malay" }).click();
    await answered(page, "market=ms");
    await page.locator(".filters label", { hasText: "Labelled by" }).locator("select").selectOption("human");
    await answered(page, "market=ms&kind=human");
    const [accuracy, , agreement] = await headline(page);
    // README: "| ms | 2,253 | 6,758 | 0.8524 / 0.8524 | 0.9556 |": cases, labels, alpha, rater accuracy vs gold.
    expect(accuracy).toMatch(/^95\.6\s?%/);
    expect(accuracy).toContain("6,758");
    expect(agreement).toMatch(/^0\.85/);
    expect(site.otherHosts).toEqual([]);
    expect(site.problems).toEqual([]);
  });

  // README: "| vn | 4,812 | 14,436 | 0.8713 | 0.9624 |" and "| th | 3,952 | 11,856 | 0.8005 | 0.9442 |": anonymous votes.
  it.each([
    ["vn", /^96\.2\s?%/, "14,436", /^0\.87/],
    ["th", /^94\.4\s?%/, "11,856", /^0\.80/],
  ])("the votes of %s have their published accuracy and agreement", async (market, accuracy, labels, alpha) => {
    const page = await site.open(`index.html?market=${market}`);
    await answered(page, `market=${market}`);
    const [shownAccuracy, , shownAgreement] = await headline(page);
    expect(shownAccuracy).toMatch(accuracy);
    expect(shownAccuracy).toContain(labels);
    expect(shownAgreement).toMatch(alpha);
  });

  // README: "seallm-multiset ms .7953" against the file's own actual; "Cases per file: ms 2,208".
  it("a model's accuracy is the published one under the reference set it was published for", async () => {
    const search = "market=ms&model=seallm-multiset&reference=actual";
    const page = await site.open(`index.html?${search}`);
    await answered(page, search);
    const [accuracy] = await headline(page);
    expect(accuracy).toMatch(/^79\.5\s?%/);
    expect(accuracy).toContain("2,208");
  });

  // README: human–gemini 575 of 619, human–claude 540 of 636, human–gpt-5.1 533 of 636 agree: by model, over both languages.
  it.each([
    ["gemini-3-pro", /^92\.9\s?%/, "619"],
    ["claude-sonnet-4.5", /^84\.9\s?%/, "636"],
    ["gpt-5.1", /^83\.8\s?%/, "636"],
  ])("%s agrees with the human audit as published", async (model, accuracy, labels) => {
    const page = await site.open(`index.html?model=${model}`);
    await answered(page, `model=${model}`);
    const [shown] = await headline(page);
    expect(shown).toMatch(accuracy);
    expect(shown).toContain(labels);
  });
});
