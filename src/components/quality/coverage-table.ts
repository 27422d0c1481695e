import type { Coverage, DataQuality, Part } from "../../lib/analysis/quality/data-quality.js";
import { formatCount, formatInterval, formatPart, formatShare } from "../../lib/format.js";
import { html } from "../html.js";
import { scrollTable } from "../scroll-table.js";

/** What is known of each market's work: audited, labelled twice, dated, and by whom; and which references judge nothing. */
export function coverageTable({ coverage, references }: Pick<DataQuality, "coverage" | "references">): HTMLElement {
  if (coverage.length === 0) return html`<p class="caption">The snapshot holds no labels.</p>`;
  return html`<div>
    ${scrollTable(coverage, {
      title: "What is known of the work, by market",
      columns: [
        { title: "Market", kind: "short", cell: ({ market }) => market },
        { title: "Audited at random", cell: ({ audited }) => auditedText(audited) },
        { title: "Labelled twice or more", cell: ({ twice }) => partText(twice, "items") },
        { title: "Undated", cell: ({ undated }) => partText(undated, "labels") },
        { title: "Without annotator", cell: ({ withoutAnnotator }) => partText(withoutAnnotator, "by people") },
        { title: "Without team", cell: ({ withoutTeam }) => partText(withoutTeam, "by people") },
        { title: "Without queue", cell: ({ withoutQueue }) => partText(withoutQueue, "labels") },
      ],
    })}
    <p class="caption">${referencesText(references)}</p>
  </div>`;
}

function auditedText({ lower, upper, ...part }: Coverage["audited"]): HTMLElement {
  const interval = lower === null || upper === null ? null : formatInterval(lower, upper, "share");
  return partText(part, "production submissions", interval);
}

function partText({ part, whole }: Part, noun: string, interval: string | null = null): HTMLElement {
  if (whole === 0) return html`<div class="figure figure-absent"><span class="figure-value">no ${noun}</span></div>`;
  return html`<div class="figure">
    <span class="figure-value">${part === 0 ? "none" : formatShare(part, whole)}</span>
    ${interval === null ? null : html`<span class="figure-interval">${interval}</span>`}
    <span class="figure-basis">${part === 0 ? `of ${formatCount(whole)}` : `${formatCount(part)} of ${formatCount(whole)}`} ${noun}</span>
  </div>`;
}

function referencesText({
  references,
  judgements,
  unmatched,
  toDeleted,
  otherVersion,
  own,
}: DataQuality["references"]): string {
  if (references === 0) return "There are no reference labels: nothing says which labels are right.";
  return `${formatPart(unmatched, references, "reference labels")} match no label; ${formatCount(toDeleted)} are about one that was deleted. Left out besides ${formatCount(judgements)} judgements: ${formatCount(otherVersion)} because label and reference name different policy versions, ${formatCount(own)} because they are about the decider's own label.`;
}
