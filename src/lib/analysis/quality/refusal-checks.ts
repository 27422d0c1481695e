/** What was refused or could not be read, and whether the counts add up. */
import { groups, sum } from "d3-array";
import { formatCount, formatNumberOf, formatPart } from "../../format.js";
import { OUTCOME_NAMES } from "../../schema/reconciliation.js";
import { type Alarm, type Check, type Severity, threshold } from "./check.js";
import type { DoubtFacts, FileFacts } from "./facts.js";

const REFUSED = { rows: 10, doubtful: 0.001, wrong: 0.01 };

export const refusedRows: Check = {
  title: "Rows in quarantine",
  raises: `${REFUSED.rows} rows of a source's table or more are refused; doubtful from ${threshold(REFUSED.doubtful)} of its rows on, likely wrong from ${threshold(REFUSED.wrong)}.`,
  run: ({ files, refused }) =>
    groups(
      files.flatMap(({ source, tables }) => Object.entries(tables).map(([table, tally]) => ({ source, table, tally }))),
      ({ source, table }) => `${source}/${table}`,
    ).flatMap(([name, held]): Alarm[] => {
      const n = sum(held, ({ tally }) => tally.quarantined);
      const yielded = sum(held, ({ tally }) => tally.yielded);
      if (n < REFUSED.rows) return [];
      const severity: Severity =
        n >= REFUSED.wrong * yielded ? "wrong" : n >= REFUSED.doubtful * yielded ? "doubtful" : "note";
      const { source, table } = held[0] as (typeof held)[number];
      const of = refused.filter((rows) => rows.source === source && rows.table === table);
      const [most] = [...of].sort((a, b) => b.n - a.n);
      const why =
        most === undefined
          ? ""
          : ` Most often: ${most.column ?? "the record"} ${most.reason} (${formatCount(most.n)}).`;
      return [
        {
          severity,
          subject: name,
          finding: `${formatPart(n, yielded, "rows")} are refused.${why}`,
          meaning: "They are in no figure. If they are not like the others, figures lean away from them.",
          remedy: most?.reason.includes("taxonomy.json")
            ? "`npm run snapshot` names the spellings it does not know: add those that are meant to synonyms in taxonomy.json."
            : "See the reasons below; mend the column in the mapping or the export.",
          n,
        },
      ];
    }),
};

export const unreadable: Check = {
  title: "Records that cannot be read",
  raises: "A file has a record that its reader cannot read, or has no record at all.",
  run: ({ files }) => [
    ...files
      .filter((file) => file.unreadable > 0)
      .map(
        (file): Alarm => ({
          severity: "doubtful",
          subject: `${file.source}, ${fileName(file)}`,
          finding: `${formatPart(file.unreadable, file.records, "records")} cannot be read.`,
          meaning: "They are in no figure.",
          remedy: "Export the file again; most often it was cut short, or edited by hand. The reasons are below.",
          n: file.unreadable,
        }),
      ),
    ...files
      .filter((file) => file.records === 0)
      .map(
        (file): Alarm => ({
          severity: "note",
          subject: `${file.source}, ${fileName(file)}`,
          finding: "The file holds no record.",
          meaning: "If there was work in its time, it is missing from every figure.",
          remedy: `Export it again from ${file.source}, or remove it.`,
          n: 0,
        }),
      ),
  ],
};

export const addsUp: Check = {
  title: "Counts that do not add up",
  raises:
    "Of a file, records read are not used + left out + unreadable, or rows are not the sum of what became of them.",
  run: ({ files }) =>
    files.flatMap((file) =>
      Object.entries(file.tables).flatMap(([table, tally]): Alarm[] => {
        const records = tally.used + sum(Object.values(tally.left_out)) + file.unreadable;
        const rows = sum(OUTCOME_NAMES, (outcome) => tally[outcome]);
        if (records === file.records && rows === tally.yielded) return [];
        return [
          {
            severity: "wrong",
            subject: `${file.source}/${table}, ${fileName(file)}`,
            finding: `${formatNumberOf(file.records, "record")} read, ${formatCount(records)} accounted for; ${formatNumberOf(tally.yielded, "row")} yielded, ${formatCount(rows)} accounted for.`,
            meaning: "Rows may be missing from the figures, or counted twice.",
            remedy: "This is a fault of Plumbline, not of the export: keep the file and report it.",
            n: Math.abs(file.records - records) + Math.abs(tally.yielded - rows),
          },
        ];
      }),
    ),
};

/** What is as likely right as wrong; every other doubt is more likely a fault. */
const HARMLESS = "invisible characters";

export const settledByRule: Check = {
  title: "What the exports leave open",
  raises:
    "Sources or rows contradict each other, a file mixes two orders of day and month, or values differ only in what nobody sees: the loader then follows a rule.",
  run: ({ doubts }) =>
    groups(doubts, ({ kind, table, column }) => `${kind} ${table} ${column}`).map(([, group]): Alarm => {
      const [most] = [...group].sort((a, b) => b.rows - a.rows) as [DoubtFacts, ...DoubtFacts[]];
      const more = group.length === 1 ? "" : ` So it is in ${formatNumberOf(group.length - 1, "other file")}.`;
      return {
        severity: most.kind === HARMLESS ? "note" : "doubtful",
        subject: [most.source, most.file, `${most.table}.${most.column}`].filter((part) => part !== null).join(", "),
        finding: most.finding + more,
        meaning: most.rule,
        remedy: most.remedy,
        n: sum(group, ({ rows }) => rows),
      };
    }),
};

export const inferredTaxonomy: Check = {
  title: "A taxonomy taken from the data",
  raises:
    "taxonomy.json does not declare markets, queues, policies, questions or a question's labels that the data use.",
  run: ({ inferred }) =>
    inferred.length === 0
      ? []
      : [
          {
            severity: "note",
            subject: "taxonomy.json",
            finding: `Not declared, but found in the data: ${inferred.map((text) => text.replace(/ found in the data.*$/, "")).join("; ")}.`,
            meaning: "A mistyped value becomes a market or label of its own, and no error has a direction.",
            remedy: "Declare them in taxonomy.json, with names, time zones and what each label means.",
            n: inferred.length,
          },
        ],
};

/** Names may repeat in other folders; the number tells which one in the manifest is meant. */
export const fileName = ({ name, number }: Pick<FileFacts, "name" | "number">): string => `${name} (file ${number})`;
