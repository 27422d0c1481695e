import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { glob } from "tinyglobby";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bundleModules } from "../../../loaders/site/bundle-modules.js";

let site: string;
beforeEach(async () => {
  site = await mkdtemp(join(tmpdir(), "plumbline-bundle-"));
});
afterEach(() => rm(site, { recursive: true }));

/** What Framework 1.13.4 publishes of two pages: a module each, one in common, a library, an attachment, a late import. */
const SITE = {
  "index.html": `<link rel="stylesheet" href="./_import/style/index.5d8871bc.css">
<link rel="modulepreload" href="./_observablehq/client.4bc4e07b.js">
<link rel="modulepreload" href="./_import/components/overview.307513f4.js">
<link rel="modulepreload" href="./_import/lib/shared.6ade2e2d.js">
<script type="module">
const [{overview}] = await Promise.all([import("./_import/components/overview.307513f4.js")]);
const ask = async () => (await import("./_import/lib/later.6ca8cc62.js")).later;
</script>`,
  "investigations/one.html": `<link rel="modulepreload" href="../_import/lib/one.ee6ad12c.js">
<link rel="modulepreload" href="../_import/lib/shared.6ade2e2d.js">
<script type="module">
const [{one}] = await Promise.all([import("../_import/lib/one.ee6ad12c.js")]);
</script>`,
  "_import/components/overview.307513f4.js": `import {shared} from "../lib/shared.6ade2e2d.js";
import {FileAttachment} from "../../_observablehq/stdlib.71472e0d.js";
export const overview = () => [shared("overview"), FileAttachment("../data/runtime.json", import.meta.url)];`,
  "_import/lib/shared.6ade2e2d.js": `import {sum} from "../../_npm/d3-array@3.2.5/index.8fbc5974.js";
export const shared = (name) => name + sum([1, 2]);`,
  "_import/lib/one.ee6ad12c.js": `import {shared} from "./shared.6ade2e2d.js";
export const one = () => shared("one");
export const unasked = () => "nobody asks for this";`,
  "_import/lib/later.6ca8cc62.js": `import {shared} from "./shared.6ade2e2d.js";
export const later = () => shared("later");`,
  "_import/style/index.5d8871bc.css": "main {}",
  "_npm/d3-array@3.2.5/index.8fbc5974.js": "export const sum = (values) => values.reduce((a, b) => a + b);",
  "_observablehq/stdlib.71472e0d.js": "export const FileAttachment = (name, base) => new URL(name, base).href;",
};

async function bundled(): Promise<(path: string) => Promise<string>> {
  for (const [path, text] of Object.entries(SITE)) {
    await mkdir(dirname(join(site, path)), { recursive: true });
    await writeFile(join(site, path), text);
  }
  await bundleModules(site);
  return (path) => readFile(join(site, path), "utf8");
}

const imports = (text: string): string[] =>
  Array.from(text.matchAll(/import\("([^"]+)"\)/g), ([, path]) => path as string);
const preloads = (text: string): string[] =>
  Array.from(text.matchAll(/modulepreload" href="([^"]+)"/g), ([, path]) => path as string);

test("the cells of every page find what they import, which does what it did", async () => {
  const read = await bundled();
  const [overview, later] = imports(await read("index.html"));
  const [one] = imports(await read("investigations/one.html"));
  const load = (page: string, path: string) => import(join(site, dirname(page), path));
  expect((await load("index.html", overview!)).overview()).toEqual([
    "overview3",
    // Attachments are registered by the page, relative to the module that names them.
    `file://${join(site, "_import/data/runtime.json")}`,
  ]);
  expect((await load("index.html", later!)).later()).toBe("later3");
  expect((await load("investigations/one.html", one!)).one()).toBe("one3");
});

test("a page asks with its HTML for what it needs at once, and for nothing that is gone", async () => {
  const read = await bundled();
  const files = await glob("_import/**/*.js", { cwd: site });
  const common = files.filter((file) => file.includes("chunk"));
  expect(common).toHaveLength(1);
  const index = preloads(await read("index.html"));
  expect(index).toHaveLength(3);
  expect(index).toContain("./_observablehq/client.4bc4e07b.js");
  expect(index).toContain(`./${common[0]}`);
  expect(index.some((path) => path.includes("later"))).toBe(false);
  expect(preloads(await read("investigations/one.html"))).toContain(`../${common[0]}`);
  // One per import of a cell and the one in common; what they were made of has left.
  expect(files).toHaveLength(4);
  expect(await glob("_import/style/*.css", { cwd: site })).toEqual(["_import/style/index.5d8871bc.css"]);
});

test("libraries stay one file for all", async () => {
  await bundled();
  const texts = await Promise.all(
    (await glob("_import/**/*.js", { cwd: site, absolute: true })).map((file) => readFile(file, "utf8")),
  );
  expect(texts.filter((text) => text.includes("../_npm/d3-array@3.2.5/index.8fbc5974.js"))).toHaveLength(1);
  expect(texts.join()).not.toContain("reduce");
});
