/** Audits that name the label they judge by its id, under whatever header, and no item. */
import { TABLES } from "../../../src/lib/schema/tables.js";
import { type DuckDBConnection, rows } from "../../duckdb.js";
import { freeNames } from "./file-group.js";
import type { DraftColumn } from "./guess-column.js";
import { headerWords, shownHeader } from "./header-words.js";
import { guessedItem, type PlainContext, take } from "./plain-columns.js";
import type { ColumnProfile } from "./profile.js";
import { expression, type LabelIds } from "./select-draft.js";

/** Headers that may mean a label: without one, numbers that are ids of labels may be anything counted. */
const MAY_NAME_LABEL =
  /\b(labels?|annotations?|judge?ments?|answers?|decisions?|responses?|submissions?|refs?|references?)\b/;

interface Found {
  readonly profile: ColumnProfile;
  readonly known: number;
}

/**
 * Takes the column that names the audited annotation: by its header, else the one whose values are mostly ids of
 * labels of the same call.
 */
export async function takeAudited(
  { connection, group }: PlainContext,
  free: ColumnProfile[],
  labels: readonly LabelIds[],
): Promise<DraftColumn | undefined> {
  const named = take(free, TABLES.reference_labels, "audited_annotation_id");
  if (named || labels.length === 0) return named;
  const item = guessedItem(free)?.from;
  const candidates = free.filter((profile) => profile !== item && mayBeId(profile));
  const found: Found[] = [];
  for (const profile of candidates) {
    const known = await countKnown(connection, group.relation, profile, labels);
    if (known > profile.filled / 2) found.push({ profile, known });
  }
  if (found.length === 0) return undefined;
  const { profile, known } = found.reduce((a, b) => (b.known > a.known ? b : a));
  free.splice(free.indexOf(profile), 1);
  return {
    name: "audited_annotation_id",
    sql: profile.sql,
    from: profile,
    assumptions: [
      {
        assumed: `${shownHeader(profile.name)} names the label that was judged`,
        evidence: `${known} of its ${profile.filled} values are ids of labels that came with it`,
        change: "remove the line, and select what names the item AS item_id",
      },
    ],
  };
}

const mayBeId = ({ name, numbers, distinct, filled }: ColumnProfile): boolean =>
  filled > 0 && distinct > filled / 2 && (numbers < 0.5 || MAY_NAME_LABEL.test(headerWords(name)));

async function countKnown(
  connection: DuckDBConnection,
  relation: string,
  { sql }: ColumnProfile,
  labels: readonly LabelIds[],
): Promise<number> {
  const ids = labels.map((one) => `SELECT trim(${one.id}) AS id FROM ${one.relation}`).join(" UNION ALL ");
  const [found] = await rows<{ known: number }>(
    connection,
    `SELECT count(*) AS known FROM ${relation} WHERE trim(${sql}) IN (SELECT id FROM (${ids}) WHERE id <> '')`,
  );
  return found!.known;
}

export interface LookedUpItem {
  readonly item: DraftColumn;
  /** SQL after FROM. */
  readonly from: string;
}

/** The item of the audited label, looked up among the labels; undefined where the audits name it themselves. */
export async function lookUpItem(
  { connection, group }: PlainContext,
  audited: DraftColumn | undefined,
  free: readonly ColumnProfile[],
  labels: readonly LabelIds[],
): Promise<LookedUpItem | undefined> {
  if (!audited?.from || labels.length === 0 || guessedItem(free)) return undefined;
  const known = await countKnown(connection, group.relation, audited.from, labels);
  if (known === 0) return undefined;
  const [id, item] = freeNames(group, ["labelled_id", "labelled_item"]);
  const selects = labels.map((one) => `SELECT ${one.id} AS ${id}, ${one.item} AS ${item} FROM ${one.from}`);
  const missing = audited.from.filled - known;
  return {
    item: expression(
      "item_id",
      missing > 0 ? `coalesce(${item}, ${audited.sql})` : item!,
      ...(missing > 0
        ? [
            {
              assumed: `${missing} of ${audited.from.filled} audits may judge nothing`,
              evidence: "no label that came with them has the id they name, so that their item is not known",
              change: "give the labels of the same time too",
            },
          ]
        : []),
    ),
    from: `${group.from}\n-- The audits name a label: the item is that label's.\nLEFT JOIN (\n  SELECT ${id}, min(${item}) AS ${item} FROM (\n    ${selects.join("\n    UNION ALL\n    ")}\n  ) GROUP BY ${id}\n) ON trim(${id}) = trim(${audited.sql})`,
  };
}
