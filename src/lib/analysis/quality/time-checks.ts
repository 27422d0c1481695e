/** Signs that times were exported, read or zoned wrongly. */
import { rollups, sum } from "d3-array";
import { formatPart } from "../../format.js";
import { addDays } from "../../workbook/days.js";
import { type Check, perStream, subjectOf, threshold } from "./check.js";
import { knowledgeDay } from "./knowledge-day.js";

const MIDNIGHT = { share: 0.5, labels: 50 };

export const midnight: Check = {
  title: "Dates without times",
  raises: `At least ${threshold(MIDNIGHT.share)} of a source's labels in a market are at exactly midnight (of ${MIDNIGHT.labels} or more).`,
  run: (facts) => {
    const { hours } = facts.profile;
    if (hours.length === 0) return null;
    return perStream(hours).flatMap(({ source, market, cells }) => {
      const n = sum(cells, (cell) => cell.n);
      const found = sum(cells, (cell) => cell.midnight);
      if (n < MIDNIGHT.labels || found < MIDNIGHT.share * n) return [];
      return {
        severity: "wrong",
        subject: subjectOf(facts, market, source),
        finding: `${formatPart(found, n, "labels")} are dated exactly midnight.`,
        meaning: "Only the day was exported. Days may be off by one in other time zones, and delays are not exact.",
        remedy: "Map the column that holds date and time to labeled_at, with its zone: 2026-03-01T09:30:00+07:00.",
        n: found,
      };
    });
  },
};

const NIGHT = { before: 6, share: 0.5, labels: 200 };

export const night: Check = {
  title: "Work at night only",
  raises: `At least ${threshold(NIGHT.share)} of people's labels of a source in a market fall before 0${NIGHT.before}:00 local time (of ${NIGHT.labels} or more).`,
  run: (facts) => {
    const { hours } = facts.profile;
    if (hours.length === 0) return null;
    return perStream(hours).flatMap(({ source, market, cells }) => {
      const n = sum(cells, (cell) => cell.n);
      const dark = cells.filter(({ hour }) => hour < NIGHT.before);
      const found = sum(dark, (cell) => cell.n);
      // Labels without a time of day say nothing of the night; they have an alarm of their own.
      const sharp = sum(cells, (cell) => cell.midnight);
      if (n - sharp < NIGHT.labels || found - sum(dark, (cell) => cell.midnight) < NIGHT.share * (n - sharp)) return [];
      return {
        severity: "doubtful",
        subject: subjectOf(facts, market, source),
        finding: `${formatPart(found, n, "labels")} were given between midnight and 0${NIGHT.before}:00 local time.`,
        meaning: "Unless the team works nights, its times are shifted: labels then count on the wrong day.",
        remedy: `If the export states local times, add their zone in the mapping; else set the market's time_zone in taxonomy.json.`,
        n: found,
      };
    });
  },
};

export const future: Check = {
  title: "Dates in the future",
  raises: "A label or decision is dated more than a day after the snapshot was made.",
  run: (facts) => {
    const { days } = facts.profile;
    const dated = days.filter(({ day }) => day !== null);
    if (dated.length === 0) return null;
    // A local day may be one ahead of the snapshot's, which is counted in UTC.
    const last = addDays(knowledgeDay(facts.info), 1);
    return perStream(dated.filter(({ day }) => (day as string) > last)).map(({ source, market, cells }) => {
      const found = sum(cells, (cell) => cell.n);
      const n = sum(
        dated.filter((cell) => cell.source === source && cell.market === market),
        (cell) => cell.n,
      );
      return {
        severity: "wrong",
        subject: subjectOf(facts, market, source),
        finding: `${formatPart(found, n, "rows")} are dated after ${last}.`,
        meaning: "Trends run into days that have not been, and “the last four weeks” are not the last.",
        remedy:
          "Check day and month, the calendar's era and the clock of the export; write dates as 2026-03-01. --as-of leaves later rows out.",
        n: found,
      };
    });
  },
};

const EARLY = { share: 0.01, audits: 5 };

export const early: Check = {
  title: "Audits before the label",
  raises: `At least ${threshold(EARLY.share)} of a market's random audits, and ${EARLY.audits}, are decided before the label they judge.`,
  run: (facts) => {
    const { delays } = facts;
    if (delays.length === 0) return null;
    return rollups(
      delays,
      (cells) => ({
        n: sum(cells, (cell) => cell.n),
        found: sum(cells, (cell) => (cell.delay < 0 ? cell.n : 0)),
      }),
      ({ market }) => market,
    ).flatMap(([market, { n, found }]) => {
      if (found < EARLY.audits || found < EARLY.share * n) return [];
      return {
        severity: "wrong",
        subject: subjectOf(facts, market),
        finding: `${formatPart(found, n, "audits")} were decided before the label they judge.`,
        meaning:
          "The two tools' clocks differ, or the audit judges an earlier label of the item than the one it is matched to.",
        remedy:
          "Give decided_at and labeled_at with their zones, and map audited_annotation_id so that each audit finds its label.",
        n: found,
      };
    });
  },
};
