/** Signs that a column holds another thing, or another unit, than it is mapped to. */
import { formatCount, formatPart } from "../../format.js";
import { type Alarm, type Check, subjectOf, threshold } from "./check.js";

const HANDLING = { rows: 50, zero: 0.5, seconds: 3600 };

export const handlingTimes: Check = {
  title: "Handling times",
  raises: `Of ${HANDLING.rows} or more in a source and market, at least ${threshold(HANDLING.zero)} are zero, all are equal, or half exceed ${formatCount(HANDLING.seconds)} seconds.`,
  run: (facts) => {
    const timed = facts.profile.sources.filter((row) => row.timed >= HANDLING.rows);
    if (timed.length === 0) return null;
    return timed.flatMap((row) => {
      const alarm = (finding: string, remedy: string): Alarm => ({
        severity: "doubtful",
        subject: subjectOf(facts, row.market, row.source),
        finding,
        meaning: "Time spent per label means nothing here.",
        remedy,
        n: row.timed,
      });
      const { timed: n, timed_zero, handling_least, handling_median, handling_most } = row;
      if (timed_zero >= HANDLING.zero * n) {
        return alarm(
          `${formatPart(timed_zero, n, "handling times")} are zero.`,
          "Leave handling_seconds out of the mapping where the tool does not measure it; nullif(x, 0) drops zeros.",
        );
      }
      if (handling_least === handling_most) {
        return alarm(
          `All ${formatCount(n)} handling times are ${formatCount(handling_least ?? 0)} seconds.`,
          "The column is a setting or a limit, not a measurement: map another one, or none.",
        );
      }
      if ((handling_median ?? 0) >= HANDLING.seconds) {
        return alarm(
          `Half of ${formatCount(n)} handling times are ${formatCount(handling_median ?? 0)} seconds or more.`,
          "The export most likely gives milliseconds: divide by 1,000 in the mapping.",
        );
      }
      return [];
    });
  },
};

const CONFIDENCE = { rows: 50, certain: 0.95, refused: 5 };

export const confidences: Check = {
  title: "Confidences",
  raises: `Of ${CONFIDENCE.rows} or more in a source and market, all are equal or at least ${threshold(CONFIDENCE.certain)} are exactly 0 or 1; or ${CONFIDENCE.refused} rows of a source are refused for one outside 0 to 1.`,
  run: (facts) => {
    const scored = facts.profile.sources.filter((row) => row.scored >= CONFIDENCE.rows);
    const outside = facts.refused.filter(({ column }) => column === "confidence");
    if (scored.length === 0 && outside.length === 0) return null;
    const flat = scored.flatMap((row): Alarm[] => {
      const equal = row.score_least === row.score_most;
      if (!equal && row.scored_certain < CONFIDENCE.certain * row.scored) return [];
      return [
        {
          severity: "doubtful",
          subject: subjectOf(facts, row.market, row.source),
          finding: equal
            ? `All ${formatCount(row.scored)} confidences are ${row.score_least}.`
            : `${formatPart(row.scored_certain, row.scored, "confidences")} are exactly 0 or 1.`,
          meaning: "They are no probabilities: how well a model knows its errors cannot be said.",
          remedy:
            "Map the probability of the given label to confidence, not the decision or a vote; else leave it out.",
          n: row.scored,
        },
      ];
    });
    const scaled = outside
      .filter(({ n, reason }) => n >= CONFIDENCE.refused && reason.startsWith("is not between"))
      .map(
        ({ source, n }): Alarm => ({
          severity: "wrong",
          subject: source,
          finding: `${formatCount(n)} rows are refused because their confidence is outside 0 to 1.`,
          meaning: "Their labels are missing from every figure.",
          remedy:
            "If it is a percentage, divide by 100 in the mapping; if it is a score without a scale, leave it out.",
          n,
        }),
      );
    return [...scaled, ...flat];
  },
};
