/** Days that were never exported look like days without work. These checks name them. */
import { groups, max, sum } from "d3-array";
import { formatCount, formatNumberOf } from "../../format.js";
import type { DayProfile } from "../../schema/profile.js";
import { addDays, countDays, type Days, formatDay, formatDays } from "../../workbook/days.js";
import { STALE_DAYS } from "../../workbook/snapshot-age.js";
import {
  type Alarm,
  type Check,
  formatNames,
  marketName,
  perStream,
  type Stream,
  subjectOf,
  threshold,
} from "./check.js";
import type { QualityFacts } from "./facts.js";
import { knowledgeDay } from "./knowledge-day.js";

/** What counts as regular work: over so many days or more, rows on at least this share of them. */
const REGULAR = { days: 14, share: 0.5 };
const REGULARLY = `over ${REGULAR.days} days or more has rows of a market on at least ${threshold(REGULAR.share)} of them`;
const isRegular = ({ held }: DatedStream, days: number): boolean =>
  days >= REGULAR.days && held.size >= REGULAR.share * days;

const GAP = { days: 3, expected: 20 };

export const gaps: Check = {
  title: "Days that were not exported",
  raises: `A source that ${REGULARLY} has none on ${GAP.days} other days or more in a row, where ${GAP.expected} or more would be usual.`,
  run: (facts) => {
    const streams = datedStreams(facts);
    if (streams.length === 0) return null;
    const found = streams.flatMap((stream) => gapsOf(stream).map((gap) => ({ ...gap, stream })));
    // A day on which a whole source was not exported is one fault, not one of each market.
    return groups(found, ({ stream, days }) => JSON.stringify([stream.what, stream.source, days])).map(
      ([, same]): Alarm => {
        const { stream, days } = same[0] as (typeof found)[number];
        const expected = sum(same, (gap) => gap.expected);
        const working = streams.filter(
          (other) => other.what === stream.what && !same.some((gap) => gap.stream === other) && works(other, days),
        );
        const names = [...new Set(working.map((other) => nameBeside(facts, other, stream)))];
        const elsewhere =
          names.length === 0
            ? "No other source or market has any on these days."
            : `${formatNames(names)} ${names.length === 1 ? "has" : "have"} some.`;
        const markets = formatNames(same.map((gap) => marketName(facts.markets, gap.stream.market)));
        return {
          severity: names.length === 0 ? "doubtful" : "wrong",
          subject: stream.market === null ? stream.source : `${markets}, ${stream.source}`,
          finding: `No ${stream.what} on ${formatDays(days)} (${formatNumberOf(countDays(days), "day")}), where about ${formatCount(expected)} would be usual. ${elsewhere}`,
          meaning: MEANINGS[stream.what],
          remedy: `Export ${formatDays(days)} from ${stream.source} again and put the file into its folder. If nobody worked, say so in events.sql.`,
          n: Math.round(expected),
        };
      },
    );
  },
};

/** Runs of days without rows that are too long for chance, with the rows that would be usual on them. */
function gapsOf(stream: DatedStream): { readonly days: Days; readonly expected: number }[] {
  return emptyDays(stream).flatMap((days) => {
    const others = countDays(stream.days) - countDays(days);
    const expected = (stream.n / others) * countDays(days);
    return isRegular(stream, others) && countDays(days) >= GAP.days && expected >= GAP.expected
      ? [{ days, expected }]
      : [];
  });
}

/** The market of another stream; its source where the market is the same. */
const nameBeside = ({ markets }: QualityFacts, other: DatedStream, stream: DatedStream): string =>
  other.market === stream.market ? other.source : marketName(markets, other.market);

const STOPPED = { days: 7, expected: 20 };

export const stopped: Check = {
  title: "A market or source that ends early",
  raises: `A source that ${REGULARLY} ends ${STOPPED.days} days or more before the last of all of its kind, and ${STOPPED.expected} or more would be usual since.`,
  run: (facts) => {
    const streams = datedStreams(facts);
    if (streams.length === 0) return null;
    return groups(streams, ({ what }) => what).flatMap(([what, among]) => {
      const last = max(among, ({ days }) => days[1]) as string;
      return among.flatMap((stream): Alarm[] => {
        const silent = countDays([stream.days[1], last]) - 1;
        const expected = (stream.n / countDays(stream.days)) * silent;
        if (!isRegular(stream, countDays(stream.days)) || silent < STOPPED.days || expected < STOPPED.expected)
          return [];
        return [
          {
            severity: "doubtful",
            subject: subjectOf(facts, stream.market, stream.source),
            finding: `The last ${SINGULAR[what]} is of ${formatDay(stream.days[1])}; others go on to ${formatDay(last)}. About ${formatCount(expected)} more would be usual.`,
            meaning: "The latest figures leave this work out, and volume seems to fall to nothing.",
            remedy: `Export ${stream.source} again up to ${formatDay(last)}; if the work has ended, all is well.`,
            n: Math.round(expected),
          },
        ];
      });
    });
  },
};

export const stale: Check = {
  title: "Old data",
  raises: `The latest label is ${STALE_DAYS} days or more older than the snapshot.`,
  run: (facts) => {
    const labels = datedStreams(facts).filter(({ what }) => what === "labels");
    const last = max(labels, ({ days }) => days[1]);
    if (last === undefined) return null;
    const age = countDays([last, knowledgeDay(facts.info)]) - 1;
    if (age < STALE_DAYS) return [];
    return [
      {
        severity: "doubtful",
        subject: "The whole snapshot",
        finding: `The latest label is of ${formatDay(last)}, ${formatNumberOf(age, "day")} before the snapshot.`,
        meaning: "“The last four weeks” are not the last four weeks.",
        remedy: "Export every source again, then `npm run snapshot` and publish.",
        n: age,
      },
    ];
  },
};

const SINGULAR: { readonly [what in DayProfile["what"]]: string } = { labels: "label", audits: "audit" };
const MEANINGS: typeof SINGULAR = {
  labels: "Volume shows these days as days without work, and every figure leaves them out.",
  audits: "Accuracy leaves these days out, and later ones count for more.",
};

interface DatedStream extends Stream<DayProfile> {
  readonly what: DayProfile["what"];
  /** First and last day with rows. */
  readonly days: Days;
  /** Days with rows. */
  readonly held: ReadonlySet<string>;
  /** Rows in all. */
  readonly n: number;
}

/** What each source holds of a market, up to what the snapshot may know. Work without a market is mixed, and left out. */
function datedStreams({ profile, info }: QualityFacts): DatedStream[] {
  const last = addDays(knowledgeDay(info), 1);
  const dated = profile.days.filter(({ day }) => day !== null && day <= last);
  const severalMarkets = dated.some(({ market }) => market !== null);
  return groups(
    dated.filter(({ market }) => !severalMarkets || market !== null),
    ({ what }) => what,
  ).flatMap(([what, cells]) =>
    perStream(cells).map((stream) => {
      const held = stream.cells.map(({ day }) => day as string).sort();
      const days: Days = [held[0] as string, held[held.length - 1] as string];
      return { ...stream, what, days, held: new Set(held), n: sum(stream.cells, ({ n }) => n) };
    }),
  );
}

/** Runs of days without rows, between days with some. */
function emptyDays({ held }: DatedStream): Days[] {
  const days = [...held].sort();
  return days.slice(1).flatMap((day, index): Days[] => {
    const before = days[index] as string;
    return addDays(before, 1) === day ? [] : [[addDays(before, 1), addDays(day, -1)]];
  });
}

const works = ({ held }: DatedStream, [first, last]: Days): boolean =>
  [...held].some((day) => day >= first && day <= last);
