/** Writes drafts as the text of a mapping. Every doubt stands as a comment above the line it is about. */
import { TABLES } from "../../../src/lib/schema/tables.js";
import type { Assumption } from "../reader.js";
import type { DraftColumn } from "./guess-column.js";
import { shownHeader } from "./header-words.js";
import { type LeftOutColumn, PERSONAL_KINDS } from "./personal.js";
import type { SelectDraft } from "./select-draft.js";

const WIDTH = 118;
/** What an analyst looks for in a draft. */
export const CHECK = "CHECK";

/** @param drafts - SELECTs that fill the same table */
export function mappingText(drafts: readonly SelectDraft[]): string {
  const doubts = drafts.reduce((total, draft) => total + doubtsOf(draft).length, 0);
  const head = [
    `-- Drafted by npm run source. ${doubts > 0 ? `Look at each line that says ${CHECK}: mend what is wrong, then remove the remark.` : "Nothing was in doubt."}`,
    ...headerComments(drafts),
  ];
  return `${head.join("\n")}\n${drafts.map(selectText).join("\nUNION ALL BY NAME\n")}\n`;
}

export const doubtsOf = ({ columns, remarks }: SelectDraft): Assumption[] => [
  ...remarks,
  ...columns.flatMap(({ assumptions }) => assumptions),
];

function headerComments(drafts: readonly SelectDraft[]): string[] {
  const leftOut = leftOutOf(drafts);
  const unused = [...new Set(drafts.flatMap((draft) => draft.unused))];
  return [
    ...(leftOut.length > 0 ? comment(`Left out as personal or content: ${leftOutText(leftOut)}.`, "") : []),
    ...(unused.length > 0
      ? comment(`Not selected, since no canonical column fits: ${unused.map(shownHeader).join(", ")}.`, "")
      : []),
  ];
}

/** What no draft selects since it is personal, each header once. */
export const leftOutOf = (drafts: readonly SelectDraft[]): LeftOutColumn[] => [
  ...new Map(drafts.flatMap((draft) => draft.leftOut).map((one) => [one.header, one])).values(),
];

/** `e-mail addresses (1: user_email), content or free text (2: title, text)`. */
export const leftOutText = (leftOut: readonly LeftOutColumn[]): string =>
  PERSONAL_KINDS.flatMap((kind) => {
    const headers = leftOut.filter((one) => one.kind === kind).map(({ header }) => shownHeader(header));
    return headers.length > 0 ? `${kind} (${headers.length}: ${headers.join(", ")})` : [];
  }).join(", ");

function selectText(draft: SelectDraft): string {
  const order = TABLES[draft.table].columns.map(({ name }) => name);
  const columns = [...draft.columns].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  return [
    ...draft.remarks.flatMap((remark) => doubtComment(remark, "")),
    "SELECT",
    ...columns.flatMap(columnLines),
    "  source_file,",
    "  source_row",
    `FROM ${draft.from}`,
    ...(draft.clause ? [draft.clause] : []),
  ].join("\n");
}

const columnLines = ({ name, sql, assumptions }: DraftColumn): string[] => [
  ...assumptions.flatMap((assumption) => doubtComment(assumption, "  ")),
  `  ${sql === name ? name : `${sql} AS ${name}`},`,
];

const doubtComment = (assumption: Assumption, indent: string): string[] =>
  comment(`${CHECK}: ${doubtText(assumption)}`, indent);

/** `Assumed that …, since …. Otherwise …`. */
export const doubtText = ({ assumed, evidence, change }: Assumption): string =>
  `assumed that ${assumed}, since ${evidence}. Otherwise: ${change}.`;

/** Comment lines of a text, broken between words. */
function comment(text: string, indent: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}--${lines.length > 0 ? "  " : ""} ${word}`);
  }
  return lines;
}
