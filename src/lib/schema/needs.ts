/** What a snapshot may lack besides the labels a metric is made of; a metric's own need stands in `metrics.ts`. */

/** Said in these words by pages, charts and dictionary; names of files and columns stand between backticks. */
export interface Need {
  /** Without a full stop: `No random audits of production work`. */
  readonly missing: string;
  /** What would supply it: to be done, then to be mapped. */
  readonly supply: string;
}

export type FactName = "time" | "markets" | "teams" | "people" | "models" | "annotators";

/** A fact about labels without which some question has no answer. */
export interface Fact extends Need {
  readonly name: FactName;
  readonly title: string;
  /** What cannot be said without it. */
  readonly without: string;
}

export const FACTS: { readonly [name in FactName]: Fact } = {
  time: {
    name: "time",
    title: "Time",
    missing: "No label carries a time",
    without: "Neither a change nor a trend can be shown.",
    supply: "Export when each label was given, and map it as `labeled_at` in `annotations.sql`.",
  },
  markets: {
    name: "markets",
    title: "Markets",
    missing: "There are not two markets",
    without: "A market cannot be held against another.",
    supply: "Export the work of other markets too, and map `market` in `annotations.sql` or `items.sql`.",
  },
  teams: {
    name: "teams",
    title: "Teams",
    missing: "No label names a team",
    without: "Teams cannot be told apart.",
    supply: "Map `team` in `annotations.sql`, or who belongs to which team, and when, in `roster.sql`.",
  },
  people: {
    name: "people",
    title: "People",
    missing: "No labels by people",
    without: "People and models cannot be compared.",
    supply: "Map what people labelled in `annotations.sql`, with `annotator_kind` human.",
  },
  models: {
    name: "models",
    title: "Models",
    missing: "No labels by a model",
    without: "People and models cannot be compared.",
    supply:
      "Export the predictions of your model, and map them in `annotations.sql`, with `annotator_kind` model and a `model_version`.",
  },
  annotators: {
    name: "annotators",
    title: "Annotators",
    missing: "No judged label says who gave it",
    without: "Intervals cannot allow for annotators who differ: they are too narrow.",
    supply:
      "Map `annotator_id` in `annotations.sql`; it becomes a keyed pseudonym, and only numbers of clusters are published.",
  },
};

export const FACT_NAMES = Object.keys(FACTS) as FactName[];
