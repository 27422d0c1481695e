/**
 * `npm run bench:loaders -- [--rows N] [--large]`: the snapshot with its cubes beside a plain copy of the same annotations,
 * as a table here and as tests/bench/loaders.json. Exports are made once and kept in the system's temporary folder.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { lstatSync, readdirSync } from "node:fs";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Manifest } from "../../loaders/snapshot/manifest.js";
import { csvExports, toolExports } from "./loaders-exports.js";

const MILLION = 1_000_000;
const POLL_MILLISECONDS = 100;

interface Usage {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

const { values } = parseArgs({ options: { rows: { type: "string" }, large: { type: "boolean", default: false } } });
const sizes = values.rows ? [Number(values.rows)] : [MILLION, 10 * MILLION, ...(values.large ? [50 * MILLION] : [])];
const results = [];
for (const size of sizes) results.push(await compare(size));
const json = await snapshotOf(await toolExports(values.rows ? Math.min(MILLION, Number(values.rows)) : MILLION), "2GB");
console.table({ "Label Studio and the other tools' own formats": shown(json) });
const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model.trim() };
const file = fileURLToPath(new URL("loaders.json", import.meta.url));
await writeFile(file, `${JSON.stringify({ machine, csv: results, tools: json }, null, 2)}\n`);

async function compare(size: number) {
  const memory = size > 10 * MILLION ? "3GB" : "2GB";
  const exports = await csvExports(size);
  const csv = join(exports, "tool", "annotations.csv");
  const csvMegabytes = (await stat(csv)).size / 2 ** 20;
  const parquet = join(await mkdtemp(join(tmpdir(), "plumbline-bench-")), "plain.parquet");
  const plain = await measured(["tests/bench/loaders-plain.ts", csv, parquet, memory]);
  await rm(join(parquet, ".."), { recursive: true });
  const snapshot = await snapshotOf(exports, memory);
  const ratios = { wall: snapshot.seconds / plain.seconds, cpu: snapshot.cpuSeconds / plain.cpuSeconds };
  const name = `${size / MILLION} million, --memory ${memory}`;
  console.table({ [`${name}: plain copy`]: shown(plain), [`${name}: snapshot`]: shown(snapshot) });
  console.table({
    "wall, of the plain copy": { found: ratios.wall.toFixed(1), target: 5 },
    "CPU, of the plain copy": { found: ratios.cpu.toFixed(1), target: 5 },
    "peak memory, MB": { found: Math.round(snapshot.peakMegabytes), target: memory === "2GB" ? 1536 : 3584 },
    "temporary disk, of the CSV": { found: (snapshot.temporaryMegabytes / csvMegabytes).toFixed(2), target: 0.5 },
  });
  console.table(snapshot.cells);
  return { rows: size, memory, csvMegabytes, plain, snapshot, ratios };
}

async function snapshotOf(exports: string, memory: string) {
  const snapshots = await mkdtemp(join(tmpdir(), "plumbline-bench-"));
  await rm(join(exports, ".staged"), { recursive: true, force: true });
  let temporaryMegabytes = 0;
  const poll = setInterval(() => {
    temporaryMegabytes = Math.max(temporaryMegabytes, megabytes([snapshots, join(exports, ".staged")]));
  }, POLL_MILLISECONDS);
  const args = ["loaders/cli.ts", "snapshot", "--exports", exports, "--snapshots", snapshots, "--memory", memory];
  const usage = await measured(args).finally(() => clearInterval(poll));
  const id = (await readFile(join(snapshots, "current"), "utf8")).trim();
  const manifest = JSON.parse(await readFile(join(snapshots, id, "manifest.json"), "utf8")) as Manifest;
  const snapshotMegabytes = megabytes([join(snapshots, id)]);
  await rm(snapshots, { recursive: true });
  const rowsPerSecond = Math.round(manifest.tables.annotations!.rows / usage.seconds);
  return { ...usage, rowsPerSecond, temporaryMegabytes, snapshotMegabytes, cells: manifest.cubes };
}

/** Runs a program of the repository in a process of its own. */
async function measured(args: readonly string[]): Promise<Usage> {
  const begin = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", "--import", "./tests/bench/loaders-usage.ts", ...args], {
    stdio: ["ignore", "ignore", "inherit", "pipe"],
  });
  const told = text(child.stdio[3] as NodeJS.ReadableStream);
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}.`);
  const seconds = (performance.now() - begin) / 1000;
  return { seconds, ...(JSON.parse(await told) as Omit<Usage, "seconds">) };
}

/** What folders hold, a file with several names counted once. */
function megabytes(folders: readonly string[]): number {
  const sizes = new Map<number, number>();
  for (const folder of folders) {
    try {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const { ino, size } = lstatSync(join(entry.parentPath, entry.name));
        sizes.set(ino, size);
      }
    } catch {
      // Removed while it was looked at, or not there yet.
    }
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0) / 2 ** 20;
}

function shown(usage: Usage & Partial<Awaited<ReturnType<typeof snapshotOf>>>) {
  return {
    seconds: usage.seconds.toFixed(1),
    "CPU seconds": usage.cpuSeconds.toFixed(1),
    "peak MB": Math.round(usage.peakMegabytes),
    "rows per second": usage.rowsPerSecond ?? "",
    "temporary MB": usage.temporaryMegabytes ? Math.round(usage.temporaryMegabytes) : "",
    "snapshot MB": usage.snapshotMegabytes ? Math.round(usage.snapshotMegabytes) : "",
  };
}
