/** What tells one item, and one annotation, of a plain table from another. */
import { rows } from "../../duckdb.js";
import type { FileGroup } from "./file-group.js";
import type { DraftColumn } from "./guess-column.js";
import { shownHeader } from "./header-words.js";
import type { PlainContext } from "./plain-columns.js";
import { expression } from "./select-draft.js";

/** Where files number their items each for itself, the file is part of an item's name. */
export async function itemOfFile(
  { connection, group }: PlainContext,
  item: DraftColumn,
  annotator: DraftColumn | undefined,
  isWide: boolean,
): Promise<DraftColumn> {
  if (group.files.length < 2 || !item.from || !(isWide || annotator?.from)) return item;
  const key = [item.sql, ...(annotator?.from ? [annotator.sql] : [])].join(", ");
  const [found] = await rows<{ repeated: number; other: number }>(
    connection,
    `SELECT count(*) AS repeated, coalesce(sum((versions > 1)::INTEGER), 0) AS other FROM (
       SELECT count(DISTINCT source_file) AS files, count(DISTINCT row_of) AS versions
       FROM (SELECT *, hash(*COLUMNS(* EXCLUDE (source_file, left_out))) AS row_of FROM ${group.relation}) GROUP BY ${key} HAVING files > 1)`,
  );
  if (!found || found.other <= found.repeated / 2) return item;
  return {
    ...item,
    sql: `concat_ws(' ', source_file, ${item.sql})`,
    assumptions: [
      ...item.assumptions,
      {
        assumed: `each file counts its items for itself`,
        evidence: `${found.other} values of ${shownHeader(item.from.name)} occur in several files and differ there`,
        change: `select ${item.sql} AS item_id where they are the same items`,
      },
    ],
  };
}

/** The ids of the annotation and of the visit, made of what tells one from another where the file has none. */
export async function identityColumns(
  { connection, group }: PlainContext,
  found: readonly DraftColumn[],
  annotator: DraftColumn | undefined,
  item: DraftColumn,
): Promise<DraftColumn[]> {
  const has = (name: string) => found.find((column) => column.name === name);
  const own = has("annotation_id");
  const made = own ? undefined : await madeIdentity(connection, group, found, annotator, item);
  const id = own ?? made!;
  return [...(made ? [made] : []), ...(has("submission_id") ? [] : [expression("submission_id", id.sql)])];
}

const BY_ROW = "concat_ws(' ', source_file, source_row)";

async function madeIdentity(
  connection: PlainContext["connection"],
  group: FileGroup,
  found: readonly DraftColumn[],
  annotator: DraftColumn | undefined,
  item: DraftColumn,
): Promise<DraftColumn> {
  if (!annotator || !item.from) {
    return expression("annotation_id", BY_ROW, {
      assumed: "each record is an annotation of its own",
      evidence: "no column names the annotation, and item and annotator are not both known",
      change: "select the column that stays the same when the record is exported again; else later exports count twice",
    });
  }
  const key = [item.sql, annotator.sql];
  if (!annotator.from) return expression("annotation_id", `concat_ws(' ', ${key.join(", ")})`);
  const more = ["policy_version", "session_id", "round", "model_version"].flatMap(
    (name) => found.find((column) => column.name === name && column.from)?.sql ?? [],
  );
  const tries = [key, ...more.map((sql) => [...key, sql]), [...key, ...more]];
  const counted = [];
  for (const parts of tries) counted.push({ parts, ...(await repeats(connection, group.relation, parts)) });
  const best = counted.find(({ repeated }) => repeated === 0) ?? counted[0]!;
  if (best.repeated > best.total / 10) {
    return expression("annotation_id", BY_ROW, {
      assumed: "each record is an annotation of its own",
      evidence: `${best.repeated} of ${best.total} records repeat an item and annotator`,
      change: "add what tells them apart to concat_ws(' ', item, annotator, …); else later exports count twice",
    });
  }
  const assumption = {
    assumed: "item and annotator tell one annotation from another",
    evidence: `${best.repeated} of ${best.total} records repeat them, and of these the latest stays`,
    change: "add what tells them apart to concat_ws",
  };
  const id = `concat_ws(' ', ${best.parts.join(", ")})`;
  return expression("annotation_id", id, ...(best.repeated > 0 ? [assumption] : []));
}

async function repeats(
  connection: PlainContext["connection"],
  relation: string,
  parts: readonly string[],
): Promise<{ repeated: number; total: number }> {
  const [found] = await rows<{ repeated: number; total: number }>(
    connection,
    `SELECT count(*) - count(DISTINCT concat_ws(' ', ${parts.join(", ")})) AS repeated, count(*) AS total FROM ${relation}`,
  );
  return found!;
}
