/** `npm run bench`: how fast the demo is, as a table here and as tests/bench/results.json. Run it on an idle machine. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { FILTERS } from "../../src/lib/schema/filters.js";
import type { WorkbookInfo } from "../../src/lib/workbook/results.js";
import { launchChromium } from "../browser/chromium.js";
import { commandLine, dataFolders, projectCopy } from "../build/test-site.js";

interface Measure {
  readonly name: string;
  readonly milliseconds: number;
  readonly target: number;
}

const CHANGES = 50;
const FIRST_LOOK = 5_000;
const LOOK = 200;
const PAGES = { Overview: "index.html", Trends: "trends.html" };

const folder = await mkdtemp(join(tmpdir(), "plumbline-bench-"));
const project = join(folder, "project");
await projectCopy(project);
const started = await start(project);
try {
  const browser = await launchChromium();
  const measures: Measure[] = [
    { name: "npm start to the printed address", milliseconds: started.milliseconds, target: 60_000 },
  ];
  for (const [name, path] of Object.entries(PAGES)) measures.push(...(await measurePage(browser, name, path)));
  await browser.close();
  await report(measures);
} finally {
  started.stop();
  await rm(folder, { recursive: true, force: true });
}

/** `npm start` from nothing but installed packages. */
async function start(cwd: string) {
  const begin = performance.now();
  const [program, ...args] = commandLine("start");
  const env = { ...process.env, ...dataFolders(cwd), PORT: "0" };
  const child = spawn(program!, args, { cwd, env, stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise<string>((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      const found = /http:\/\/localhost:\d+\//.exec(output);
      if (found) resolve(found[0]);
    });
    child.on("close", (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
  });
  return { url, milliseconds: performance.now() - begin, stop: () => child.kill() };
}

async function measurePage(browser: Browser, name: string, path: string): Promise<Measure[]> {
  const loads = [];
  for (let i = 0; i < 5; i++) loads.push(await load(browser, path));
  return [
    {
      name: `${name}: first chart`,
      milliseconds: quantile(
        loads.map((d) => d.firstChart),
        0.5,
      ),
      target: 500,
    },
    {
      name: `${name}: DuckDB ready`,
      milliseconds: quantile(
        loads.map((d) => d.ready),
        0.5,
      ),
      target: 2000,
    },
    { name: `${name}: filter to repaint, p95 of ${CHANGES}`, milliseconds: await repaints(browser, path), target: 80 },
  ];
}

/** Milliseconds since navigation, with empty caches. */
async function load(browser: Browser, path: string): Promise<{ firstChart: number; ready: number }> {
  const page = await browser.newPage();
  await page.goto(started.url + path);
  await page.waitForFunction(() => document.documentElement.dataset.workbook === "ready");
  const [firstChart, ready] = await page.evaluate(() =>
    ["plumbline:first-chart", "plumbline:ready"].map((mark) => performance.getEntriesByName(mark)[0]!.startTime),
  );
  await page.context().close();
  return { firstChart: firstChart!, ready: ready! };
}

/**
 * The 95th percentile from a change of the filters to the painted figures, for a reader who looks at the page before
 * the first change and at each answer for a moment.
 */
async function repaints(browser: Browser, path: string): Promise<number> {
  const { info }: { info: WorkbookInfo } = JSON.parse(
    await readFile(join(project, "src/.observablehq/cache/data/overview.json"), "utf8"),
  );
  const page = await browser.newPage();
  await page.goto(started.url + path);
  await page.waitForTimeout(FIRST_LOOK);
  for (const search of randomViews(info)) {
    await page.waitForFunction(() => document.documentElement.dataset.workbook === "ready");
    await page.waitForTimeout(LOOK);
    await page.evaluate((view) => {
      history.pushState(null, "", `?${view}`);
      dispatchEvent(new PopStateEvent("popstate"));
    }, search);
  }
  await page.waitForFunction((count) => performance.getEntriesByName("plumbline:repaint").length >= count, CHANGES);
  const durations = await page.evaluate(() => performance.getEntriesByName("plumbline:repaint").map((d) => d.duration));
  await page.context().close();
  return quantile(durations, 0.95);
}

/** Views with one to three filters set, the same in every run. */
function randomViews({ choices }: WorkbookInfo): string[] {
  const random = mulberry32(1);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const options = Object.values(FILTERS).flatMap(({ name, values }) => {
    const found = values ?? choices[name as keyof typeof choices]?.map(({ value }) => value) ?? [];
    return found.length > 0 ? [{ name, found }] : [];
  });
  const views = Array.from({ length: CHANGES }, () => {
    const view = new Map<string, string>();
    for (let i = 0; i < 3; i++) {
      const { name, found } = pick(options);
      view.set(name, pick(found));
    }
    return new URLSearchParams([...view]).toString();
  });
  return views;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(p * sorted.length) - 1]!;
}

async function report(measures: readonly Measure[]): Promise<void> {
  console.table(
    Object.fromEntries(
      measures.map(({ name, milliseconds, target }) => [
        name,
        { ms: Math.round(milliseconds), target, met: milliseconds <= target ? "yes" : "no" },
      ]),
    ),
  );
  const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model.trim() };
  const rounded = measures.map((measure) => ({ ...measure, milliseconds: Math.round(measure.milliseconds) }));
  const file = fileURLToPath(new URL("results.json", import.meta.url));
  await writeFile(file, `${JSON.stringify({ machine, measures: rounded }, null, 2)}\n`);
}
