import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { MARKER } from "../../../loaders/demo/exports-folder.js";
import { type DemoReport, generateDemo } from "../../../loaders/demo/generate.js";
import { type DuckDBConnection, openDatabase, quoteText, rows } from "../../../loaders/duckdb.js";
import { temporaryFolder } from "../exports.js";

let folder: string;
let exports: string;
let report: DemoReport;
let connection: DuckDBConnection;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-demo-"));
  exports = join(folder, "exports");
  report = await generateDemo({ exports, annotations: 24_000, weeks: 12 });
  connection = await openDatabase();
}, 60_000);
afterAll(async () => {
  connection.closeSync();
  await rm(folder, { recursive: true, force: true });
});

const csv = (name: string) =>
  `read_csv(${quoteText(join(exports, "quality", `${name}.csv`))}, all_varchar = true, strict_mode = true)`;
const parseTasks = async (market: string): Promise<Task[]> =>
  JSON.parse(await readFile(join(exports, "label-studio", `${market}.json`), "utf8"));
const MARKETS = ["th", "id", "vn"];

interface Task {
  readonly id: number;
  readonly data: Record<string, string | null>;
  readonly annotations: readonly {
    readonly id: number;
    readonly completed_by: number | { readonly email: string };
    readonly was_cancelled: boolean;
    readonly result: readonly { readonly from_name: string; readonly value: { readonly choices?: string[] } }[];
  }[];
  readonly predictions: readonly {
    readonly id: number;
    readonly model_version: string;
    readonly score: number | null;
  }[];
}

interface DataRow {
  readonly data_row: { readonly global_key: string };
  readonly projects: { readonly [id: string]: { readonly labels: readonly { readonly id: string }[] } };
}

async function hashes(of: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const file of (await readdir(of, { recursive: true })).sort()) {
    if ((await stat(join(of, file))).isDirectory()) continue;
    found[file] = createHash("sha256")
      .update(await readFile(join(of, file)))
      .digest("hex");
  }
  return found;
}

test("the same options give the same bytes whatever the date, another seed other data", async () => {
  onTestFinished(() => void vi.useRealTimers());
  const make = async (seed: number, today: string) => {
    vi.useFakeTimers({ now: Date.parse(today), toFake: ["Date"] });
    const target = await temporaryFolder();
    await generateDemo({ exports: target, annotations: 2000, seed, weeks: 4 });
    return hashes(target);
  };
  const [first, again, other] = [await make(3, "2026-01-01"), await make(3, "2031-07-01"), await make(4, "2026-01-01")];
  expect(again).toEqual(first);
  const differing = Object.keys(first).filter((file) => first[file] !== other[file]);
  const fromSeed = Object.keys(first).filter(
    (file) => /\.(json|ndjson|csv)$/.test(file) && !/events|taxonomy|^\./.test(file),
  );
  expect(differing.sort()).toEqual(fromSeed.sort());
});

test("a demo made again replaces the one before, whatever its options", async () => {
  const target = await temporaryFolder();
  await generateDemo({ exports: target, annotations: 2000, weeks: 4 });
  const first = await hashes(target);
  await generateDemo({ exports: target, annotations: 1000, seed: 9, weeks: 3 });
  await generateDemo({ exports: target, annotations: 2000, weeks: 4 });
  expect(await hashes(target)).toEqual(first);
});

test("the marker lists every file", async () => {
  const { finished, files } = JSON.parse(await readFile(join(exports, MARKER), "utf8"));
  expect(finished).toBe(true);
  expect([...files, MARKER].sort()).toEqual(Object.keys(await hashes(exports)).sort());
});

test("every Label Studio file is an array of tasks of its market", async () => {
  const keys = [
    "item_id market queue reported_policy policy_version language reported_at",
    "round session enforced_annotation title url",
  ].flatMap((some) => some.split(" "));
  for (const market of MARKETS) {
    const tasks = await parseTasks(market);
    expect(tasks.every(({ data }) => data.market === market.toUpperCase())).toBe(true);
    expect(tasks.every(({ data }) => Object.keys(data).join() === keys.join())).toBe(true);
    const entries = tasks.reduce(
      (sum, { annotations, predictions }) => sum + annotations.length + predictions.length,
      0,
    );
    expect(entries).toBe(report.records[`label-studio/${market}.json`]);
    const scores = tasks.flatMap(({ predictions }) => predictions.flatMap(({ score }) => score ?? []));
    expect(scores.length).toBeGreaterThan(100);
    expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
    expect(tasks.flatMap(({ annotations }) => annotations).some(({ was_cancelled }) => was_cancelled)).toBe(true);
  }
});

test("people are numbers in one file and objects with an address in another", async () => {
  const kinds = async (market: string) =>
    new Set((await parseTasks(market)).flatMap(({ annotations }) => annotations.map((a) => typeof a.completed_by)));
  expect(await kinds("th")).toEqual(new Set(["number"]));
  expect(await kinds("id")).toEqual(new Set(["object"]));
});

test("each question of the form is answered somewhere, some with several picks", async () => {
  const results = (await parseTasks("id")).flatMap(({ annotations }) => annotations.flatMap(({ result }) => result));
  expect(new Set(results.map(({ from_name }) => from_name))).toEqual(new Set(["violation", "context", "harm"]));
  expect(results.some(({ from_name, value }) => from_name === "context" && value.choices!.length > 1)).toBe(true);
});

test("every sheet reads as CSV with the reported number of records", async () => {
  for (const name of ["items", "audits", "arbitrations", "gold"]) {
    const [found] = await rows<{ n: number }>(connection, `SELECT count(*) AS n FROM ${csv(name)}`);
    expect(found!.n, name).toBe(report.records[`quality/${name}.csv`]);
    expect(found!.n, name).toBeGreaterThan(50);
  }
});

test("audits name annotations and items that exist, arbitrations audits that exist, gold labels items that exist", async () => {
  const inLabelStudio = (await Promise.all(MARKETS.map(parseTasks)))
    .flat()
    .flatMap(({ data, annotations, predictions }) => [
      ...annotations.filter((a) => !a.was_cancelled).map(({ id }) => `${data.item_id} label-studio ${id}`),
      ...predictions.map(({ id }) => `${data.item_id} label-studio prediction:${id}`),
    ]);
  const lines = (await readFile(join(exports, "labelbox/export.ndjson"), "utf8")).trimEnd().split("\n");
  const inLabelbox = lines
    .map((line) => JSON.parse(line) as DataRow)
    .flatMap(({ data_row, projects }) =>
      Object.values(projects).flatMap(({ labels }) => labels.map(({ id }) => `${data_row.global_key} labelbox ${id}`)),
    );
  const known = [...inLabelStudio, ...inLabelbox];
  await connection.run("CREATE TEMP TABLE known AS SELECT unnest(from_json(?, '[\"VARCHAR\"]')) AS place", [
    JSON.stringify(known),
  ]);
  const dangling = await rows(
    connection,
    `SELECT audit_id AS id FROM ${csv("audits")} WHERE concat(item_id, ' ', tool, ' ', annotation_id) NOT IN (FROM known)
     UNION ALL SELECT audit_id FROM ${csv("audits")} WHERE item_id NOT IN (SELECT item_id FROM ${csv("items")})
     UNION ALL SELECT arbitration_id FROM ${csv("arbitrations")}
       WHERE concat(audit_id, annotation_id) NOT IN (SELECT concat(audit_id, annotation_id) FROM ${csv("audits")})
     UNION ALL SELECT item_id FROM ${csv("gold")} WHERE item_id NOT IN (SELECT item_id FROM ${csv("items")})`,
  );
  expect(dangling).toEqual([]);
  const [named] = await rows<{ n: number }>(connection, "SELECT count(place) AS n FROM known");
  expect(named!.n).toBe(known.length);
});

test("sampling rates differ by queue, and only random audits have one", async () => {
  const found = await rows(
    connection,
    `SELECT sample, queue, string_agg(DISTINCT sampling_weight, ' ') AS weights
     FROM ${csv("audits")} JOIN ${csv("items")} USING (item_id) GROUP BY ALL ORDER BY sample, queue`,
  );
  // One over the audit rates of loaders/demo/setting.ts.
  expect(found).toEqual([
    { sample: "random", queue: "live-priority", weights: "4" },
    { sample: "random", queue: "live-standard", weights: "5" },
    { sample: "random", queue: "replay", weights: "8" },
    { sample: "random", queue: "user-reports", weights: "4" },
    ...["live-priority", "live-standard", "replay", "user-reports"].map((queue) => ({
      sample: "targeted",
      queue,
      weights: null,
    })),
  ]);
});
