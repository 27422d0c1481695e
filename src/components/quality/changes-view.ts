import type { Changes } from "../../lib/analysis/quality/data-quality.js";
import { formatCount, formatList, formatNumberOf, formatPoints } from "../../lib/format.js";
import { formatDay, formatDays } from "../../lib/workbook/days.js";
import { figureText } from "../figure-text.js";
import { html } from "../html.js";
import { scrollTable } from "../scroll-table.js";

const MOST_NAMES = 8;

/** What this snapshot says otherwise than the one before: files, rows, days that were settled, and accuracy. */
export function changesView(changes: Changes | null, missing: string | null): HTMLElement {
  if (changes === null) return html`<p class="caption">${missing}</p>`;
  const { snapshot, madeAt, asOf, tables, restated, accuracy, otherwise } = changes;
  return html`<div>
    <p>Compared with <code>${snapshot}</code> of ${formatDay((asOf ?? madeAt).slice(0, 10))}. ${filesText(changes)} ${
      otherwise.length === 0 ? "Mappings and taxonomy are the same." : `Changed: ${formatList([...otherwise])}.`
    }</p>
    ${scrollTable(tables, {
      title: "Rows of each table, before and now",
      columns: [
        { title: "Table", cell: ({ table }) => table },
        { title: "Before", kind: "number", cell: ({ before }) => formatCount(before) },
        { title: "New", kind: "number", cell: ({ added }) => signed("+", added) },
        { title: "Gone", kind: "number", cell: ({ removed }) => signed("−", removed) },
        { title: "Now", kind: "number", cell: ({ after }) => formatCount(after) },
      ],
    })}
    ${
      restated.length === 0
        ? html`<p class="caption">No settled day of any market has changed by more than a little.</p>`
        : scrollTable(restated, {
            title: "Settled days whose labels changed",
            columns: [
              { title: "Market", cell: ({ market }) => market },
              { title: "Days changed", kind: "number", cell: ({ days }) => formatCount(days.length) },
              {
                title: "Between",
                cell: ({ days }) => formatDays([days[0] as string, days[days.length - 1] as string]),
              },
              { title: "Labels before", kind: "number", cell: ({ before }) => formatCount(before) },
              { title: "More", kind: "number", cell: ({ added }) => signed("+", added) },
              { title: "Fewer", kind: "number", cell: ({ removed }) => signed("−", removed) },
            ],
          })
    }
    ${
      accuracy.length === 0
        ? null
        : scrollTable(accuracy, {
            title: "Accuracy on the same days, before and now",
            columns: [
              { title: `Accuracy, ${formatDays(accuracy[0]!.days)}`, cell: ({ name }) => name },
              { title: "Before", cell: ({ before }) => figureText(before) },
              { title: "Now", cell: ({ after }) => figureText(after) },
              {
                title: "Change in points",
                kind: "number",
                cell: ({ before, after }) =>
                  before.value === null || after.value === null ? "–" : formatPoints(after.value - before.value),
              },
            ],
          })
    }
  </div>`;
}

function filesText({ filesAdded, filesChanged, filesRemoved, filesSame }: Changes): string {
  const parts = [
    [filesAdded, "new"],
    [filesChanged, "changed"],
    [filesRemoved, "gone"],
  ] as const;
  const named = parts.flatMap(([names, what]) =>
    names.length === 0 ? [] : [`${names.length} ${what} (${few(names)})`],
  );
  if (named.length === 0) return `All ${formatNumberOf(filesSame, "file")} are the same.`;
  return `Files: ${formatList([...named, `${filesSame} the same`])}.`;
}

const few = (names: readonly string[]): string =>
  formatList(
    names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`] : [...names],
  );

const signed = (sign: string, n: number | null): string =>
  n === null ? "unknown" : n === 0 ? "0" : `${sign}${formatCount(n)}`;
