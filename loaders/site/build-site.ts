/** Builds the site into dist/. */
import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { glob } from "tinyglobby";
import { Failure } from "../failure.js";
import { packageFolder } from "../offline/packages.js";
import { PROJECT_ROOT, snapshotsFolder } from "../settings.js";
import { currentSnapshot } from "../snapshot/current.js";
import { bundleModules } from "./bundle-modules.js";
import { refreshDataCache } from "./data-cache.js";
import { finishHtml, withPolicy } from "./finish-html.js";
import { withSecondVisit, writeSecondVisit } from "./second-visit/write.js";

/** Where the site is built. */
export const SITE_FOLDER = join(PROJECT_ROOT, "dist");

/**
 * Builds every page from the current snapshot.
 *
 * @throws Failure where there is no snapshot, and with Framework's own output when a page or loader fails.
 */
export async function buildSite(): Promise<void> {
  await currentSnapshot(snapshotsFolder());
  await refreshDataCache();
  await framework("build");
  await bundleModules(SITE_FOLDER);
  await writeSecondVisit(SITE_FOLDER);
  await Promise.all((await glob("**/*.html", { cwd: SITE_FOLDER })).map(finishPage));
}

async function finishPage(path: string): Promise<void> {
  const file = join(SITE_FOLDER, path);
  const html = finishHtml(await readFile(file, "utf8"));
  await writeFile(file, withPolicy(withSecondVisit(html, path.split("/").length - 1)));
}

async function framework(command: string): Promise<void> {
  const program = join(packageFolder("@observablehq/framework"), "dist", "bin", "observable.js");
  const child = spawn(process.execPath, [program, command], {
    cwd: PROJECT_ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, OBSERVABLE_TELEMETRY_DISABLE: "true" },
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  const text = Buffer.concat(output).toString();
  if (code !== 0) throw new Failure(`The site could not be built.\n${text.replace(/\n\nTip: .*/s, "").trimEnd()}`);
  for (const warning of text.match(/^.*Warning:.*(\n↳.*)*/gm) ?? []) console.warn(warning);
}
