import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sitePages } from "../../../loaders/site/site-pages.js";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "plumbline-pages-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const investigation = (name: string, text: string) => writeFile(join(root, "investigations", name), text);

test("without investigations there are the standing pages", async () => {
  expect(await sitePages(root)).toEqual([
    { name: "Overview", path: "/index" },
    { name: "Trends", path: "/trends" },
    { name: "Data quality", path: "/data-quality" },
    { name: "Dictionary", path: "/dictionary" },
    { name: "Intervals", path: "/interval-coverage" },
  ]);
});

test("investigations list themselves by their first heading, in its order", async () => {
  await mkdir(join(root, "investigations"));
  await investigation("zz.md", "---\ntitle: x\n---\n\n# A spike in March #\n\n# Not this\n");
  await investigation("aa.md", "# Why Jakarta differs\n");
  await investigation("rows.csv", "# not a page\n");
  expect((await sitePages(root)).at(-1)).toEqual({
    name: "Investigations",
    pages: [
      { name: "A spike in March", path: "/investigations/zz" },
      { name: "Why Jakarta differs", path: "/investigations/aa" },
    ],
  });
});

test("an investigation without a heading goes by its file", async () => {
  await mkdir(join(root, "investigations"));
  await investigation("draft-notes.md", "nothing yet\n");
  expect((await sitePages(root)).at(-1)).toMatchObject({ pages: [{ name: "draft-notes" }] });
});
