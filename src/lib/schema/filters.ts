/**
 * The filters of every page, each stated once: control, URL parameter, SQL predicate,
 * caption and dictionary follow from this list.
 */
import type { CubeName } from "./cubes.js";

export type FilterName =
  | "market"
  | "queue"
  | "policy"
  | "team"
  | "kind"
  | "model"
  | "reference"
  | "from"
  | "to"
  | "grain";

export interface Filter {
  /** Also the URL parameter. */
  readonly name: FilterName;
  readonly title: string;
  readonly control: "several" | "one" | "date" | "switch";
  /** Fixed choices; absent: the values found in the workbook. */
  readonly values?: readonly string[];
  /** What holds when the URL says nothing. */
  readonly default: readonly string[] | string | null;
  readonly description: string;
  /** The cube column it restricts, per cube; a cube that is missing cannot answer under this filter as such. */
  readonly columns?: { readonly [cube in CubeName]?: string };
}

const everywhere = (column: string) => ({
  judgements: column,
  annotators: column,
  volume: column,
  agreement: column,
  pairs: column,
  audit_delay: column,
});
const perAnnotator = (column: string) => ({ judgements: column, annotators: column, volume: column });

export const FILTERS: { readonly [name in FilterName]: Filter } = {
  market: {
    name: "market",
    title: "Market",
    control: "several",
    default: [],
    description: "Markets of the work.",
    columns: everywhere("market"),
  },
  queue: {
    name: "queue",
    title: "Queue",
    control: "several",
    default: [],
    description: "Queues the items were served from.",
    columns: everywhere("queue"),
  },
  policy: {
    name: "policy",
    title: "Policy",
    control: "one",
    default: null,
    description:
      "Error figures ask of every label whether it says this policy or not (one against the rest), where labels name policies; volume and agreement take the items queued under it.",
    columns: everywhere("policy"),
  },
  team: {
    name: "team",
    title: "Team",
    control: "several",
    default: [],
    description: "Labelling teams. Agreement is available for one team at a time.",
    columns: perAnnotator("team"),
  },
  kind: {
    name: "kind",
    title: "Labelled by",
    control: "one",
    values: ["human", "model"],
    default: null,
    description: "People, models, or both.",
    columns: perAnnotator("annotator_kind"),
  },
  model: {
    name: "model",
    title: "Model version",
    control: "several",
    default: [],
    description: "Model versions. Agreement is not available under this filter.",
    columns: perAnnotator("model_version"),
  },
  reference: {
    name: "reference",
    title: "Judged by",
    control: "one",
    default: null,
    description: "The reference set; by default the first one of the taxonomy that judges the work.",
    columns: { judgements: "reference_set", annotators: "reference_set", audit_delay: "reference_set" },
  },
  from: {
    name: "from",
    title: "From",
    control: "date",
    default: null,
    description: "First local day. Agreement and interval widths count whole weeks.",
  },
  to: { name: "to", title: "To", control: "date", default: null, description: "Last local day, included." },
  grain: {
    name: "grain",
    title: "By",
    control: "switch",
    values: ["day", "week"],
    default: "week",
    description: "Width of a period in charts. Agreement is always by week.",
  },
};

export const FILTER_NAMES = Object.keys(FILTERS) as FilterName[];

/** The filters in force: what a URL, a caption and a query are made from. */
export interface ViewState {
  readonly market: readonly string[];
  readonly queue: readonly string[];
  readonly policy: string | null;
  readonly team: readonly string[];
  readonly kind: "human" | "model" | null;
  readonly model: readonly string[];
  readonly reference: string | null;
  /** Local days, `YYYY-MM-DD`. */
  readonly from: string | null;
  readonly to: string | null;
  readonly grain: "day" | "week";
}
