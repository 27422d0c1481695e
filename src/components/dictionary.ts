import { formatCount, formatList, formatNumberOf } from "../lib/format.js";
import { CUBES, type Cube } from "../lib/schema/cubes.js";
import { FILTERS, type Filter } from "../lib/schema/filters.js";
import { METRICS, type Metric } from "../lib/schema/metrics.js";
import { type Column, DELETED, PROVENANCE, QUARANTINE_COLUMNS, TABLES } from "../lib/schema/tables.js";
import { html } from "./html.js";
import { prose } from "./prose.js";

/** Every metric: what it says, how it is made, from how much on it is shown. */
export const metricsDictionary = (): HTMLElement => html`<div>${Object.values(METRICS).map(metricEntry)}</div>`;

/** Every filter: what it restricts and how a link writes it. */
export const filtersDictionary = (): HTMLElement =>
  dictionaryTable("Filters", ["Filter", "In a link", "Values", "What it does"], Object.values(FILTERS).map(filterRow));

/** Every canonical table with its columns. */
export const tablesDictionary = (): HTMLElement => html`<div>
  ${Object.values(TABLES).map(({ name, row, key, columns }) =>
    tableEntry(name, `One row is ${row}. Rows that agree in ${formatList(key)} are one; the latest wins.`, columns),
  )}
  ${tableEntry("deletions", "A column that rows of every table may have in a mapping; no snapshot holds it.", [DELETED])}
  ${tableEntry("quarantine", "One row is a row that was refused.", QUARANTINE_COLUMNS)}
  ${tableEntry("provenance", "Columns every row of every table has besides.", PROVENANCE)}
</div>`;

/** Every cube: what a cell is, what it is told apart by, what it adds up. */
export const cubesDictionary = (): HTMLElement => html`<div>${Object.values(CUBES).map(cubeEntry)}</div>`;

/** Follows the address to its place in what was drawn only now. */
export function followHash(...drawn: readonly Element[]): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const place = drawn.flatMap((part) => [...part.querySelectorAll("[id]")]).find((each) => each.id === id);
  place?.scrollIntoView();
}

/** Where the dictionary explains something: `metric-false-positive-rate`. */
export const dictionaryAnchor = (kind: "metric" | "table" | "cube", name: string): string =>
  `${kind}-${name.replaceAll("_", "-")}`;

const heading = (id: string, content: unknown): HTMLElement =>
  html`<h3 id=${id}><a class="observablehq-header-anchor" href="#${id}">${content}</a></h3>`;

function metricEntry(metric: Metric): HTMLElement {
  const { name, title, description, formula, better, interval, needs, cube, source } = metric;
  const facts: readonly (readonly [string, unknown])[] = [
    ["Formula", formula],
    ["Better", better === "neither" ? "neither more nor less" : better],
    ["95% interval", interval ?? "None: it is a count."],
    ["Shown from", leastOf(metric)],
    ["What supplies it", prose(needs.supply)],
    ["Counted in", html`<a href="#${dictionaryAnchor("cube", cube)}"><code>${cube}</code></a>`],
    ["Source", source],
  ];
  return html`<section class="dictionary-entry">
    ${heading(dictionaryAnchor("metric", name), title)}
    <p>${description}</p>
    <dl>${facts.map(([term, fact]) => html`<div><dt>${term}</dt><dd>${fact}</dd></div>`)}</dl>
  </section>`;
}

function leastOf({ minimum: { n, annotators, rarer } }: Metric): string {
  if (n === 0) return "any number";
  const people = annotators === undefined ? "" : ` and ${formatNumberOf(annotators, "annotator")}`;
  const others = rarer === undefined ? "" : ` and ${rarer} items’ worth of labels other than the most common one`;
  return `n = ${formatCount(n)}${people}${others}; below, it reads “too few”`;
}

const filterRow = ({ name, title, control, values, description }: Filter): unknown[] => [
  title,
  html`<code>${name}</code>`,
  values
    ? values.join(", ")
    : control === "date"
      ? "a day, as 2026-09-30"
      : control === "several"
        ? "any number"
        : "one",
  description,
];

const tableEntry = (name: string, text: string, columns: readonly Column[]): HTMLElement => html`<section>
  ${heading(dictionaryAnchor("table", name), html`<code>${name}</code>`)}
  <p>${text}</p>
  ${dictionaryTable(
    name,
    ["Column", "Type", "Required", "What it holds"],
    columns.map((column) => [
      html`<code>${column.name}</code>`,
      typeOf(column),
      column.required ? "yes" : "",
      prose(aboutOf(column)),
    ]),
  )}
</section>`;

function typeOf({ type, unit, range }: Column): string {
  const limits = range ? `, ${range.map(formatCount).join(" to ")}` : "";
  return `${type === "id" ? "id (pseudonym)" : type}${limits}${unit ? ` ${unit}` : ""}`;
}

function aboutOf({ description, values, vocabulary }: Column): string {
  if (values) return `${description} One of: ${values.join(", ")}.`;
  return vocabulary ? `${description} From the taxonomy's ${vocabulary}.` : description;
}

const cubeEntry = ({ name, cell, columns }: Cube): HTMLElement => html`<section>
  ${heading(dictionaryAnchor("cube", name), html`<code>${name}</code>`)}
  <p>One cell is ${cell}.</p>
  ${dictionaryTable(
    name,
    ["Column", "Role", "Published", "What it holds"],
    columns.map((column) => [
      html`<code>${column.name}</code>`,
      column.role,
      column.private ? "no" : "yes",
      prose(column.description),
    ]),
  )}
</section>`;

const dictionaryTable = (name: string, head: readonly string[], rows: readonly (readonly unknown[])[]): HTMLElement =>
  html`<div class="numbers-scroll" role="region" aria-label="Columns of ${name}" tabindex="0">
    <table class="dictionary-table">
      <thead><tr>${head.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
      <tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`;
