/** The pages in the sidebar: the standing ones, then every investigation by itself. */
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { glob } from "tinyglobby";
import { PROJECT_ROOT } from "../settings.js";

export interface SitePage {
  readonly name: string;
  readonly path: string;
}

export interface SiteSection {
  readonly name: string;
  readonly pages: readonly SitePage[];
}

const STANDING: readonly SitePage[] = [
  { name: "Overview", path: "/index" },
  { name: "Trends", path: "/trends" },
  { name: "Data quality", path: "/data-quality" },
  { name: "Dictionary", path: "/dictionary" },
  { name: "Intervals", path: "/interval-coverage" },
];

/** Sidebar entries; investigations by title. An investigation's name is its first heading. */
export async function sitePages(root = join(PROJECT_ROOT, "src")): Promise<readonly (SitePage | SiteSection)[]> {
  const files = await glob("investigations/*.md", { cwd: root });
  const investigations = await Promise.all(
    files.map(async (file) => {
      const path = `/${file.slice(0, -".md".length)}`;
      return { name: heading(await readFile(join(root, file), "utf8")) ?? basename(path), path };
    }),
  );
  investigations.sort((a, b) => a.name.localeCompare(b.name, "en"));
  return investigations.length > 0 ? [...STANDING, { name: "Investigations", pages: investigations }] : STANDING;
}

/** The text of the first heading of level one. */
const heading = (markdown: string): string | undefined => /^# +(.+?) *#*$/m.exec(markdown)?.[1];
