/** Reads what the Data quality page is concluded from out of the current snapshot and the one before it. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { QualityFacts } from "../../src/lib/analysis/quality/facts.js";
import { PROFILE_NAMES, type Profile } from "../../src/lib/schema/profile.js";
import { type Taxonomy, TaxonomySchema } from "../../src/lib/schema/taxonomy.js";
import type { Query } from "../../src/lib/workbook/query.js";
import { workbookInfo } from "../../src/lib/workbook/workbook-info.js";
import { openWorkbookFile } from "../cubes/workbook-query.js";
import { type DuckDBConnection, openDatabase, quoteText, rows } from "../duckdb.js";
import { workbookOf } from "../site/current-workbook.js";
import { currentSnapshot, previousId } from "../snapshot/current.js";
import type { Manifest } from "../snapshot/manifest.js";
import { publishedFileName } from "./file-name.js";
import { previousFacts } from "./previous-facts.js";
import { refusedRows } from "./refused-rows.js";

/** A snapshot's folder, opened. */
export interface OpenSnapshot {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly taxonomy: Taxonomy;
  readonly profile: Profile;
  /** Asks its workbook. */
  readonly query: Query;
}

/**
 * @param snapshots folder of the snapshots
 * @param workbooks folder of their workbooks; by default the site's
 */
export async function qualityFacts(snapshots: string, workbooks?: string): Promise<QualityFacts> {
  const connection = await openDatabase();
  const snapshot = await openSnapshot(connection, await currentSnapshot(snapshots), workbooks);
  const { folder, manifest, taxonomy, profile, query } = snapshot;
  const { snapshot: id, madeAt, asOf, days } = await workbookInfo(query);
  const { judgements } = manifest;
  return {
    info: { snapshot: id, madeAt, asOf, days },
    markets: Object.fromEntries(
      Object.entries(taxonomy.markets ?? {}).map(([value, { name }]) => [value, name ?? value]),
    ),
    profile,
    delays: await query(DELAYS),
    twice: await query(TWICE),
    files: manifest.files.map((file, index) => ({
      source: file.source,
      number: index + 1,
      name: publishedFileName(file.file),
      records: file.records,
      unreadable: file.unreadable,
      tables: file.tables as QualityFacts["files"][number]["tables"],
    })),
    refused: await refusedRows(connection, folder, manifest),
    references: {
      references: manifest.tables.reference_labels?.rows ?? 0,
      judgements: judgements.judgements,
      unmatched: judgements.unmatchedReferences,
      toDeleted: judgements.referencesToDeleted,
      otherVersion: judgements.leftOutPolicyVersion,
      own: judgements.leftOutOwn,
    },
    doubts: manifest.doubts.map((doubt) => ({ ...doubt, file: doubt.file && publishedFileName(doubt.file) })),
    inferred: manifest.inferred,
    ...(await before(connection, snapshots, snapshot, workbooks)),
  };
}

async function before(
  connection: DuckDBConnection,
  snapshots: string,
  current: OpenSnapshot,
  workbooks: string | undefined,
): Promise<Pick<QualityFacts, "previous" | "missing">> {
  const id = await previousId(snapshots);
  if (id === null)
    return { previous: null, missing: "This is the first snapshot here: there is none to compare with." };
  const folder = join(snapshots, id);
  if (!existsSync(join(folder, "manifest.json"))) {
    return { previous: null, missing: `The snapshot before, ${id}, has been removed: there is none to compare with.` };
  }
  const manifest = await readManifest(folder);
  // What a version of the code counts in another way is no change of the data.
  const versions = ({ contract, cubes, profile }: Manifest["identity"]) => JSON.stringify([contract, cubes, profile]);
  if (versions(manifest.identity) !== versions(current.manifest.identity)) {
    return {
      previous: null,
      missing: `The snapshot before, ${id}, was made by another version of Plumbline: its counts cannot be compared.`,
    };
  }
  const previous = await openSnapshot(connection, folder, workbooks);
  return { previous: await previousFacts(connection, previous, current), missing: null };
}

async function openSnapshot(
  connection: DuckDBConnection,
  folder: string,
  workbooks: string | undefined,
): Promise<OpenSnapshot> {
  const manifest = await readManifest(folder);
  const taxonomy = TaxonomySchema.parse(JSON.parse(await readFile(join(folder, "taxonomy.json"), "utf8")));
  const tables = await Promise.all(
    PROFILE_NAMES.map(async (name) => {
      const file = join(folder, `profile_${name}.parquet`);
      return [name, await rows(connection, `FROM read_parquet(${quoteText(file)}) ORDER BY ALL`)] as const;
    }),
  );
  const profile = Object.fromEntries(tables) as unknown as Profile;
  return { folder, manifest, taxonomy, profile, query: await openWorkbookFile(await workbookOf(folder, workbooks)) };
}

const readManifest = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));

const DELAYS = `
  SELECT CAST(market AS VARCHAR) AS market, delay, CAST(sum(n) AS DOUBLE) AS n
  FROM audit_delay
  WHERE selection = 'random' AND reference_kind = 'audit' AND round = 'production'
  GROUP BY ALL
  ORDER BY market, delay`;

const TWICE = `
  SELECT CAST(market AS VARCHAR) AS market,
    CAST(sum(units) AS DOUBLE) AS items,
    CAST(coalesce(sum(units) FILTER (WHERE labels > 1), 0) AS DOUBLE) AS twice
  FROM agreement
  WHERE raters = 'all' AND round = 'production'
    AND CAST(question AS VARCHAR) IN (SELECT CAST(question AS VARCHAR) FROM questions WHERE is_primary)
  GROUP BY ALL
  ORDER BY market`;
