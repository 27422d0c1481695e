/** What a page that needs one estimator makes a browser load of the estimators and the packages behind them. */
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

/** Our modules and the packages beside them that a page loaded, their hashes cut off, with their sizes before compression. */
async function loaded(path: string): Promise<Map<string, number>> {
  const page = await site.open(path);
  await settled(page);
  expect(await page.locator("#share").innerText()).toBe("0.100 0.035 0.256");
  const resources = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map((one) => [one.name, (one as PerformanceResourceTiming).decodedBodySize] as const),
  );
  await page.close();
  return new Map(
    resources.flatMap(([name, size]) => {
      const module = new URL(name).pathname.match(/^\/_(?:import|node)\/(.+?)(?:\.[0-9a-f]{8})?\.js$/)?.[1];
      return module === undefined ? [] : [[module, size] as const];
    }),
  );
}

/** Bytes of a package and all it needs, and nothing else. */
async function alone(name: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export { default } from "${name}";`, resolveDir: PROJECT_ROOT },
    bundle: true,
    write: false,
    format: "esm",
    minify: true,
    legalComments: "none",
  });
  return outputFiles[0]!.contents.length;
}

test("a page with Wilson's interval loads its five small modules and one distribution, no other estimator or package", async () => {
  const sizes = await loaded("investigations/wilson.html");
  const modules = [...sizes.keys()].filter((module) => !module.startsWith("@stdlib/shared/")).sort();
  expect(modules).toEqual([
    expect.stringMatching(/^@stdlib\/stats-base-dists-normal-quantile@[\d.]+\/index$/),
    "lib/stats/checks",
    "lib/stats/estimate",
    "lib/stats/two-sided-z",
    "lib/stats/wilson",
    "lib/stats/wilson-limits",
  ]);
  const bytes = (of: string) =>
    [...sizes].reduce((total, [module, size]) => total + (module.startsWith(of) ? size : 0), 0);
  for (const [module, size] of sizes) expect(size, module).toBeGreaterThan(0);
  expect(bytes("lib/stats/")).toBeLessThan(4_000);
  // Parts shared with other distributions come in files of their own, which costs a few names and no code of others.
  expect(bytes("@stdlib/")).toBeLessThan(1.05 * (await alone("@stdlib/stats-base-dists-normal-quantile")));
});
