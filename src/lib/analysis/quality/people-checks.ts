/** Signs that an import, not a person, set times: more submissions at once than anybody can give. */
import { groups, max, sum } from "d3-array";
import { formatCount, formatNumberOf } from "../../format.js";
import type { BurstProfile } from "../../schema/profile.js";
import type { Alarm, Check } from "./check.js";

const AT_ONCE = { size: 10, submissions: 50 };

export const atOnce: Check = {
  title: "Many labels of one person in one second",
  raises: `Seconds in which one person gives ${AT_ONCE.size} or more submissions hold ${AT_ONCE.submissions} of a source together.`,
  run: ({ profile: { bursts } }) =>
    alarms(bursts, "second", AT_ONCE.size, (found) => {
      if (found.submissions < AT_ONCE.submissions) return null;
      return {
        severity: "wrong",
        finding: `${formatCount(found.submissions)} submissions share their second with at least ${AT_ONCE.size - 1} others of the same person (${formatNumberOf(found.people, "person", "people")}, up to ${formatCount(found.largest)} at once).`,
        meaning:
          "The time is that of an upload, not of the label: daily figures and trends put this work on wrong days.",
        remedy:
          "Map the time at which the label was given (often created_at or submitted_at, not updated_at or exported_at) to labeled_at.",
      };
    }),
};

const PER_HOUR = { size: 721 };

export const tooFast: Check = {
  title: "More than a person can label",
  raises: `One person gives ${formatCount(PER_HOUR.size)} submissions or more within an hour of the clock: one every five seconds, without a pause.`,
  run: ({ profile: { bursts } }) =>
    alarms(bursts, "hour", PER_HOUR.size, (found) => ({
      severity: "doubtful",
      finding: `In ${formatNumberOf(found.bursts, "hour")} one person gave ${formatCount(PER_HOUR.size)} submissions or more: ${formatCount(found.submissions)} in all by ${formatNumberOf(found.people, "person", "people")}, up to ${formatCount(found.largest)} in one hour.`,
      meaning: "Either several people share an account, or a script labels: intervals count them as one person.",
      remedy: "Map each person's own id to annotator_id; if a program labels, set annotator_kind to model.",
    })),
};

interface Found {
  readonly bursts: number;
  readonly submissions: number;
  readonly people: number;
  readonly largest: number;
}

/** Per source: what bursts of at least a size hold together. Null where no person's label is dated. */
function alarms(
  all: readonly BurstProfile[],
  span: BurstProfile["span"],
  size: number,
  judge: (found: Found) => Omit<Alarm, "subject" | "n"> | null,
): Alarm[] | null {
  // Every dated label of a person falls into an hour.
  if (all.length === 0) return null;
  const large = all.filter((burst) => burst.span === span && burst.size >= size);
  return groups(large, ({ source }) => source).flatMap(([source, bursts]) => {
    const found = {
      bursts: sum(bursts, (burst) => burst.bursts),
      submissions: sum(bursts, (burst) => burst.bursts * burst.size),
      people: sum(bursts, (burst) => burst.people),
      largest: max(bursts, (burst) => burst.size) ?? 0,
    };
    const alarm = judge(found);
    return alarm === null ? [] : [{ ...alarm, subject: source, n: found.submissions }];
  });
}
