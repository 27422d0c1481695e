import { copyFile, mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultEffects } from "./effects/read.js";
import type { Effect } from "./effects/schema.js";
import { createTally, type Tally } from "./effects/tally.js";
import { createEvents } from "./events.js";
import { claimFolder, markFinished } from "./exports-folder.js";
import { writeEvents } from "./formats/event-sheet.js";
import { createLabelStudioFile, type LabelStudioFile } from "./formats/label-studio.js";
import { writeRoster, writeUsers } from "./formats/people-sheets.js";
import { createQualityFiles } from "./formats/quality.js";
import { MARKETS } from "./setting.js";
import { simulate } from "./simulate.js";
import { DEMO_TAXONOMY } from "./taxonomy.js";
import { describeTruth } from "./truth/describe-truth.js";
import { createWorld, type World } from "./world.js";

export interface DemoOptions {
  /** Exports folder to fill: empty, absent, or one an earlier demo filled. */
  readonly exports: string;
  /** Submissions, about. */
  readonly annotations?: number;
  readonly seed?: number;
  readonly weeks?: number;
  /** What to plant; default: `effects/default.json`. */
  readonly effects?: readonly Effect[];
}

export const DEMO_DEFAULTS = { annotations: 120_000, seed: 1, weeks: 26 } as const;

export interface DemoReport {
  /** Visits of people and models, as simulated: before a record is spoilt or repeated. */
  readonly submissions: number;
  /** Records per file, relative to the exports folder. */
  readonly records: { readonly [file: string]: number };
}

const MAPPINGS = fileURLToPath(new URL("mappings/", import.meta.url));
const LABEL_STUDIO = "label-studio";
const QUALITY = "quality";
const TAXONOMY = "taxonomy.json";
/** What was planted: for scoring, never read by a mapping. */
const TRUTH = "truth.json";
const exportOf = (market: string): string => `${LABEL_STUDIO}/${market.toLowerCase()}.json`;

/**
 * Fills an exports folder with two sources, their mappings and a taxonomy. The same options give the same bytes.
 * @throws Failure where the folder holds files that no demo made.
 */
export async function generateDemo(options: DemoOptions): Promise<DemoReport> {
  const { exports, annotations, seed, weeks } = { ...DEMO_DEFAULTS, ...options };
  const effects = options.effects ?? (await defaultEffects());
  const world = createWorld({ submissions: annotations, seed, weeks, effects });
  const mappings = (await readdir(MAPPINGS, { recursive: true })).filter((file) => file.endsWith(".sql")).sort();
  const files = [...DATA_FILES, ...mappings, TAXONOMY, TRUTH].sort();
  await claimFolder(exports, files);
  const tally = createTally(world);
  const report = await writeCases(world, tally, exports);
  await writeUsers(join(exports, LABEL_STUDIO, "users.csv"), world.annotators);
  await writeRoster(join(exports, QUALITY, "roster.csv"), world.annotators);
  await writeEvents(join(exports, QUALITY, "events.csv"), createEvents(world));
  for (const file of mappings) {
    await mkdir(dirname(join(exports, file)), { recursive: true });
    await copyFile(join(MAPPINGS, file), join(exports, file));
  }
  await writeFile(join(exports, TAXONOMY), `${JSON.stringify(DEMO_TAXONOMY, null, 2)}\n`);
  await writeFile(join(exports, TRUTH), `${JSON.stringify(describeTruth(world, tally), null, 2)}\n`);
  await markFinished(exports, files);
  return report;
}

const DATA_FILES = [
  ...MARKETS.map(({ code }) => exportOf(code)),
  `${LABEL_STUDIO}/users.csv`,
  ...["items", "audits", "arbitrations", "gold", "events", "roster"].map((name) => `${QUALITY}/${name}.csv`),
];

/** Hands every case to the tools that would have seen it. */
async function writeCases(world: World, tally: Tally, exports: string): Promise<DemoReport> {
  const labelStudio = new Map<string, LabelStudioFile>();
  for (const [index, { code }] of MARKETS.entries()) {
    const people = index % 2 === 0 ? "number" : "object";
    const options = { project: index + 1, people, exportedAt: world.end } as const;
    labelStudio.set(code, await createLabelStudioFile(join(exports, exportOf(code)), options));
  }
  const quality = await createQualityFiles(join(exports, QUALITY));
  let submissions = 0;
  for (const made of simulate(world, tally)) {
    submissions += made.submissions.length;
    await labelStudio.get(made.item.market)!.write(made);
    await quality.write(made);
  }
  const records: Record<string, number> = {};
  for (const [market, file] of labelStudio) {
    await file.close();
    records[exportOf(market)] = file.annotations + file.predictions;
  }
  await quality.close();
  for (const [file, rows] of Object.entries(quality.counts())) records[`${QUALITY}/${file}`] = rows;
  return { submissions, records };
}
