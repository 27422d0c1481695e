/**
 * The cubes: sufficient statistics per cell, made once per snapshot. Pages add cells
 * up; they never see rows. Every dimension and measure is described once here, and
 * the SQL of a cube, the workbook's tables, the predicates and the dictionary follow.
 */

export type CubeName = "judgements" | "volume" | "agreement" | "pairs" | "annotators" | "audit_delay";

export interface CubeColumn {
  readonly name: string;
  /** `dimension` columns are categories (ENUM in the workbook); `day` and `week` are local dates. */
  readonly role: "dimension" | "day" | "week" | "index" | "count" | "sum";
  readonly description: string;
  /** Held in the snapshot, left out of the published workbook. */
  readonly private?: boolean;
}

export interface Cube {
  readonly name: CubeName;
  readonly cell: string;
  readonly columns: readonly CubeColumn[];
  /** Raise when the meaning of a cell changes: it is part of a snapshot's identity. */
  readonly version: number;
}

const dimension = (name: string, description: string): CubeColumn => ({ name, role: "dimension", description });
const count = (name: string, description: string): CubeColumn => ({ name, role: "count", description });
const sum = (name: string, description: string): CubeColumn => ({ name, role: "sum", description });

const day: CubeColumn = { name: "day", role: "day", description: "Local day of the label; empty where undated." };
const week: CubeColumn = { name: "week", role: "week", description: "Monday of the local week; empty where undated." };

/** What is known of an item before anybody labelled it. */
const ITEM: readonly CubeColumn[] = [
  dimension("market", "Market of the work, else of the item."),
  dimension("queue", "Queue of the work, else of the item."),
  dimension("policy", "Policy the item was queued or reported under."),
];

/** Who labelled, under which policy version. */
const LABELLER: readonly CubeColumn[] = [
  dimension("team", "Labelling team."),
  dimension("annotator_kind", "human or model."),
  dimension("model_version", "Model and version; empty for people."),
  dimension("policy_version", "Policy version in force."),
];

const JUDGED: readonly CubeColumn[] = [
  ...ITEM,
  ...LABELLER,
  dimension("question", "Question."),
  dimension("round", "Kind of work: production, gold, calibration, onboarding."),
  dimension("reference_kind", "gold, audit or arbitration: the kind that judges in the end."),
  dimension("selection", "How the item came to be judged; an arbitration keeps its audit's."),
  dimension("reference_set", "The set that judges."),
  dimension("label", "Label given."),
  dimension("reference_label", "Label that should have been given."),
];

const WEIGHTS: readonly CubeColumn[] = [
  count("n", "Judged labels."),
  sum("weight", "Sum of sampling weights."),
  sum("weight_squared", "Sum of squared sampling weights."),
];

export const CUBES: { readonly [name in CubeName]: Cube } = {
  judgements: {
    name: "judgements",
    version: 1,
    cell: "judged labels of a local day, by who labelled what and what the reference says",
    columns: [day, ...JUDGED, ...WEIGHTS],
  },
  annotators: {
    name: "annotators",
    version: 1,
    cell: "judged labels of a local week and one annotator: what cluster-robust intervals need",
    columns: [
      week,
      ...JUDGED,
      {
        name: "annotator_id",
        role: "dimension",
        private: true,
        description: "Pseudonym; empty for models and anonymous votes, whose labels count as independent.",
      },
      {
        name: "cluster",
        role: "index",
        description: "Number of the annotator, drawn anew in every snapshot: it tells clusters apart, not people.",
      },
      ...WEIGHTS,
    ],
  },
  volume: {
    name: "volume",
    version: 1,
    cell: "submissions of a local day",
    columns: [
      day,
      ...ITEM,
      ...LABELLER,
      dimension("round", "Kind of work."),
      dimension("status", "labelled, skipped or refused."),
      dimension("label", "Answer to the primary question, where there is one."),
      dimension("final", "true where the decision took effect, false where not, empty where unknown."),
      count("submissions", "Submissions: one visit of one annotator to one item."),
    ],
  },
  agreement: {
    name: "agreement",
    version: 2,
    cell: "units (item × question × round × policy version) of a local week with the same number of labels",
    columns: [
      week,
      ...ITEM,
      dimension("policy_version", "Policy version in force."),
      dimension("question", "Question."),
      dimension("round", "Kind of work."),
      dimension(
        "raters",
        "Whose labels are compared: all, human, model, team:<name> or market:<code>; or teams or markets: the majority label of each, where at least two have one.",
      ),
      { name: "block", role: "index", description: "Item block 0–19, for the jackknife." },
      { name: "labels", role: "index", description: "Labels per unit (r), at most one per annotator." },
      count("units", "Units."),
      count("agreeing", "Ordered pairs of equal labels: Σ over units and labels of r_k(r_k − 1)."),
      count("unanimous", "Units of two or more labels that are all the same."),
      {
        name: "label_counts",
        role: "count",
        description: "Σ r_k over units, one column `label_1 … label_K` per position in the question's labels.",
      },
      {
        name: "coincidences",
        role: "count",
        description: "Σ r_j·r_k over units for j < k, columns `pair_1_2 …`, where a question is ordinal or interval.",
      },
    ],
  },
  pairs: {
    name: "pairs",
    version: 1,
    cell: "pairs of labels of one unit, by label given",
    columns: [
      week,
      ...ITEM,
      dimension("policy_version", "Policy version in force."),
      dimension("question", "Question."),
      dimension("round", "Kind of work."),
      dimension("scope", "all, models, human-model, teams or markets."),
      dimension("rater_a", "First rater: `all`, `human`, a model version, a team or a market."),
      dimension("rater_b", "Second rater."),
      dimension("label_a", "Label of the first."),
      dimension("label_b", "Label of the second."),
      count("n", "Pairs. In scope `all` every unordered pair is counted once, the lower label first."),
    ],
  },
  audit_delay: {
    name: "audit_delay",
    version: 1,
    cell: "judged labels of a local week, by the days until the decision about them",
    columns: [
      week,
      ...ITEM,
      dimension("team", "Labelling team."),
      dimension("annotator_kind", "human or model."),
      dimension("model_version", "Model and version; empty for people."),
      dimension("round", "Kind of work."),
      dimension("reference_kind", "audit or arbitration: the kind that judges in the end."),
      dimension("selection", "How the item came to be judged; an arbitration keeps its audit's."),
      dimension("reference_set", "The set that judges."),
      {
        name: "delay",
        role: "index",
        description: "Whole days from label to decision, at most 366; −1 where the decision is before the label.",
      },
      count("n", "Judged labels."),
    ],
  },
};

export const CUBE_NAMES = Object.keys(CUBES) as CubeName[];

/** Blocks an item may fall into: the jackknife leaves one out at a time. */
export const AGREEMENT_BLOCKS = 20;
