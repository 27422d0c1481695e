/** Rows as lines of text: what is the same in all of them is said once. */

/** A longer cell is cut. */
const WIDEST_CELL = 24;

type Row = Readonly<Record<string, unknown>>;

/** Columns without any value are left away. */
export function tableLines(rows: readonly Row[]): string[] {
  const [first] = rows;
  if (!first) return ["(no rows)"];
  const filled = Object.keys(first).filter((name) => rows.some((row) => row[name] !== null));
  const isSame = (name: string) => rows.length > 1 && rows.every((row) => row[name] === first[name]);
  const same = filled.filter(isSame).map((name) => `${name} = ${cell(first[name])}`);
  const names = filled.filter((name) => !isSame(name));
  const lines = [names, ...rows.map((row) => names.map((name) => cell(row[name])))];
  const widths = names.map((_, index) => Math.max(...lines.map((line) => width(line[index]!))));
  const table = lines.map((line) =>
    line
      .map((text, index) => text + " ".repeat(widths[index]! - width(text)))
      .join("  ")
      .trimEnd(),
  );
  return same.length > 0 ? [`in all of them ${same.join(", ")}`, ...table] : table;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = String(value).replaceAll(/[\s\p{Cc}]+/gu, " ");
  const time = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)/.exec(text);
  if (time) return `${time[1]} ${time[2]}`;
  return [...text].length > WIDEST_CELL ? `${[...text].slice(0, WIDEST_CELL - 1).join("")}…` : text;
}

/** Marks that stand above or below a letter take no place of their own. */
const width = (text: string): number => [...text.replaceAll(/\p{M}/gu, "")].length;
