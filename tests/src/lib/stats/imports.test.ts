import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const folder = fileURLToPath(new URL("../../../../src/lib/stats/", import.meta.url));

/** What loading a module loads besides itself: our modules by name, packages by theirs. */
async function loads(module: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [`${folder}${module}.ts`],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    packages: "external",
    absWorkingDir: folder,
  });
  const inputs = Object.entries(metafile.inputs);
  const packages = inputs.flatMap(([, { imports }]) => imports.filter((one) => one.external).map((one) => one.path));
  const modules = inputs.map(([path]) => path.replace(/\.ts$/, ""));
  return [...new Set([...modules, ...packages])].filter((name) => name !== module).sort();
}

describe("a page that loads an estimator loads little else", () => {
  it("Wilson needs the normal quantile only", async () => {
    expect(await loads("wilson")).toEqual([
      "@stdlib/stats-base-dists-normal-quantile",
      "checks",
      "estimate",
      "two-sided-z",
      "wilson-limits",
    ]);
  });

  it("the agreement coefficients need no distribution", async () => {
    for (const module of ["krippendorff-alpha", "gwet-ac1", "percent-agreement"])
      expect((await loads(module)).filter((name) => name.startsWith("@"))).toEqual([]);
  });

  it("no module is a list of others", async () => {
    const modules = readdirSync(folder).map((file) => file.replace(/\.ts$/, ""));
    expect(modules).not.toContain("index");
    for (const module of modules) expect((await loads(module)).length).toBeLessThan(modules.length / 2);
  });
});
