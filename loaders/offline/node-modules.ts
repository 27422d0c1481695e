/** Bare imports made of very many small CommonJS packages, bundled ahead: Framework would make one file of each. */
import { join } from "node:path";
import { build } from "esbuild";
import { PROJECT_ROOT } from "../settings.js";
import { installedPackages, packageInfo } from "./packages.js";

/** Writes `<folder>/<name>@<version>/index.js` for every @stdlib package the project names, with what they share beside. */
export async function writeNodeModules(folder: string): Promise<void> {
  const names = (await installedPackages()).filter((name) => name.startsWith("@stdlib/"));
  const entries = names.map(async (name) => [`${name}@${(await packageInfo(name)).version}/index`, name] as const);
  await build({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: Object.fromEntries(await Promise.all(entries)),
    outdir: folder,
    entryNames: "[dir]/[name]",
    chunkNames: join("@stdlib", "shared", "[hash]"),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    legalComments: "none",
    logLevel: "error",
  });
}
