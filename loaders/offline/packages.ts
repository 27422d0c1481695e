/** The installed packages: where they are and what they say of themselves. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PROJECT_ROOT } from "../settings.js";

interface PackageInfo {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Where Framework keeps what it made or fetched. */
export const MODULE_CACHE = join(PROJECT_ROOT, "src", ".observablehq", "cache");

/** The folder of an installed package. */
export const packageFolder = (name: string): string => join(PROJECT_ROOT, "node_modules", name);

/** What an installed package's package.json says. */
export const packageInfo = (name: string): Promise<PackageInfo> => readJson(join(packageFolder(name), "package.json"));

/** Names of the packages the project itself depends on, without those for development. */
export async function installedPackages(): Promise<string[]> {
  const { dependencies = {} } = await readJson(join(PROJECT_ROOT, "package.json"));
  return Object.keys(dependencies);
}

async function readJson(path: string): Promise<PackageInfo> {
  return JSON.parse(await readFile(path, "utf8"));
}
