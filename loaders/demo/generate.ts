import { copyFile, mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { defaultEffects } from "./effects/read.js";
import type { Effect } from "./effects/schema.js";
import { createTally, type Tally } from "./effects/tally.js";
import { type Claim, claimFolder } from "./exports-folder.js";
import { createLabelStudio } from "./formats/label-studio.js";
import { createLabelbox, hasBenchmark } from "./formats/labelbox.js";
import { createQualitySheets } from "./formats/quality.js";
import { createWarehouse } from "./formats/warehouse.js";
import type { Place, Writer } from "./formats/writer.js";
import { simulate } from "./simulate.js";
import { DEMO_TAXONOMY } from "./taxonomy.js";
import { describeTruth } from "./truth/describe-truth.js";
import { createWorld, type World } from "./world.js";

/** `tools`: each tool's own export. `csv`: all labels in one plain CSV. The quality team's sheets are the same. */
export const DEMO_FORMATS = ["tools", "csv"] as const;
export type DemoFormat = (typeof DEMO_FORMATS)[number];

export interface DemoOptions {
  /** Exports folder to fill: empty, absent, or one an earlier demo filled. */
  readonly exports: string;
  /** Submissions, about. */
  readonly annotations?: number;
  readonly seed?: number;
  readonly weeks?: number;
  /** What to plant; default: `effects/default.json`. */
  readonly effects?: readonly Effect[];
  readonly format?: DemoFormat;
}

export const DEMO_DEFAULTS = { annotations: 120_000, seed: 1, weeks: 26, format: "tools" } as const;

export interface DemoReport {
  /** Visits of people and models, as simulated: before a record is spoilt or repeated. */
  readonly submissions: number;
  /** Records per file, relative to the exports folder. */
  readonly records: { readonly [file: string]: number };
}

/** The sources of each format, by folder. */
const SOURCES: {
  readonly [format in DemoFormat]: { readonly [source: string]: (place: Place, world: World) => Writer };
} = {
  tools: {
    "label-studio": createLabelStudio,
    labelbox: createLabelbox,
    quality: (place, world) => createQualitySheets(place, world, hasBenchmark),
  },
  csv: {
    warehouse: createWarehouse,
    quality: (place, world) => createQualitySheets(place, world),
  },
};

const MAPPINGS = fileURLToPath(new URL("mappings/", import.meta.url));
/** Cases after which the process may attend to something else, such as a signal. */
const PAUSE_EVERY = 8192;

/**
 * Fills an exports folder with sources, their mappings and a taxonomy. The same options give the same bytes.
 * @throws Failure where the folder holds files that no demo made, or a file cannot be written.
 */
export async function generateDemo(options: DemoOptions): Promise<DemoReport> {
  const { exports, annotations, seed, weeks, format } = { ...DEMO_DEFAULTS, ...options };
  const effects = options.effects ?? (await defaultEffects());
  const world = createWorld({ submissions: annotations, seed, weeks, effects });
  const claim = await claimFolder(exports);
  const tally = createTally(world);
  const report = await writeSources(world, tally, format, claim);
  for (const source of Object.keys(SOURCES[format])) await copyMappings(source, claim);
  await writeJson(claim.add("taxonomy.json"), DEMO_TAXONOMY);
  // For scoring: beside the sources' folders, no mapping can read it.
  await writeJson(claim.add("truth.json"), describeTruth(world, tally));
  claim.finish();
  return report;
}

/** Hands every case to the tools that would have seen it. */
async function writeSources(world: World, tally: Tally, format: DemoFormat, claim: Claim): Promise<DemoReport> {
  const writers = Object.entries(SOURCES[format]).map(([source, create]) => ({
    source,
    ...create((file) => claim.add(`${source}/${file}`), world),
  }));
  let cases = 0;
  let submissions = 0;
  for (const made of simulate(world, tally)) {
    submissions += made.submissions.length;
    for (const writer of writers) writer.write(made);
    cases += 1;
    if (cases % PAUSE_EVERY === 0) await setImmediate();
  }
  const records: Record<string, number> = {};
  for (const { source, close } of writers) {
    for (const [file, count] of Object.entries(close())) records[`${source}/${file}`] = count;
  }
  return { submissions, records };
}

async function copyMappings(source: string, claim: Claim): Promise<void> {
  const folder = join(MAPPINGS, source);
  for (const file of (await readdir(folder)).sort()) {
    const target = claim.add(`${source}/${file}`);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(folder, file), target);
  }
}

const writeJson = (path: string, value: unknown): Promise<void> =>
  writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
