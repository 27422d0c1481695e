/** The metrics: each defined once. Axis titles, tooltips, cards, notes and the dictionary derive from here. */
import type { CubeName } from "./cubes.js";
import type { Need } from "./needs.js";

export type MetricName =
  | "accuracy"
  | "gold_accuracy"
  | "false_positive_rate"
  | "false_negative_rate"
  | "agreement"
  | "volume";

export interface Metric {
  readonly name: MetricName;
  readonly title: string;
  /** One sentence for a reader who has never seen it. */
  readonly description: string;
  readonly formula: string;
  readonly unit: "share" | "coefficient" | "submissions";
  readonly better: "higher" | "lower" | "neither";
  readonly cube: CubeName;
  /** How its 95 % interval is made. */
  readonly interval: string | null;
  /** Below these a figure reads "too few". */
  readonly minimum: Minimum;
  /** What it cannot be without. */
  readonly needs: Need;
  readonly source: string;
}

/** From how much on a figure is shown; docs and coverage of intervals follow from it. */
export interface Minimum {
  readonly n: number;
  readonly annotators?: number;
  /** Items' worth of labels other than the most common one. */
  readonly rarer?: number;
}

const CLUSTERED =
  "Wilson with the effective sample size, clustered by annotator (t with clusters − 1, and fewer degrees of freedom where errors are few), weighted where audits are";
const RATE_SOURCE = "Wilson (1927); Satterthwaite (1946); Kish (1965); Korn & Graubard (1998)";

export const METRICS: { readonly [name in MetricName]: Metric } = {
  accuracy: {
    name: "accuracy",
    title: "Accuracy",
    description: "Share of production labels that a random audit finds right.",
    formula: "Σw(label = reference) / Σw over random audits of production work",
    unit: "share",
    better: "higher",
    cube: "judgements",
    interval: CLUSTERED,
    minimum: { n: 30, annotators: 5 },
    needs: {
      missing: "No random audits of production work",
      supply:
        "Have a random sample of production labels audited, and map the audits in `reference_labels.sql`, with `selection` random.",
    },
    source: RATE_SOURCE,
  },
  gold_accuracy: {
    name: "gold_accuracy",
    title: "Gold accuracy",
    description: "Share of labels that match a gold label known beforehand.",
    formula: "Σw(label = gold label) / Σw over gold references",
    unit: "share",
    better: "higher",
    cube: "judgements",
    interval: CLUSTERED,
    minimum: { n: 30, annotators: 2 },
    needs: {
      missing: "No labels of items whose right label is known beforehand",
      supply:
        "Put items with a known label into the queues, and map these labels in `reference_labels.sql`, with `kind` gold.",
    },
    source: RATE_SOURCE,
  },
  false_positive_rate: {
    name: "false_positive_rate",
    title: "False-positive rate",
    description: "Of what is not violating, the share that was labelled as violating.",
    formula: "Σw(label violating, reference not) / Σw(reference not violating)",
    unit: "share",
    better: "lower",
    cube: "judgements",
    interval: CLUSTERED,
    minimum: { n: 30, annotators: 5 },
    needs: {
      missing: "No judged labels of items known not to violate",
      supply: "Have labels of such items audited, and say in `taxonomy.json` what each label `means`.",
    },
    source: RATE_SOURCE,
  },
  false_negative_rate: {
    name: "false_negative_rate",
    title: "False-negative rate",
    description: "Of what is violating, the share that was not labelled as violating.",
    formula: "Σw(label not violating, reference violating) / Σw(reference violating)",
    unit: "share",
    better: "lower",
    cube: "judgements",
    interval: CLUSTERED,
    minimum: { n: 30, annotators: 5 },
    needs: {
      missing: "No judged labels of items known to violate",
      supply: "Have labels of such items audited, and say in `taxonomy.json` what each label `means`.",
    },
    source: RATE_SOURCE,
  },
  agreement: {
    name: "agreement",
    title: "Agreement",
    description: "How far annotators give the same label to the same item, beyond chance.",
    formula: "Krippendorff's α = 1 − D_o / D_e, with percent agreement and Gwet's AC1 beside it",
    unit: "coefficient",
    better: "higher",
    cube: "agreement",
    interval:
      "Jackknife over 20 item blocks on Fisher’s z scale (t with blocks − 1, and fewer degrees of freedom where labels other than the most common one are few); none where a replicate is undefined",
    minimum: { n: 30, rarer: 2 },
    needs: {
      missing: "No item was labelled twice",
      supply:
        "Have a share of the items labelled by two annotators, each on their own, and map each label as a row of `annotations.sql`, with the same `item_id`.",
    },
    source: "Krippendorff (2011); Gwet (2014)",
  },
  volume: {
    name: "volume",
    title: "Volume",
    description: "Submissions: one visit of one annotator or model to one item.",
    formula: "Σ submissions",
    unit: "submissions",
    better: "neither",
    cube: "volume",
    interval: null,
    minimum: { n: 0 },
    needs: {
      missing: "No work",
      supply: "Map what was labelled in `annotations.sql`.",
    },
    source: "Count",
  },
};

export const METRIC_NAMES = Object.keys(METRICS) as MetricName[];
