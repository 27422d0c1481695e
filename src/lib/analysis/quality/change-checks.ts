/** What the snapshot before says otherwise. */
import { sum } from "d3-array";
import { formatCount, formatList, formatNumberOf, formatValue } from "../../format.js";
import { formatDays } from "../../workbook/days.js";
import { type Alarm, type Check, formatNames, marketName, threshold } from "./check.js";
import { RESTATED, restatedDays } from "./restated-days.js";

/** `1 settled day, 21 Sep 2026,`, `9 settled days of 5 Oct – 20 Oct 2026` */
function settledDays(days: readonly string[]): string {
  const range = formatDays([days[0] as string, days[days.length - 1] as string]);
  return days.length === 1 ? `1 settled day, ${range},` : `${days.length} settled days of ${range}`;
}

/** `12 labels fewer`, `30 labels more`, `12 labels fewer on some, 30 more on others` */
function balance(removed: number, added: number): string {
  if (added === 0) return `${formatNumberOf(removed, "label")} fewer`;
  if (removed === 0) return `${formatNumberOf(added, "label")} more`;
  return `${formatNumberOf(removed, "label")} fewer on some, ${formatCount(added)} more on others`;
}

export const restatedHistory: Check = {
  title: "History that was restated",
  raises: `A market's labels of a day have changed by ${RESTATED.labels} or more, and by ${threshold(RESTATED.share)}, since the snapshot before, more than ${RESTATED.settled} days before its end.`,
  run: ({ previous, profile, markets }) => {
    if (previous === null) return null;
    return restatedDays(previous.days, profile.days).map(({ market, days, added, removed, before }): Alarm => {
      const lost = removed > added;
      return {
        severity: lost ? "wrong" : "doubtful",
        subject: marketName(markets, market),
        finding: `${settledDays(days)} changed: ${balance(removed, added)}, of ${formatCount(before)} before.`,
        meaning: lost
          ? "Work that was there is gone: figures of these days differ from those already reported."
          : "Figures of these days differ from those already reported.",
        remedy: lost
          ? "Most often an export was replaced by one of fewer days or rows: put the earlier file back beside it. The files that changed are below."
          : "If these rows were exported late, all is well; else look for work that is read from two files.",
        n: added + removed,
      };
    });
  },
};

export const removedFiles: Check = {
  title: "Files that are gone",
  raises: "A file that fed the snapshot before does not feed this one.",
  run: ({ previous }) => {
    if (previous === null) return null;
    const { filesRemoved } = previous;
    if (filesRemoved.length === 0) return [];
    return [
      {
        severity: "doubtful",
        subject: "The exports folder",
        finding: `${formatNumberOf(filesRemoved.length, "file")} of the snapshot before: ${formatNames(filesRemoved)}.`,
        meaning: "What only they held is in no figure any more.",
        remedy: "Put them back, unless newer files hold the same rows: rows that occur twice are merged.",
        n: filesRemoved.length,
      },
    ];
  },
};

const ACCURACY = { points: 0.01 };

export const restatedAccuracy: Check = {
  title: "Accuracy that was restated",
  raises: `A market's accuracy on the days both snapshots have has changed by ${100 * ACCURACY.points} point or more.`,
  run: ({ previous }) => {
    if (previous === null || previous.accuracy.length === 0) return null;
    return previous.accuracy.flatMap(({ name, days, before, after }): Alarm[] => {
      if (before.value === null || after.value === null) return [];
      // Shares are sums of decimals: a change of exactly one point is one.
      if (Math.abs(after.value - before.value) < ACCURACY.points - 1e-9) return [];
      return [
        {
          severity: "doubtful",
          subject: name,
          finding: `Accuracy on ${formatDays(days)} was ${formatValue(before.value, "share")} of ${formatCount(before.n)} audited labels; now it is ${formatValue(after.value, "share")} of ${formatCount(after.n)}.`,
          meaning: "Figures that were already reported have changed.",
          remedy:
            "Late audits and arbitrations do this, labels that a later export corrects, and a changed mapping or taxonomy: see what changed below, and say so when you report.",
          n: after.n,
        },
      ];
    });
  },
};

export const changedRules: Check = {
  title: "Mappings or taxonomy that changed",
  raises: "A mapping, the taxonomy, the key or the code is another than that of the snapshot before.",
  run: ({ previous }) => {
    if (previous === null) return null;
    if (previous.otherwise.length === 0) return [];
    return [
      {
        severity: "note",
        subject: "How exports are read",
        finding: `Changed since the snapshot before: ${formatList([...previous.otherwise])}.`,
        meaning: "Differences from the snapshot before may come from this, not from the work.",
        remedy: "Nothing, if it was meant.",
        n: sum(previous.otherwise, () => 1),
      },
    ];
  },
};
