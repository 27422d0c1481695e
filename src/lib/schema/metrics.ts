/** The metrics: each defined once. Axis titles, tooltips, cards, notes and the dictionary derive from here. */
import type { CubeName } from "./cubes.js";

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
  readonly minimum: { readonly n: number; readonly annotators?: number };
  readonly source: string;
}

const CLUSTERED =
  "Wilson with the effective sample size, clustered by annotator (t with clusters − 1), weighted where audits are";
const RATE_SOURCE = "Wilson (1927); Kish (1965); Korn & Graubard (1998)";

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
    interval: "Jackknife over 20 item blocks; none where a replicate is undefined",
    minimum: { n: 30 },
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
    source: "Count",
  },
};

export const METRIC_NAMES = Object.keys(METRICS) as MetricName[];
