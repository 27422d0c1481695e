/** What two snapshots say differently. */
import { join } from "node:path";
import { rollup } from "d3-array";
import { shared } from "../../src/lib/analysis/periods.js";
import type { AccuracyPair, PreviousFacts, TableChange } from "../../src/lib/analysis/quality/facts.js";
import { TABLE_NAMES, TABLES } from "../../src/lib/schema/tables.js";
import { overview } from "../../src/lib/workbook/overview.js";
import { defaultViewState } from "../../src/lib/workbook/view-state.js";
import { workbookInfo } from "../../src/lib/workbook/workbook-info.js";
import { type DuckDBConnection, quoteName, quoteText, rows } from "../duckdb.js";
import type { Identity } from "../snapshot/identity.js";
import { publishedFileName } from "./file-name.js";
import type { OpenSnapshot } from "./read-facts.js";

export async function previousFacts(
  connection: DuckDBConnection,
  before: OpenSnapshot,
  after: OpenSnapshot,
): Promise<PreviousFacts> {
  const { id, made_at, as_of, identity } = before.manifest;
  return {
    snapshot: id,
    madeAt: made_at,
    asOf: as_of,
    ...changedFiles(identity, after.manifest.identity),
    otherwise: changedRules(identity, after.manifest.identity),
    tables: await tableChanges(connection, before, after),
    days: before.profile.days,
    accuracy: await accuracyPairs(before, after),
  };
}

function changedFiles(before: Identity, after: Identity) {
  const key = ({ source, file }: Identity["files"][number]) => JSON.stringify([source, file]);
  const byKey = ({ files }: Identity) => rollup(files, ([file]) => file!, key);
  const [old, now] = [byKey(before), byKey(after)];
  const names = (files: Iterable<Identity["files"][number]>) =>
    [...files].map(({ source, file }) => `${source}/${publishedFileName(file)}`);
  const changed = after.files.filter((file) => (old.get(key(file))?.sha256 ?? file.sha256) !== file.sha256);
  return {
    filesAdded: names(after.files.filter((file) => !old.has(key(file)))),
    filesRemoved: names(before.files.filter((file) => !now.has(key(file)))),
    filesChanged: names(changed),
    filesSame: after.files.filter((file) => old.get(key(file))?.sha256 === file.sha256).length,
  };
}

function changedRules(before: Identity, after: Identity): string[] {
  const old = new Map(before.mappings.map(({ mapping, sha256 }) => [mapping, sha256]));
  const now = new Map(after.mappings.map(({ mapping, sha256 }) => [mapping, sha256]));
  const mappings = [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .filter((name) => old.get(name) !== now.get(name));
  const readers = Object.keys(after.readers).filter(
    (name) => (before.readers[name] ?? after.readers[name]) !== after.readers[name],
  );
  return [
    ...mappings,
    ...readers.map((name) => `the reader ${name}`),
    ...(before.taxonomy === after.taxonomy ? [] : ["taxonomy.json"]),
    ...(before.key_fingerprint === after.key_fingerprint ? [] : ["the pseudonym key"]),
    ...(before.as_of === after.as_of ? [] : ["--as-of"]),
  ];
}

/** Rows that only one of the two has, by the table's key. */
async function tableChanges(
  connection: DuckDBConnection,
  before: OpenSnapshot,
  after: OpenSnapshot,
): Promise<TableChange[]> {
  const sameKey = before.manifest.identity.key_fingerprint === after.manifest.identity.key_fingerprint;
  const changes: TableChange[] = [];
  for (const table of TABLE_NAMES) {
    const counts = { before: before.manifest.tables[table]?.rows ?? 0, after: after.manifest.tables[table]?.rows ?? 0 };
    // A hash each is enough to count by, and a third of the memory.
    const keys = ({ folder }: OpenSnapshot) =>
      `SELECT hash(${TABLES[table].key.map(quoteName).join(", ")}) AS key FROM ${quoteText(join(folder, `${table}.parquet`))}`;
    const [both] = sameKey
      ? await rows<{ n: number }>(
          connection,
          `SELECT count(*) AS n FROM (${keys(after)}) SEMI JOIN (${keys(before)}) USING (key)`,
        )
      : [];
    changes.push({
      table,
      ...counts,
      added: both === undefined ? null : counts.after - both.n,
      removed: both === undefined ? null : counts.before - both.n,
    });
  }
  return changes;
}

/** Headline accuracy of both on the days that both have, by the code that answers the Overview. */
async function accuracyPairs(before: OpenSnapshot, after: OpenSnapshot): Promise<AccuracyPair[]> {
  const [old, now] = [await workbookInfo(before.query), await workbookInfo(after.query)];
  const days = old.days && now.days ? shared(old.days, now.days) : null;
  if (days === null) return [];
  const state = { ...defaultViewState(), from: days[0], to: days[1] };
  const [was, is] = [await overview(before.query, state, old), await overview(after.query, state, now)];
  return is.markets.flatMap(({ market, name, accuracy }) => {
    const earlier = was.markets.find((each) => each.market === market)?.accuracy;
    return earlier === undefined || earlier.metric !== accuracy.metric
      ? []
      : [{ market, name, days, before: earlier, after: accuracy }];
  });
}
