import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { glob } from "tinyglobby";
import { beforeAll, expect, test } from "vitest";
import { runOffline } from "./offline.js";
import { demoSite, type TestSite } from "./test-site.js";

let site: TestSite;

beforeAll(async () => {
  site = await demoSite();
});

const files = async (pattern: string) =>
  Promise.all(
    (await glob(pattern, { cwd: site.dist })).map(
      async (file) => [file, await readFile(join(site.dist, file), "utf8")] as const,
    ),
  );

test("demo, snapshot and build run with no network, and nothing even tries to connect", () => {
  expect(site.runs.map(({ code, connections }) => ({ code, connections }))).toEqual(
    site.runs.map(() => ({ code: 0, connections: [] })),
  );
});

test("a process that does try to connect is refused and noted", async () => {
  const script = `fetch("http://192.0.2.1/").catch((error) => { console.log(error.cause.message); })`;
  const { output, connections } = await runOffline([process.execPath, "-e", script], { cwd: site.project });
  expect(connections).toEqual(["192.0.2.1:80"]);
  expect(output).toContain("refused to connect to 192.0.2.1:80");
});

test("no page, style or script makes a browser load from another host", async () => {
  const loads: string[] = [];
  for (const [file, html] of await files("**/*.html"))
    for (const [tag] of html.matchAll(
      /<(?:link|script|img|iframe|source|video|audio)\b[^>]*\b(?:href|src|srcset)="(?:https?:)?\/\/[^>]*>/g,
    ))
      loads.push(`${file}: ${tag}`);
  for (const [file, css] of await files("**/*.css"))
    for (const [use] of css.matchAll(/(?:url\(|@import)\s*["']?(?:https?:)?\/\/[^)"';]*/g))
      loads.push(`${file}: ${use}`);
  for (const [file, script] of await files("**/*.{js,html}"))
    for (const [use] of script.matchAll(
      /(?:\bfrom|\bimport|\bimport\(|\bfetch\(|importScripts\(|new URL\(|new Worker\(|\bsrc=)\s*["'`](?:https?:)?\/\/[^"'`]*/g,
    ))
      loads.push(`${file}: ${use}`);
  expect(loads).toEqual([]);
});

test("every file is small enough for a host that takes 25 MB", async () => {
  for (const file of await glob("**/*", { cwd: site.dist }))
    expect((await stat(join(site.dist, file))).size, file).toBeLessThan(25_000_000);
});

test("every page has a language, a policy against other hosts, and a viewport that zooms", async () => {
  const pages = await files("**/*.html");
  expect(pages.length).toBeGreaterThan(3);
  for (const [file, html] of pages) {
    expect(html, file).toContain('<html lang="en">');
    expect(html, file).toContain("default-src 'self'");
    expect(html, file).not.toContain("maximum-scale");
  }
});

test("a page carries one copy of d3, and neither zod nor arquero", async () => {
  const scripts = (await files("_npm/**/*.js"))
    .filter(([, text]) => text.includes("scaleOrdinal"))
    .map(([file]) => file);
  expect(scripts.filter((file) => file.startsWith("_npm/d3@"))).toHaveLength(1);
  expect(await glob(["_node/zod*/**", "_npm/arquero*/**"], { cwd: site.dist })).toEqual([]);
});

test("every link between pages leads somewhere", () => {
  expect(site.runs.at(-1)!.output).not.toContain("broken link");
});
