/**
 * What happens in the simulated world, before any tool has written it down. Writers in
 * `formats/` put it into the tools' own shapes; times are milliseconds since 1970.
 */
import type { Annotator } from "./people.js";

export interface Item {
  readonly id: string;
  /** Running number over all items. */
  readonly number: number;
  /** Its market, day and place in the day as one number: the same whatever is planted elsewhere. */
  readonly key: number;
  readonly market: string;
  readonly queue: string;
  /** Policy it was queued or reported under. */
  readonly policy: string;
  readonly language: string;
  readonly createdAt: number;
  /** Local day of `createdAt`, from 0. */
  readonly day: number;
  readonly policyVersion: string;
  readonly creator: string;
  /** How much harder than the ordinary item of an ordinary queue, in standard deviations of items. */
  readonly difficulty: number;
  /** What the item is; no tool knows it. */
  readonly truth: string;
}

/** Answers to the questions of the form; absent where not asked. */
export interface Answers {
  /** null: skipped or refused. */
  readonly violation: string | null;
  readonly context?: readonly string[];
  /** 1 to 5. */
  readonly harm?: number;
}

/** One visit of one annotator or model to one item. */
export interface Submission {
  /** Unique over people and models. */
  readonly id: number;
  readonly answers: Answers;
  /** null: a model. */
  readonly annotator: Annotator | null;
  readonly modelVersion: string | null;
  readonly labeledAt: number;
  readonly updatedAt: number;
  readonly handlingSeconds: number | null;
  readonly confidence: number | null;
  /** In their first weeks, audits look more closely. */
  readonly newcomer: boolean;
}

export interface Audit {
  readonly id: string;
  readonly submission: Submission;
  readonly selection: "random" | "targeted";
  /** Only random audits have one. */
  readonly samplingWeight: number | null;
  readonly label: string;
  readonly auditor: string;
  readonly requestedAt: number;
  readonly decidedAt: number;
  /** null where the label was right. */
  readonly errorReason: string | null;
  readonly severity: string | null;
  readonly policyVersion: string;
  readonly arbitration: Arbitration | null;
}

/** The last word on an audit that the team disputed. */
export interface Arbitration {
  readonly id: string;
  readonly label: string;
  readonly arbitrator: string;
  readonly requestedAt: number;
  readonly decidedAt: number;
}

/** An item and everything that happened to it. */
export interface Case {
  readonly item: Item;
  readonly round: "production" | "gold" | "calibration";
  readonly session: string | null;
  readonly submissions: readonly Submission[];
  /** Visits broken off: tools export them, but nothing was submitted. */
  readonly cancelled: readonly Submission[];
  /** The submission whose decision took effect. */
  readonly final: Submission | null;
  readonly audits: readonly Audit[];
  /** When the label of a gold or calibration item was agreed on; null for production. */
  readonly goldSince: number | null;
  /** What was agreed on, rightly or not; null for production. Sheets of gold labels hold this, never `item.truth`. */
  readonly goldLabel: string | null;
}

export type EventKind = "policy version" | "onboarding" | "training" | "calibration" | "model release" | "incident";

export interface WorldEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly startsAt: number;
  readonly endsAt: number | null;
  readonly title: string;
  readonly market: string | null;
  readonly policy: string | null;
  readonly team: string | null;
}
