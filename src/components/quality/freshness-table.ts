import type { DataQuality, Freshness } from "../../lib/analysis/quality/data-quality.js";
import { knowledgeDay } from "../../lib/analysis/quality/knowledge-day.js";
import { formatCount, formatNumberOf } from "../../lib/format.js";
import { countDays, formatDay } from "../../lib/workbook/days.js";
import { html } from "../html.js";
import { scrollTable } from "../scroll-table.js";

/** The first and last label and audit of every market and source, and how long before the snapshot. */
export function freshnessTable({ freshness, info }: Pick<DataQuality, "freshness" | "info">): HTMLElement {
  if (freshness.length === 0) return html`<p class="caption">The snapshot holds no labels and no audits.</p>`;
  const known = knowledgeDay(info);
  const labelsFirst = [...freshness].sort((a, b) => b.what.localeCompare(a.what));
  return scrollTable(labelsFirst, {
    title: "First and last labels and audits",
    columns: [
      { title: "Market", cell: ({ market }) => market },
      { title: "What", cell: ({ what }) => what },
      { title: "Source", cell: ({ source }) => source },
      { title: "Rows", kind: "number", cell: ({ n }) => formatCount(n) },
      { title: "First", kind: "short", cell: (row) => dayText(row, "first") },
      { title: "Last", kind: "short", cell: (row) => dayText(row, "last") },
      {
        title: "Before the snapshot",
        kind: "number",
        cell: ({ last }) => (last === null ? "–" : ageText(last, known)),
      },
    ],
  });
}

const dayText = (row: Freshness, end: "first" | "last"): string => {
  const day = row[end];
  return day === null ? "undated" : formatDay(day);
};

function ageText(day: string, known: string): string {
  const days = countDays([day, known]) - 1;
  // A local day may be ahead of the snapshot's, which is counted in UTC.
  return days <= 0 ? "the same day" : formatNumberOf(days, "day");
}
