/** Drafts what describes work rather than judging it: items, the roster, events. */
import { TABLES, type TableName } from "../../../src/lib/schema/tables.js";
import type { DraftColumn } from "./guess-column.js";
import { headerWords, shownHeader } from "./header-words.js";
import { categoryColumns, guessedItem, itemColumn, type PlainContext, take, unusedColumns } from "./plain-columns.js";
import { constant, expression, type SelectDraft } from "./select-draft.js";

const IDS_AND_TIMES: { readonly [table in "items" | "roster" | "events"]: readonly string[] } = {
  items: ["group_id", "created_at", "updated_at"],
  roster: ["annotator_id", "started_at", "ended_at", "updated_at"],
  events: ["event_id", "starts_at", "ends_at", "annotator_id", "updated_at"],
};

/** A table of memberships: who, and which team. */
export const draftRoster = (context: PlainContext): SelectDraft | undefined => {
  const drafted = draft(context, "roster", (free) => take(free, TABLES.roster, "team"));
  return has(drafted, "annotator_id") && has(drafted, "team") ? drafted : undefined;
};

/** A table of dated happenings. Their titles are free text, which no draft selects: the kind stands for them. */
export const draftEvents = (context: PlainContext): SelectDraft | undefined => {
  const title = context.profiles.find(({ name }) => /^(event )?(title|name|summary|event)$/.test(headerWords(name)));
  const drafted = draft(context, "events", () => undefined);
  if (!has(drafted, "starts_at") || !title) return undefined;
  const kind =
    drafted.columns.find(({ name }) => name === "kind") ??
    constant("kind", "guideline", {
      assumed: "these are changes of guidelines",
      evidence: "no column has the contract's kinds",
      change: "write another kind (see the Dictionary)",
    });
  return {
    ...drafted,
    unused: drafted.unused.filter((header) => header !== title.name),
    columns: [
      ...drafted.columns.filter(({ name }) => name !== "kind" && name !== "title"),
      kind,
      expression("title", kind.sql, {
        assumed: "the kind of an event is title enough",
        evidence: `${shownHeader(title.name)} is free text, which may name people`,
        change: `select ${title.sql} AS title where it was written for readers of the site`,
      }),
      ...(has(drafted, "event_id") ? [] : [expression("event_id", "concat_ws(' ', source_file, source_row)")]),
    ],
  };
};

/** A table of what was labelled, where it says more than the name of an item. */
export const draftItems = (context: PlainContext): SelectDraft | undefined => {
  const drafted = draft(context, "items", (free) => itemColumn(free));
  const says = ["market", "queue", "policy", "language", "created_at", "group_id"];
  const item = drafted.columns.find(({ name }) => name === "item_id");
  const isNamed = item?.from && (guessedItem(context.usable) ?? item.assumptions.length === 0);
  return isNamed && says.some((name) => has(drafted, name)) ? drafted : undefined;
};

function draft(
  context: PlainContext,
  name: TableName & keyof typeof IDS_AND_TIMES,
  first: (free: PlainContext["usable"][number][]) => DraftColumn | undefined,
): SelectDraft {
  const free = [...context.usable];
  const columns = [
    first(free),
    ...IDS_AND_TIMES[name].map((column) => take(free, TABLES[name], column)),
    ...categoryColumns(free, TABLES[name]),
  ].filter((column) => column !== undefined);
  return {
    table: name,
    columns: columns.filter((column, index) => columns.findIndex((other) => other.name === column.name) === index),
    from: context.group.from,
    remarks: [],
    leftOut: context.leftOut,
    unused: unusedColumns(free),
    questions: [],
  };
}

const has = ({ columns }: SelectDraft, name: string): boolean => columns.some((column) => column.name === name);
