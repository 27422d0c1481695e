/** What rows lack, and what therefore cannot be said of them. */
import { groups, sum } from "d3-array";
import { formatCount, formatPart } from "../../format.js";
import type { SourceProfile } from "../../schema/profile.js";
import { type Alarm, type Check, formatNames, marketName, subjectOf, threshold } from "./check.js";
import { delayQuantile } from "./delays.js";

const MISSING = { share: 0.05, rows: 20 };

/** A column that rows may leave empty: who is asked for it, and what an empty one costs. */
interface Wanted {
  readonly column: string;
  readonly missing: (row: SourceProfile) => number;
  /** Models have no team and no id of their own. */
  readonly peopleOnly: boolean;
  /** Where every row lacks it, it may be that the tool does not know it. */
  readonly all: Alarm["severity"];
  readonly meaning: string;
  readonly remedy: string;
}

const WANTED: readonly Wanted[] = [
  {
    column: "labeled_at",
    missing: (row) => row.undated,
    peopleOnly: false,
    all: "doubtful",
    meaning: "They count where no days are chosen, and are in no trend.",
    remedy: "Map the time at which the label was given to labeled_at.",
  },
  {
    column: "market",
    missing: (row) => (row.market === null ? row.annotations : 0),
    peopleOnly: false,
    all: "note",
    meaning: "They are in no market's figures, and their day is that of UTC.",
    remedy: "Map market, or give it per item in items.sql; a source of one market may say 'TH' AS market.",
  },
  {
    column: "annotator_id",
    missing: (row) => row.without_annotator,
    peopleOnly: true,
    all: "doubtful",
    meaning:
      "Intervals take these labels for independent and are too narrow; two labels of one person look like two people.",
    remedy: "Map who labelled to annotator_id; it becomes a pseudonym before anything is written.",
  },
  {
    column: "team",
    missing: (row) => row.without_team,
    peopleOnly: true,
    all: "note",
    meaning: "The filter “Team” leaves these labels out.",
    remedy:
      "Map team; where the export does not hold it, join a list of people, as the demo's label-studio/annotations.sql does.",
  },
  {
    column: "queue",
    missing: (row) => row.without_queue,
    peopleOnly: false,
    all: "note",
    meaning: "The filter “Queue” leaves these labels out.",
    remedy: "Map queue, or give it per item in items.sql.",
  },
];

export const missingColumns: Check = {
  title: "Rows without time, market, annotator, team or queue",
  raises: `At least ${threshold(MISSING.share)} of a source's annotations, and ${MISSING.rows}, lack one of them.`,
  run: (facts) => {
    const { sources } = facts.profile;
    if (sources.length === 0) return null;
    return groups(sources, ({ source }) => source).flatMap(([source, rows]) =>
      WANTED.flatMap(({ column, missing, peopleOnly, all, meaning, remedy }): Alarm[] => {
        const asked = rows.filter((row) => !peopleOnly || row.annotator_kind === "human");
        const n = sum(asked, (row) => row.annotations);
        const found = sum(asked, missing);
        if (found < MISSING.rows || found < MISSING.share * n) return [];
        const noun = `${peopleOnly ? "annotations of people" : "annotations"}`;
        const finding =
          found === n
            ? `None of ${formatCount(n)} ${noun} has a ${column}.`
            : `${formatPart(found, n, noun)} have no ${column}.`;
        return [{ severity: found === n ? all : "doubtful", subject: source, finding, meaning, remedy, n: found }];
      }),
    );
  },
};

const AUDITS = { submissions: 200 };

export const noAudits: Check = {
  title: "Markets without random audits",
  raises: `Of ${AUDITS.submissions} production submissions of a market or more, none is judged by a random audit.`,
  run: (facts) => {
    const { coverage } = facts.profile;
    if (coverage.length === 0) return null;
    const unaudited = groups(coverage, ({ market }) => market)
      .map(([market, rows]) => ({
        market,
        n: sum(rows, ({ submissions }) => submissions),
        audited: sum(rows, ({ audited }) => audited),
      }))
      .filter(({ n, audited }) => n >= AUDITS.submissions && audited === 0);
    if (unaudited.length === 0) return [];
    const n = sum(unaudited, (each) => each.n);
    return [
      {
        severity: "doubtful",
        subject: formatNames(unaudited.map(({ market }) => marketName(facts.markets, market))),
        finding: `None of ${formatCount(n)} production submissions is judged by a random audit.`,
        meaning:
          "Accuracy in production is unknown here; where there are gold labels, the Overview shows those instead.",
        remedy:
          "Audit a random sample, or export it: reference_labels with selection 'random' and audited_annotation_id.",
        n,
      },
    ];
  },
};

const TWICE = { items: 200, twice: 30 };

export const noSecondLabel: Check = {
  title: "Markets where nobody labels twice",
  raises: `Of ${TWICE.items} production items of a market or more, fewer than ${TWICE.twice} have two labels.`,
  run: (facts) => {
    if (facts.twice.length === 0) return null;
    const alone = facts.twice.filter(({ items, twice }) => items >= TWICE.items && twice < TWICE.twice);
    if (alone.length === 0) return [];
    const n = sum(alone, ({ items }) => items);
    return [
      {
        severity: "note",
        subject: formatNames(alone.map(({ market }) => marketName(facts.markets, market))),
        finding: `${formatPart(
          sum(alone, ({ twice }) => twice),
          n,
          "items",
        )} have two labels or more.`,
        meaning: "How far annotators agree cannot be said.",
        remedy: "Give a sample of items to a second annotator; keep item_id the same for both.",
        n,
      },
    ];
  },
};

const REFERENCES = { share: 0.01, n: 10 };

export const unusedReferences: Check = {
  title: "References that cannot be used",
  raises: `At least ${threshold(REFERENCES.share)} of references, and ${REFERENCES.n}, match no label, name another policy version, or are one's own.`,
  run: ({ references }) => {
    if (references.references === 0) return null;
    const { references: all, judgements, unmatched, otherVersion, own } = references;
    const found: readonly (readonly [number, number, string, string, string])[] = [
      [
        unmatched,
        all,
        "references match no label",
        "These audits are lost: accuracy rests on fewer labels than were checked.",
        "Check that item_id and audited_annotation_id are written the same in both exports, and that no export of labels is missing.",
      ],
      [
        otherVersion,
        judgements + otherVersion,
        "judgements are left out: label and reference name different policy versions",
        "A label is only judged under the policy in force when it was given.",
        "Check policy_version on both sides: it is to be the version in force when the label was given, spelled alike.",
      ],
      [
        own,
        judgements + own,
        "judgements are left out: the annotator decided about their own label",
        "Nobody's decision counts for their own label.",
        "Assign audits to others; if the tool lists the labeller as the auditor, map another column to decided_by.",
      ],
    ];
    return found.flatMap(([n, of, what, meaning, remedy]): Alarm[] => {
      if (n < REFERENCES.n || n < REFERENCES.share * of) return [];
      return [
        { severity: "doubtful", subject: "All references", finding: `${formatPart(n, of, what)}.`, meaning, remedy, n },
      ];
    });
  },
};

const LATE = { share: 0.9, days: 28, audits: 30 };

export const lateAudits: Check = {
  title: "Audits that come late",
  raises: `${threshold(1 - LATE.share)} of a market's random audits, of ${LATE.audits} or more, are decided later than ${LATE.days} days after the label.`,
  run: (facts) => {
    if (facts.delays.length === 0) return null;
    return groups(facts.delays, ({ market }) => market).flatMap(([market, cells]): Alarm[] => {
      const n = sum(cells, (cell) => cell.n);
      const late = delayQuantile(cells, LATE.share);
      if (n < LATE.audits || late === null || late <= LATE.days) return [];
      return [
        {
          severity: "note",
          subject: subjectOf(facts, market),
          finding: `One audit in ten is decided ${formatCount(late)} days or more after the label (of ${formatCount(n)}).`,
          meaning: "The accuracy of the last weeks rests on the audits that were quick, and will still change.",
          remedy: `Read the last ${Math.ceil(late / 7)} weeks with care, or audit sooner.`,
          n,
        },
      ];
    });
  },
};
