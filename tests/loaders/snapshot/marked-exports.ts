/** An exports folder whose every raw field holds a marker somewhere: ids, content, addresses, and every column in turn. */
import { type Column, TABLE_NAMES, TABLES, type TableName } from "../../../src/lib/schema/tables.js";

export const MARKER = "planted";

/** A row that fits the contract, with a marker in every id. */
const FITTING: { readonly [type in Column["type"]]: (column: Column) => string } = {
  id: ({ name }) => `${MARKER}-${name}@example.org`,
  category: ({ vocabulary }) =>
    ({ markets: "TH", queues: "live", policies: "scams", questions: "violation", labels: "ok" })[
      vocabulary ?? "markets"
    ],
  enum: ({ values }) => values![0]!,
  text: () => "A title",
  timestamp: () => "2026-09-01T08:00:00Z",
  number: () => "0.5",
  boolean: () => "true",
};

/** Columns a reader is meant to see as they are: short texts an analyst wrote, and open categories such as team names. */
const shown = ({ type, vocabulary }: Column): boolean => type === "text" || (type === "category" && !vocabulary);

/** One row that fits, and for every other column one that holds a marker there. */
function tableCsv(table: TableName): string {
  const { columns } = TABLES[table];
  const fitting = columns.map((column) => FITTING[column.type](column));
  const marked = columns.flatMap((column, index) =>
    shown(column) || column.type === "id" ? [] : [fitting.with(index, `${MARKER} ${column.name} +66 81 234 5678`)],
  );
  const lines = [columns.map(({ name }) => name), fitting, ...marked].map((fields, index) =>
    [...fields, index === 0 ? "content" : `${MARKER}: what the streamer said`].map((field) => `"${field}"`).join(","),
  );
  return `${lines.join("\n")}\n"${MARKER}, a ragged line"\n`;
}

const LABEL_STUDIO = [
  {
    id: `${MARKER}-task`,
    data: { text: `${MARKER} content`, url: `https://${MARKER}.example.org/clip` },
    meta: { note: MARKER },
    annotations: [
      {
        id: `${MARKER}-annotation`,
        completed_by: { id: `${MARKER}-7`, email: `${MARKER}@example.org`, first_name: MARKER },
        was_cancelled: false,
        result: [
          { from_name: "violation", type: "choices", value: { choices: ["ok"] } },
          { from_name: "why", type: "textarea", value: { text: [`${MARKER} remark`] } },
        ],
        created_at: "2026-09-01T08:00:00Z",
        unique_id: `${MARKER}-unique`,
        last_action: MARKER,
      },
      {
        id: `${MARKER}-cancelled`,
        completed_by: 7,
        was_cancelled: true,
        result: [],
        created_at: "2026-09-01T08:00:00Z",
      },
      {
        id: `${MARKER}-outside`,
        completed_by: 7,
        was_cancelled: false,
        result: [{ from_name: "violation", type: "choices", value: { choices: [`${MARKER} label`] } }],
        created_at: `${MARKER} time`,
      },
    ],
    predictions: [],
  },
];

const TAXONOMY = {
  markets: { TH: {} },
  queues: { live: {} },
  policies: { scams: {} },
  questions: { violation: { labels: [{ value: "ok", means: "non-violating" }] } },
};

/** A source whose folders and file names hold markers. The manifest, which is not published, states paths as they are. */
export const markedPaths = (): Record<string, string> => ({
  "people/annotations.sql": "SELECT * EXCLUDE (content) FROM csv('**/*.csv')",
  [`people/${MARKER}-somchai/labels of ${MARKER}.jaidee@example.org.csv`]: tableCsv("annotations"),
});

export function markedExports(): Record<string, string> {
  const files: Record<string, string> = {
    "taxonomy.json": JSON.stringify(TAXONOMY),
    "studio/export.json": JSON.stringify(LABEL_STUDIO),
    "studio/annotations.sql": `SELECT annotation_id, annotation_id AS submission_id, item_id, question, label, status,
      annotator_id, annotator_kind, labeled_at, 'production' AS round, source_file, source_row FROM label_studio('export.json')`,
  };
  for (const table of TABLE_NAMES) {
    files[`csv/${table}.csv`] = tableCsv(table);
    files[`csv/${table}.sql`] = `SELECT * EXCLUDE (content) FROM csv('${table}.csv')`;
  }
  return files;
}
