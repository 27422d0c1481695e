import { glob } from "tinyglobby";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoSite } from "../build/test-site.js";
import { type Visit, visit } from "./visit.js";

let site: Visit;
let dist: string;

beforeAll(async () => {
  ({ dist } = await demoSite());
  site = await visit(dist);
});
afterAll(() => site?.close());

/** Address of the one built file that matches. */
async function address(pattern: string): Promise<string> {
  const [file] = await glob(pattern, { cwd: dist });
  return new URL(file!, site.url).href;
}

/**
 * Runs JavaScript on a page of the site, with its `openWorkbook` and its files at hand. The code
 * is text, since vitest would rewrite an import.
 */
async function onSite(code: string): Promise<unknown> {
  const page = await site.open("dictionary.html");
  const addresses = {
    code: await address("_import/duckdb.*.js"),
    module: await address("_file/data/runtime/*.wasm.*"),
    worker: await address("_file/data/runtime/*.js.*"),
    workbook: await address("_file/data/workbook.*"),
    page: new URL("index.html", site.url).href,
  };
  return page.evaluate(`(async ({ code, module, worker, workbook, page }) => {
    const { openWorkbook } = await import(code);
    const file = (href) => ({ name: href.split("/").at(-1), href });
    const files = { runtime: { module: file(module), worker: file(worker) }, workbook: file(workbook) };
    ${code}
  })(${JSON.stringify(addresses)})`);
}

test("a page asks DuckDB in the browser, and nothing of any other host", async () => {
  const answers = await onSite(`
    const { query, close } = await openWorkbook(files);
    const sql = "SELECT market, count(*) AS n, sum(1::HUGEINT) AS h, ?::DECIMAL(9, 3) AS d FROM markets WHERE market = ? GROUP BY ALL";
    const found = await Promise.all([query(sql, [0.125, "TH"]), query(sql, [null, "nowhere"])]);
    const refused = await query("SELECT nothing FROM markets").catch((error) => error.message);
    await close();
    return [...found, refused];`);
  expect(answers).toEqual([
    [{ market: "TH", n: 1, h: 1, d: 0.125 }],
    [],
    expect.stringMatching(/"nothing" not found.*\nin the query: SELECT nothing FROM markets$/s),
  ]);
  expect(site.otherHosts).toEqual([]);
  expect(site.problems).toEqual([]);
});

test("DuckDB neither fetches an extension nor writes the workbook", async () => {
  const refusals = await onSite(`
    const { query, close } = await openWorkbook(files);
    const refusal = (sql) => query(sql).then(() => "done", (error) => error.message);
    const found = [
      await query("SELECT current_setting('autoload_known_extensions') OR current_setting('autoinstall_known_extensions') AS fetches"),
      await refusal("SELECT * FROM read_parquet('https://other.example/rows.parquet')"),
      await refusal("DELETE FROM markets"),
    ];
    await close();
    return found;`);
  expect(refusals).toEqual([
    [{ fetches: false }],
    expect.stringMatching(/parquet/i),
    expect.stringMatching(/read-only/),
  ]);
  expect(site.otherHosts).toEqual([]);
});

test("opening says how far it is", async () => {
  const steps = await onSite(`
    const steps = [];
    const { close } = await openWorkbook(files, (progress) => steps.push(progress));
    await close();
    return steps;`);
  expect(steps).toEqual([
    ...Array((steps as unknown[]).length - 1).fill({ step: "fetching", bytes: expect.any(Number) }),
    { step: "starting", bytes: expect.any(Number) },
  ]);
});

test("a query not answered when the workbook is closed is refused, not left waiting", async () => {
  const refusal = await onSite(`
    const { query, close } = await openWorkbook(files);
    const answer = query("SELECT count(*) FROM range(1000000000)").catch((error) => error.message);
    await close();
    return answer;`);
  expect(refusal).toBe("The workbook was closed before it answered.");
});

test("a file that is no workbook or not there is named, with what to do", async () => {
  const refusal = (files: string) =>
    onSite(`return openWorkbook(${files}).then(() => "opened", (error) => error.message);`);
  expect(await refusal("{ ...files, workbook: file(page) }")).toBe(
    "index.html is not a workbook this site's DuckDB can read. Build the site again.",
  );
  expect(await refusal('{ ...files, workbook: file(page.replace("index", "nothing")) }')).toMatch(
    /^nothing\.html could not be fetched \(HTTP 404\)/,
  );
  site.problems.length = 0;
});

test("what an analyst may write in an investigation works in the built site", async () => {
  const page = await site.open("investigations/offline.html");
  const figures = await page.locator("#figures").textContent();
  expect(figures).toBe("csv 3, client 3, sql 3, quantile 1.96, d3 6");
  expect(await page.locator("main svg rect").count()).toBe(2);
  expect(await page.locator("#observablehq-sidebar").textContent()).toContain("Everything a page may use");
  expect(site.otherHosts).toEqual([]);
  expect(site.problems).toEqual([]);
});

test("fonts come from the site, each script's only where it is used", async () => {
  const page = await site.open("investigations/offline.html");
  await page.locator(".thai").waitFor();
  const loaded = async () => {
    const names = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    return names.flatMap((name) => /[^/]+(?=-wght-normal\.woff2$)/.exec(name) ?? []).sort();
  };
  await expect
    .poll(loaded, { timeout: 10_000 })
    .toEqual(["inter-latin", "inter-latin-ext", "inter-vietnamese", "noto-sans-thai-thai"]);
});

test("what a page or its worker asks of another host is refused and recorded", async () => {
  const page = await site.open();
  await page.evaluate(() => fetch("http://refused.example/").catch(() => undefined));
  expect(site.problems.splice(0).join()).toContain("Content Security Policy");
  expect(site.otherHosts).toEqual([]);

  await page.goto(await address("_import/style/*.css"));
  await page.evaluate(async () => {
    const script = "fetch('http://worker.example/').catch(() => postMessage('refused'))";
    const worker = new Worker(URL.createObjectURL(new Blob([script])));
    await new Promise((resolve) => worker.addEventListener("message", resolve));
    await fetch("http://page.example/").catch(() => undefined);
  });
  expect(site.otherHosts).toEqual(["http://worker.example/", "http://page.example/"]);
});
