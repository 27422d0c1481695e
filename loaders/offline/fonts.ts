/** The fonts, as their npm packages ship them: one file per script, fetched by browsers only when a page uses it. */
import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { packageFolder, packageInfo } from "./packages.js";

/** Inter for Latin, Vietnamese, Greek and Cyrillic; Noto Sans Thai for Thai. Italics are slanted by the browser. */
const FONTS = [
  {
    name: "@fontsource-variable/inter",
    file: (subset: string) => `files/inter-${subset}-wght-normal.woff2`,
    subsets: ["latin", "latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext"],
  },
  {
    name: "@fontsource-variable/noto-sans-thai",
    file: (subset: string) => `files/noto-sans-thai-${subset}-wght-normal.woff2`,
    subsets: ["thai", "latin", "latin-ext"],
  },
] as const;

const STYLESHEET = "wght.css";

/** Copies the stylesheets and font files to `<folder>/<name>@<version>/`. */
export async function writeFonts(folder: string): Promise<void> {
  for (const { name, file, subsets } of FONTS) {
    const place = join(folder, `${name}@${(await packageInfo(name)).version}`);
    await mkdir(join(place, "files"), { recursive: true });
    for (const path of [STYLESHEET, ...subsets.map(file)]) await cp(join(packageFolder(name), path), join(place, path));
  }
}

/**
 * The fonts in a page's head. Framework publishes what a link names, so every file is linked;
 * only Latin is loaded ahead, `media="not all"` keeps browsers from loading the rest before it is used.
 */
export async function fontLinks(): Promise<string> {
  const links: string[] = [];
  for (const { name, file, subsets } of FONTS) {
    const place = `npm:${name}@${(await packageInfo(name)).version}`;
    links.push(`<link rel="stylesheet" href="${place}/${STYLESHEET}">`);
    for (const subset of subsets) {
      const media = name === FONTS[0].name && subset === "latin" ? "" : ' media="not all"';
      links.push(
        `<link rel="preload" as="font" type="font/woff2" crossorigin href="${place}/${file(subset)}"${media}>`,
      );
    }
  }
  return links.join("\n");
}
