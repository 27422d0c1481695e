/** Signs in the labels themselves: one label for everything, or another mix from one day to the next. */
import { groups, max, rollup, sum } from "d3-array";
import { formatCount, formatNumberOf, formatPart, formatValue } from "../../format.js";
import type { LabelProfile } from "../../schema/profile.js";
import { addDays, formatDay } from "../../workbook/days.js";
import { type Alarm, type Check, perStream, type Stream, subjectOf, threshold } from "./check.js";

const ONE = { share: 0.99, labels: 200 };

export const oneLabel: Check = {
  title: "One label for everything",
  raises: `At least ${threshold(ONE.share)} of people's answers to a question, of ${ONE.labels} or more in a source and market, are the same label.`,
  run: (facts) => {
    const { labels } = facts.profile;
    if (labels.length === 0) return null;
    return perQuestion(labels).flatMap(({ source, market, question, cells }): Alarm[] => {
      const counts = countLabels(cells);
      const n = sum(counts.values());
      const found = max(counts.values()) ?? 0;
      if (n < ONE.labels || found < ONE.share * n) return [];
      const [label] = [...counts].find(([, count]) => count === found) as [string, number];
      return [
        {
          severity: "wrong",
          subject: subjectOf(facts, market, source),
          finding: `${formatPart(found, n, `answers to “${question}”`)} are “${label}”.`,
          meaning: "A default was exported, or only one outcome: agreement is undefined and accuracy says little.",
          remedy: "Check which column is mapped to label, and whether the export was filtered by outcome.",
          n,
        },
      ];
    });
  },
};

/** A distance that is exactly the threshold may come out a little less as a sum of shares. */
const ROUNDING = 1e-9;

const MIX = { distance: 0.4, labels: 50, days: 28, before: 300 };

export const labelMix: Check = {
  title: "A sudden change of the labels",
  raises: `On a day with ${MIX.labels} answers or more, ${threshold(MIX.distance)} of them would have to be other labels to match the ${MIX.days} days before (${MIX.before} answers or more), in one source, market and question.`,
  run: (facts) => {
    const dated = facts.profile.labels.filter(({ day }) => day !== null);
    if (dated.length === 0) return null;
    return perQuestion(dated).flatMap((stream): Alarm[] => {
      const changed = changedDays(stream.cells);
      const [worst] = [...changed].sort((a, b) => b.distance - a.distance);
      if (worst === undefined) return [];
      const others = changed.length === 1 ? "" : ` ${formatNumberOf(changed.length, "day")} differ so much.`;
      return [
        {
          severity: "doubtful",
          subject: subjectOf(facts, stream.market, stream.source),
          finding: `On ${formatDay(worst.day)}, “${worst.label}” is ${formatValue(worst.now, "share")} of ${formatCount(worst.n)} answers to “${stream.question}”; in the ${MIX.days} days before, ${formatValue(worst.before, "share")} of ${formatCount(worst.nBefore)}.${others}`,
          meaning: "Either the work itself changed that day, or the export's columns, codes or filter did.",
          remedy:
            "Ask what changed that day. A policy or an incident belongs into events.sql; a changed export into the mapping or the label's synonyms.",
          n: sum(changed, ({ n }) => n),
        },
      ];
    });
  },
};

interface ChangedDay {
  readonly day: string;
  readonly n: number;
  readonly nBefore: number;
  /** Total variation distance of the two mixes, 0 to 1. */
  readonly distance: number;
  /** The label whose share changed most, and its share on the day and before. */
  readonly label: string;
  readonly now: number;
  readonly before: number;
}

/** Days whose mix of labels is far from that of the days before; such a day is not compared with any more. */
function changedDays(cells: readonly LabelProfile[]): ChangedDay[] {
  const days = groups(cells, ({ day }) => day as string).sort(([one], [other]) => one.localeCompare(other));
  const usual: [string, ReadonlyMap<string, number>][] = [];
  const changed: ChangedDay[] = [];
  for (const [day, held] of days) {
    const now = countLabels(held);
    const n = sum(now.values());
    while (usual[0] && usual[0][0] < addDays(day, -MIX.days)) usual.shift();
    const before = addUp(usual.map(([, counts]) => counts));
    const nBefore = sum(before.values());
    const shares = [...new Set([...now.keys(), ...before.keys()])].map((label) => ({
      label,
      now: (now.get(label) ?? 0) / n,
      before: (before.get(label) ?? 0) / (nBefore || 1),
    }));
    const distance = sum(shares, (share) => Math.abs(share.now - share.before)) / 2;
    if (n >= MIX.labels && nBefore >= MIX.before && distance >= MIX.distance - ROUNDING) {
      const [most] = shares.sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before));
      changed.push({ day, n, nBefore, distance, ...(most as (typeof shares)[number]) });
    } else usual.push([day, now]);
  }
  return changed;
}

const countLabels = (cells: readonly LabelProfile[]): ReadonlyMap<string, number> =>
  rollup(
    cells,
    (group) => sum(group, ({ n }) => n),
    ({ label }) => label,
  );

function addUp(parts: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const total = new Map<string, number>();
  for (const part of parts) for (const [label, n] of part) total.set(label, (total.get(label) ?? 0) + n);
  return total;
}

const perQuestion = (cells: readonly LabelProfile[]): (Stream<LabelProfile> & { readonly question: string })[] =>
  perStream(cells).flatMap((stream) =>
    groups(stream.cells, ({ question }) => question).map(([question, held]) => ({ ...stream, question, cells: held })),
  );
