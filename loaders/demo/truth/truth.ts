import type { Effect, EffectKind } from "../effects/schema.js";
import type { Scope } from "../effects/scope.js";

/** What a reader may claim about a metric; not all of them are metrics of the site. */
export type TruthMetric =
  | "accuracy"
  | "gold accuracy"
  | "overturn rate"
  | "agreement"
  | "false positives"
  | "false negatives"
  | "confusion"
  | "model calibration error"
  | "violation rate"
  | "volume"
  | "workload"
  | "error";

/** `any`: it moves, and which way hangs on numbers not worked out here. */
export type Direction = "up" | "down" | "any";

export type GapClass = "policy unclear" | "team gap" | "individual" | "suspect gold" | "model gap" | "market gap";

/** What should be found. */
export interface ExpectedFinding {
  readonly finding: "trend change" | "mix shift" | "correlation" | "gap" | "ramp-up";
  readonly scope: Scope;
  readonly metric: TruthMetric;
  readonly direction: Exclude<Direction, "any">;
  /** Of a gap: what decides the remedy. */
  readonly class?: GapClass;
  /** Of a correlation: what leads, and by how much. `direction` is that of `metric` when this one rises. */
  readonly leading?: TruthMetric;
  readonly lag?: { readonly weeks: number } | { readonly days: number };
  /** Of a mix shift: what moved. */
  readonly moved?: { readonly dimension: "queue" | "policy"; readonly from: string; readonly to: string };
}

/** What also shows because of the effect: to claim it is neither a hit nor false. */
export interface Implied {
  readonly why: "same" | "parent" | "child" | "mechanical" | "by comparison";
  readonly scope: Scope;
  /** Whether narrower scopes count too, those that fix more than `scope` does. */
  readonly narrower: boolean;
  readonly moves: readonly { readonly metric: TruthMetric; readonly direction: Direction }[];
}

export interface PlantedTruth {
  readonly kind: EffectKind;
  /** As the file states it, defaults filled in. */
  readonly planted: Effect;
  readonly scope: Scope;
  readonly metric: TruthMetric;
  readonly direction: Exclude<Direction, "any">;
  readonly size: Size;
  /** First and last local day, both inclusive. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Whether it holds from the first day of the demo on, so that no change is to be seen within it. */
  readonly fromTheBeginning: boolean;
  /** Labels it touched (gold labels for `suspect-gold`), and random audits of them. Few audits: nobody can find it. */
  readonly labels: number;
  readonly audits: number;
  /** It is found where one of these is claimed. Empty: it is background of the pages, not a finding. */
  readonly expected: readonly ExpectedFinding[];
  readonly implied: readonly Implied[];
}

export interface Size {
  readonly unit:
    | "percentage points"
    | "percentage points per standard deviation of volume"
    | "share of gold labels"
    | "times faster"
    | "share of volume left";
  readonly planted: number;
  /** What it came to on average over the labels made, in expectation, with all else planted; in the unit above. */
  readonly expected: number;
  /** The change of accuracy over all labels in scope while it holds, ramps and waves included, in percentage points. */
  readonly meanChange: number;
}

/** Beside the exports as truth.json. It names people by their raw addresses, as the exports do, and is never published. */
export interface Truth {
  readonly about: string;
  readonly seed: number;
  readonly weeks: number;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly effects: readonly PlantedTruth[];
  readonly background: object;
}
