/** `npm run snapshot`: options, then the run, then what it did in a few lines. */
import { totalmem } from "node:os";
import { parseArgs } from "node:util";
import { oversizedLine } from "../cubes/cell-shares.js";
import { Failure } from "../failure.js";
import { exportsFolder, snapshotsFolder } from "../settings.js";
import type { Doubt } from "../sources/doubts.js";
import { pseudonymKey } from "../sources/pseudonym.js";
import { Interrupted } from "./interruption.js";
import type { Manifest } from "./manifest.js";
import { createProgress } from "./progress.js";
import { type SnapshotOptions, type SnapshotResult, takeSnapshot } from "./take-snapshot.js";

const HELP = `Usage: npm run snapshot -- [options]

Reads every source of the exports folder, checks it against the contract, and writes a snapshot.

  --exports DIR          folder of the sources (PLUMBLINE_EXPORTS, default data/exports)
  --snapshots DIR        folder of the snapshots (PLUMBLINE_SNAPSHOTS, default data/snapshots)
  --as-of TIME           leave out what became known later, for example 2026-10-01T00:00:00Z
  --max-rejected SHARE   largest share of a source's rows that may be quarantined (default 0.01)
  --no-cache             read every file anew, and remove the raw text kept in .staged, which spares that
  --memory SIZE          memory DuckDB may use, for example 2GB; what needs more goes to disk beside the snapshots
                         (default: half of what the machine, or the container, has)
  --help                 this text
`;

/** Runs the command; the exit code is 0 where a snapshot is current afterwards. */
export async function runSnapshot(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      exports: { type: "string" },
      snapshots: { type: "string" },
      "as-of": { type: "string" },
      "max-rejected": { type: "string", default: "0.01" },
      "no-cache": { type: "boolean" },
      memory: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const options: SnapshotOptions = {
    exports: exportsFolder(values.exports),
    snapshots: snapshotsFolder(values.snapshots),
    key: await pseudonymKey(),
    asOf: parseAsOf(values["as-of"]),
    memory: parseMemory(values.memory),
    maxRejected: parseShare(values["max-rejected"]),
    cache: !values["no-cache"],
    progress: createProgress(process.stderr),
    signal: interruptSignal(),
  };
  const result = await takeSnapshot(options).catch((error: unknown) => {
    if (!(error instanceof Interrupted)) throw error;
    process.stderr.write("Stopped. Nothing was published: the snapshot that was current still is.\n");
    // A file may still be read, which is of no more use to anybody.
    process.exit(STOPPED_BY_INTERRUPT);
  });
  process.stdout.write(`${summary(result, new Date()).join("\n")}\n`);
  return 0;
}

/** What a shell gives a command that Ctrl-C ended: 128 and the number of SIGINT. */
const STOPPED_BY_INTERRUPT = 130;

function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => controller.abort());
  return controller.signal;
}

function parseAsOf(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  // Without a zone JavaScript would read a time as local: the same command would mean another moment elsewhere.
  const zoned = /T.*(Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes("T") ? text : `${text}Z`;
  const time = new Date(zoned);
  if (Number.isNaN(time.getTime())) {
    throw new Failure(`--as-of: '${text}' is no time; write ISO 8601, such as 2026-10-01T00:00:00Z.`);
  }
  return time;
}

function parseShare(text: string): number {
  const share = Number(text);
  if (text.trim() === "" || !(share >= 0 && share <= 1)) {
    throw new Failure(`--max-rejected: '${text}' is no share between 0 and 1.`);
  }
  return share;
}

function parseMemory(text: string | undefined): string {
  if (text === undefined) return `${Math.round(halfTheMemory() / 2 ** 20)}MiB`;
  if (/^\d+(\.\d+)?\s*([KMGT]i?B)$/i.test(text)) return text;
  throw new Failure(`--memory: '${text}' is no size; write it as 2GB.`);
}

/** In bytes. The other half is for the files' cache, JavaScript, and what the engine takes beyond its limit. */
function halfTheMemory(): number {
  const allowed = process.constrainedMemory();
  return (allowed > 0 ? Math.min(allowed, totalmem()) : totalmem()) / 2;
}

/** What a reader of the terminal wants to know: rows, what was refused, what was assumed. */
export function summary({ id, manifest, made, readings }: SnapshotResult, now: Date): string[] {
  if (!made) return [`Snapshot ${id} is up to date: nothing has changed since ${manifest.made_at}.`];
  const lines = [`Snapshot ${id} is current.`];
  for (const [name, { rows, first, last }] of Object.entries(manifest.tables)) {
    const range = first && last ? `, ${first.slice(0, 10)} to ${last.slice(0, 10)}` : "";
    lines.push(`  ${name.padEnd(17)} ${rows.toLocaleString("en").padStart(9)} rows${range}`);
  }
  if (readings.kept > 0) lines.push(`  ${readings.kept} of ${readings.all} files unchanged and not read again`);
  lines.push(...reconciliation(manifest));
  for (const text of manifest.inferred) lines.push(`Inferred, since taxonomy.json does not declare it: ${text}`);
  lines.push(...manifest.doubts.map(doubtLine), ...unusedReferences(manifest));
  lines.push(...(manifest.oversized ?? []).map(oversizedLine));
  for (const [name, { last }] of Object.entries(manifest.tables)) {
    if (last && new Date(last) > now) {
      lines.push(`Warning: ${name} has rows dated ${last}, after today. Check the export's clock, or set --as-of.`);
    }
  }
  return lines;
}

const doubtLine = ({ source, file, table, column, finding, rule, remedy }: Doubt): string =>
  `In doubt: ${source}${file === null ? "" : `/${file}`}: ${table}.${column}: ${finding} ${rule} ${remedy}`;

function unusedReferences({ judgements }: Manifest): string[] {
  const { unmatchedReferences, referencesToDeleted, leftOutPolicyVersion, leftOutOwn } = judgements;
  return [
    unmatchedReferences > 0 &&
      `${unmatchedReferences} references judge nothing: no label with their annotation, or item and question.`,
    referencesToDeleted > 0 &&
      `${referencesToDeleted} references judge nothing: the annotation they audit was deleted.`,
    leftOutPolicyVersion > 0 &&
      `${leftOutPolicyVersion} judgements left out: label and reference name different policy versions.`,
    leftOutOwn > 0 && `${leftOutOwn} judgements left out: the annotator decided about their own label.`,
  ].filter((line) => line !== false);
}

function reconciliation(manifest: Manifest): string[] {
  const totals = new Map<string, number>();
  const add = (what: string, n: number) => n > 0 && totals.set(what, (totals.get(what) ?? 0) + n);
  for (const { unreadable, tables } of manifest.files) {
    add("unreadable records", unreadable);
    for (const tally of Object.values(tables)) {
      add("duplicates", tally.duplicates);
      add("deleted rows, with those that delete them", tally.deleted);
      add("of these delete what no row describes", tally.deletes_nothing);
      add("quarantined rows", tally.quarantined);
      add("rows after --as-of", tally.after_as_of);
      for (const [reason, n] of Object.entries(tally.left_out)) add(`records left out (${reason})`, n);
    }
  }
  return [...totals].map(([what, n]) => `  ${n.toLocaleString("en")} ${what}`);
}
