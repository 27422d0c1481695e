import { group, min } from "d3-array";
import { formatCount, formatNumberOf, formatShare, formatValue } from "../lib/format.js";
import {
  type CoverageCell,
  type CoverageKind,
  fails,
  type IntervalCoverage,
  isShown,
} from "../lib/schema/interval-coverage.js";
import { html } from "./html.js";
import { scrollTable } from "./scroll-table.js";

/** How often each kind of interval held the truth: in a sentence, as a table to look at per kind, and in full. */
export const coverageView = (result: IntervalCoverage): HTMLElement => html`<div class="coverage">
  <p class="standfirst">${summary(result)}</p>
  <p class="coverage-legend">${LEVELS.map(({ level, words }) => html`<span><i class="coverage-${level}"></i>${words}</span>`)}</p>
  ${result.kinds.map((kind) => kindSection(kind, result))}
</div>`;

/** `The 95% intervals of this site held the truth in 92.1% of the samples or more, in each of 792 simulated situations …` */
function summary(result: IntervalCoverage): string {
  const cells = result.kinds.flatMap(({ cells }) => cells);
  const shown = cells.filter(isShown);
  const least = min(shown, ({ coverage }) => coverage ?? undefined) ?? 1;
  const sentences = [
    `The 95% intervals of this site held the truth in ${formatValue(Math.floor(least * 1000) / 1000, "share")} of the samples or more, in each of ${formatNumberOf(shown.length, "simulated situation")} with ${formatCount(result.replicates)} samples each.`,
  ];
  const rarely = cells.filter(({ shown }) => shown < 0.5).length;
  if (rarely > 0)
    sentences.push(
      `In ${formatNumberOf(rarely, "situation")} most samples, or all, have no interval: the site says that there are too few data.`,
    );
  const failing = shown.filter((cell) => fails(cell, result)).length;
  if (failing > 0) sentences.push(`In ${formatCount(failing)} they hold it too rarely.`);
  return sentences.join(" ");
}

/** From the lowest on; colour says nothing that the number does not. */
const LEVELS = [
  { level: "low", below: 0.93, words: "below 93%" },
  { level: "near", below: 0.95, words: "93 to 95%" },
  { level: "good", below: 0.98, words: "95 to 98%" },
  { level: "wide", below: Number.POSITIVE_INFINITY, words: "98% or more: wider than need be" },
] as const;

/** Where fewer samples than this have an interval, a cell says how many. */
const SELDOM = 0.95;

type Setting = CoverageCell["settings"][number];

function kindSection(kind: CoverageKind, result: IntervalCoverage): HTMLElement {
  const { title, about, factors, cells } = kind;
  return html`<section>
    <h2>${title}</h2>
    <p class="caption">${about}</p>
    ${heatTable(kind)}
    <details class="numbers">
      <summary>All ${formatCount(cells.length)} situations</summary>
      ${scrollTable(cells, {
        title: `${title}: all situations`,
        columns: [
          ...factors.map((factor, index) => ({
            title: sentence(factor),
            kind: "number" as const,
            cell: ({ settings }: CoverageCell) => settingText(factor, settings[index] as Setting),
          })),
          { title: "Interval shown", kind: "number", cell: ({ shown }) => formatShare(shown, 1) },
          { title: "Held the truth", kind: "number", cell: (cell) => coverageText(cell) },
          {
            title: "Often enough",
            kind: "short",
            cell: (cell) => (!isShown(cell) ? "not shown" : fails(cell, result) ? "no" : "yes"),
          },
        ],
      })}
    </details>
  </section>`;
}

/** The first factors down, the next across; of any further one, the lowest. */
function heatTable({ title, factors, cells }: CoverageKind): HTMLElement {
  const down = factors.length > 2 ? [0, 1] : [0];
  const across = factors.length > 3 ? [2, 3] : [down.length];
  const further = factors.slice(down.length + across.length);
  const at = (indices: readonly number[]) => (cell: CoverageCell) =>
    JSON.stringify(indices.map((index) => cell.settings[index]));
  const rows = group(cells, at(down), at(across));
  const columns = [...group(cells, at(across)).keys()].map((key) => JSON.parse(key) as Setting[]);
  return html`<figure class="coverage-figure">
    <div class="numbers-scroll" role="region" aria-label=${`${title}: share of intervals that held the truth`} tabindex="0">
      <table class="coverage-table">
        <thead>
          <tr>${spacers(down)}${outerHeads(
            columns,
            across.map((index) => factors[index] as string),
          )}</tr>
          <tr>
            ${down.map((index) => html`<th scope="col">${sentence(factors[index] as string)}</th>`)}
            ${columns.map((settings) => html`<th scope="col">${settingText(factors[across.at(-1) as number] as string, settings.at(-1) as Setting)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${[...rows].map(
            ([key, row]) =>
              html`<tr>
                ${(JSON.parse(key) as Setting[]).map((setting, index) => html`<th scope="row">${settingText(factors[down[index] as number] as string, setting)}</th>`)}
                ${columns.map((settings) => heatCell(row.get(JSON.stringify(settings)) ?? []))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${further.length === 0 ? null : html`<figcaption class="caption">The lower of ${further.map((factor) => [...new Set(cells.map(({ settings }) => settings[factors.indexOf(factor)]))].join(" and ")).join(", ")} ${further.join(", ")}.</figcaption>`}
  </figure>`;
}

const spacers = (down: readonly number[]) => down.map(() => html`<td></td>`);

/** What columns below differ in, and what they share. */
const outerHeads = (columns: readonly Setting[][], [outer, inner]: readonly string[]): HTMLElement[] =>
  inner === undefined
    ? [html`<th scope="colgroup" colspan=${columns.length}>${sentence(outer as string)}</th>`]
    : [...group(columns, ([setting]) => setting as Setting)].map(
        ([setting, under]) =>
          html`<th scope="colgroup" colspan=${under.length}>${sentence(outer as string)} ${settingText(outer as string, setting)}, ${inner}</th>`,
      );

function heatCell(cells: readonly CoverageCell[]): HTMLElement {
  const shown = cells.filter(isShown);
  if (shown.length === 0) return html`<td class="coverage-none">too few</td>`;
  const lowest = shown.reduce((a, b) => ((b.coverage ?? 1) < (a.coverage ?? 1) ? b : a));
  const { level } = LEVELS.find(({ below }) => (lowest.coverage ?? 1) < below) as (typeof LEVELS)[number];
  const rarely =
    lowest.shown < SELDOM ? html`<small>shown in ${formatValue(lowest.shown * 100, "submissions")}%</small>` : null;
  return html`<td class="coverage-${level}">${coverageText(lowest)}${rarely}</td>`;
}

const coverageText = (cell: CoverageCell): string =>
  isShown(cell) && cell.coverage !== null ? formatShare(cell.coverage, 1) : "too few";

const settingText = (factor: string, setting: Setting): string => {
  if (typeof setting === "string") return setting;
  return factor === "share" ? `${setting * 100}%` : setting < 1 ? String(setting) : formatCount(setting);
};

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
