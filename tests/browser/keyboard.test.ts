/** Every control by keyboard alone, with what a screen reader is told. */
import type { Page } from "playwright-core";
import { glob } from "tinyglobby";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoSite } from "../build/test-site.js";
import { answered, settled, type Visit, visit } from "./visit.js";

let site: Visit;
let pages: string[];

beforeAll(async () => {
  const { dist } = await demoSite();
  site = await visit(dist);
  pages = (await glob("*.html", { cwd: dist })).sort();
});
afterAll(() => site?.close());

/** A stop of the Tab key, as somebody without a pointer meets it. */
interface Stop {
  readonly name: string;
  readonly tag: string;
  /** Something drawn around it, or around what stands for it, that is not there without the focus. */
  readonly marked: boolean;
  /** Less than 24 pixels in either direction, and no link within a sentence. */
  readonly small: boolean;
  readonly inWindow: boolean;
}

/** What has the focus; null at the end of the page. */
const stop = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (element === null || element === document.body) return null;
    const outlined = (each: Element) => getComputedStyle(each).outlineStyle !== "none";
    const label = (element as HTMLInputElement).labels?.[0];
    const target = (label ?? element).getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const sentence = element.tagName === "A" && getComputedStyle(element).display === "inline";
    return {
      name: (element.getAttribute("aria-label") ?? label?.textContent ?? element.textContent ?? "").trim(),
      tag: element.tagName.toLowerCase(),
      marked: [element, ...element.children, element.closest("label")].some((each) => each && outlined(each)),
      small: !sentence && Math.min(Math.max(target.width, box.width), Math.max(target.height, box.height)) < 24,
      inWindow: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });

async function stops(page: Page): Promise<Stop[]> {
  const found: Stop[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const next = await stop(page);
    if (next === null) return found;
    found.push(next);
    if (found.length > 500) throw new Error(`The Tab key does not leave ${next.tag} ${next.name}.`);
  }
}

test("every stop of the Tab key has a name, is in sight and marked, and is large enough to hit", async () => {
  for (const path of pages) {
    const page = await site.open(path);
    await settled(page);
    const found = await stops(page);
    expect(found[0]?.name, path).toBe("Skip to the content");
    expect(
      found.filter(({ name }) => name === ""),
      path,
    ).toEqual([]);
    expect(
      found.filter(({ marked }) => !marked),
      path,
    ).toEqual([]);
    expect(
      found.filter(({ inWindow }) => !inWindow),
      path,
    ).toEqual([]);
    expect(
      found.filter(({ small }) => small),
      path,
    ).toEqual([]);
    await page.close();
  }
});

test("the skip link leads past the sidebar", async () => {
  const page = await site.open("index.html");
  await settled(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
});

test("every filter opens, changes and closes by keyboard, and gives the focus back", async () => {
  const page = await site.open("trends.html");
  await answered(page, "");
  const bar = page.getByRole("form", { name: "Filters" });
  for (const summary of await bar.locator("summary").all()) {
    await summary.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest(".disclosure-panel") !== null)).toBe(true);
    await page.keyboard.press("Escape");
    expect(await bar.locator("details[open]").count()).toBe(0);
    expect(await summary.evaluate((each) => each === document.activeElement)).toBe(true);
  }
  const view = () => page.evaluate(() => document.documentElement.dataset.view);
  await bar.getByRole("combobox", { name: "Labelled by" }).focus();
  await page.keyboard.press("ArrowDown");
  await answered(page, "kind=human");
  await bar.getByRole("radio", { name: "week" }).focus();
  await page.keyboard.press("ArrowLeft");
  await answered(page, "kind=human&grain=day");
  await bar.getByRole("button", { name: "Reset" }).focus();
  await page.keyboard.press("Enter");
  await answered(page, "");
  expect(await view()).toBe("");
  // The button is gone: the focus is not.
  expect(await page.evaluate(() => document.activeElement?.closest(".filter-bar") !== null)).toBe(true);
});

test("new figures are announced once, with their filters; loading bytes are not", async () => {
  const page = await site.open("index.html");
  await answered(page, "");
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const region of document.querySelectorAll("[role=status], [role=alert], [aria-live]"))
      new MutationObserver(() => heard.push(region.textContent ?? "")).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
  });
  const market = page.getByRole("form", { name: "Filters" }).locator("summary").first();
  await market.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await answered(page, "market=ID");
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([
    "Figures shown: Market Indonesia · all days",
  ]);
});

test("a chart has a name, and the key after it opens its table", async () => {
  const page = await site.open("trends.html");
  await answered(page, "");
  const accuracy = page.locator("#accuracy");
  await expect.poll(() => accuracy.getByRole("img").count()).toBe(3);
  expect(await accuracy.getByRole("img").first().getAttribute("aria-label")).toMatch(
    /^Accuracy by week in Indonesia\. Latest whole week with a figure, from .*: .*%\. The numbers are in the table below\.$/,
  );
  await accuracy.getByRole("link", { name: "How it is counted" }).focus();
  await page.keyboard.press("Tab");
  expect((await stop(page))?.name).toBe("Show the numbers: Accuracy");
  await page.keyboard.press("Enter");
  const table = accuracy.getByRole("region", { name: "Numbers: Accuracy" });
  await table.waitFor();
  await page.keyboard.press("Tab");
  expect(await table.evaluate((each) => each === document.activeElement)).toBe(true);
  expect(await table.getByRole("columnheader").allInnerTexts()).toContain("95% interval");
});

test("who asks for less motion gets none, and forced colours keep what is drawn", async () => {
  const page = await site.open();
  await page.emulateMedia({ reducedMotion: "reduce", forcedColors: "active" });
  await page.goto(new URL("index.html", site.url).href);
  await answered(page, "");
  const style = (part: string, property: "transitionDuration" | "transitionProperty" | "backgroundColor") =>
    page
      .locator(part)
      .first()
      .evaluate((each, name) => getComputedStyle(each)[name], property);
  expect(await style(".page-view", "transitionProperty")).toBe("none");
  expect(await style(".strip-dot", "backgroundColor")).not.toBe(await style("body", "backgroundColor"));
});

test("no page has said an error", () => expect(site.problems).toEqual([]));
