/** What a page that needs one estimator makes a browser load of the estimators and the packages behind them. */
import { sum } from "d3-array";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PROJECT_ROOT } from "../../loaders/settings.js";
import { demoSite } from "../build/test-site.js";
import { settled, type Visit, visit } from "./visit.js";

let site: Visit;

beforeAll(async () => {
  site = await visit((await demoSite()).dist);
});
afterAll(() => site?.close());

/** Bytes, before compression, of the modules that a page loaded: the site's own, and of packages. */
async function loaded(path: string): Promise<{ own: number; packages: Map<string, number> }> {
  const page = await site.open(path);
  await settled(page);
  expect(await page.locator("#share").innerText()).toBe("0.100 0.035 0.256");
  const resources = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map((one) => [one.name, (one as PerformanceResourceTiming).decodedBodySize] as const),
  );
  await page.close();
  const below = (folder: string) =>
    resources.flatMap(([name, size]) => {
      const { pathname } = new URL(name);
      return pathname.startsWith(folder) && pathname.endsWith(".js")
        ? [[pathname.slice(folder.length), size] as const]
        : [];
    });
  return { own: sum(below("/_import/"), ([, size]) => size), packages: new Map(below("/_node/")) };
}

/** Bytes of a module and all it needs, packages aside where these stay apart, and nothing else. */
async function alone(contents: string, external: string[] = []): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: PROJECT_ROOT },
    bundle: true,
    write: false,
    format: "esm",
    minify: true,
    legalComments: "none",
    external,
  });
  return outputFiles[0]!.contents.length;
}

test("a page with Wilson's interval loads that and one distribution, no other estimator or package", async () => {
  const { own, packages } = await loaded("investigations/wilson.html");
  const named = [...packages.keys()].filter((module) => !module.startsWith("@stdlib/shared/"));
  expect(named).toEqual([
    expect.stringMatching(/^@stdlib\/stats-base-dists-normal-quantile@[\d.]+\/index\.[0-9a-f]{8}\.js$/),
  ]);
  const wilson = await alone(`export { wilson } from "./src/lib/stats/wilson.ts";`, ["@stdlib/*"]);
  expect(own).toBeGreaterThan(wilson / 2);
  // What others need too comes in files of their own, which costs a few names and no code of others.
  expect(own).toBeLessThan(1.5 * wilson);
  const quantile = await alone(`export { default } from "@stdlib/stats-base-dists-normal-quantile";`);
  expect(sum(packages.values())).toBeLessThan(1.05 * quantile);
});
