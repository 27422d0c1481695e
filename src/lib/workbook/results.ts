/** What pages draw: the results of the workbook's queries after the statistics. Plain JSON, so a build can keep them. */
import type { MetricName } from "../schema/metrics.js";
import type { FactName } from "../schema/needs.js";
import type { Days } from "./days.js";

/** Why a figure is absent, in words a page can print. */
export interface Absent {
  readonly code: "no-data" | "too-few" | "undefined" | "not-available";
  readonly text: string;
}

/** A figure as readers see it: never without n, and without an interval only for counts or with a reason. */
export interface Figure {
  readonly metric: MetricName;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Judged labels, pairable labels or submissions, unweighted. */
  readonly n: number;
  /** Distinct annotators behind it; null where the question does not arise. */
  readonly annotators: number | null;
  readonly absent: Absent | null;
}

/** Krippendorff's α with the two coefficients beside it. */
export interface AgreementFigure extends Figure {
  /** Units with at least two labels. */
  readonly units: number;
  readonly percent: number | null;
  readonly ac1: number | null;
}

/** A period's figure minus the previous period's. */
export interface Change {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Previous and current period: first and last local day, included; null where nothing is dated. */
  readonly previous: readonly [string, string] | null;
  readonly current: readonly [string, string] | null;
  readonly absent: Absent | null;
}

export interface MarketOverview {
  /** Empty for work without a market, and for the total. */
  readonly market: string;
  readonly name: string;
  /** Accuracy from random audits; where a market has none, gold accuracy. */
  readonly accuracy: Figure;
  readonly change: Change;
  readonly agreement: AgreementFigure;
  readonly volume: Figure;
}

/** What the filters could not be applied to, said on the page. */
export interface Notice {
  readonly code: string;
  readonly text: string;
}

export interface Overview {
  readonly markets: readonly MarketOverview[];
  /** All shown markets together. */
  readonly total: MarketOverview;
  readonly notices: readonly Notice[];
}

export interface TrendPoint extends Figure {
  readonly market: string;
  /** First local day of the period. */
  readonly period: string;
  /** The period is not over, or not whole, in this snapshot or selection. */
  readonly partial: boolean;
}

export interface Trends {
  readonly grain: "day" | "week";
  readonly points: readonly TrendPoint[];
  readonly notices: readonly Notice[];
}

/** What the workbook says of itself: choices of the filter bar, names, dates. */
export interface WorkbookInfo {
  readonly snapshot: string;
  /** When the snapshot was made, ISO 8601. */
  readonly madeAt: string;
  readonly asOf: string | null;
  /** First and last local day with data, or null where nothing is dated. */
  readonly days: readonly [string, string] | null;
  readonly choices: {
    /** With the market's own first and last local day of work, or null where none is dated. */
    readonly market: readonly (Choice & { readonly days: readonly [string, string] | null })[];
    readonly queue: readonly Choice[];
    readonly policy: readonly (Choice & { readonly parent: string | null })[];
    readonly team: readonly Choice[];
    readonly model: readonly Choice[];
    readonly reference: readonly Choice[];
  };
  /** Markets with anything of it in the snapshot, whatever the filters; empty text for work without a market. */
  readonly holds: { readonly [need in MetricName | FactName]: readonly string[] };
  /** Long stretches of days between a market's first and last without a row of it, by market and time. */
  readonly gaps: readonly MarketGap[];
  /** The primary questions, whose answers headline figures are made of. */
  readonly questions: readonly QuestionInfo[];
}

export interface MarketGap {
  /** Empty for work without a market. */
  readonly market: string;
  readonly days: Days;
}

export interface QuestionInfo {
  readonly question: string;
  readonly name: string;
  readonly level: "nominal" | "ordinal" | "interval";
  /** In the order of their positions, 1 to K. */
  readonly labels: readonly LabelInfo[];
}

export interface LabelInfo {
  readonly label: string;
  readonly name: string;
  readonly means: "violating" | "non-violating" | "undecided" | null;
  /** The policy it asserts. */
  readonly policy: string | null;
}

export interface Choice {
  readonly value: string;
  readonly name: string;
}
