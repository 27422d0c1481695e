/** What the Data quality page is concluded from: counts of one snapshot, of what fed it, and of the one before. */
import type { Profile } from "../../schema/profile.js";
import type { Reconciliation } from "../../schema/reconciliation.js";
import type { Days } from "../../workbook/days.js";
import type { Figure, WorkbookInfo } from "../../workbook/results.js";

export interface QualityFacts {
  readonly info: Pick<WorkbookInfo, "snapshot" | "madeAt" | "asOf" | "days">;
  /** Markets by value, with the names readers know. */
  readonly markets: Readonly<Record<string, string>>;
  readonly profile: Profile;
  readonly delays: readonly DelayCount[];
  readonly twice: readonly TwiceCount[];
  readonly files: readonly FileFacts[];
  readonly refused: readonly RefusedRows[];
  readonly references: ReferenceCounts;
  readonly doubts: readonly DoubtFacts[];
  /** Sections of the taxonomy that were inferred, in words. */
  readonly inferred: readonly string[];
  /** Null where there is none to compare with; `missing` then says why. */
  readonly previous: PreviousFacts | null;
  readonly missing: string | null;
}

/** Random audits of production work by whole days from label to decision; −1: decided before the label. */
export interface DelayCount {
  readonly market: string | null;
  readonly delay: number;
  readonly n: number;
}

/** Items of production work with an answer to a primary question, and those with two labels or more. */
export interface TwiceCount {
  readonly market: string | null;
  readonly items: number;
  readonly twice: number;
}

/** A raw file as one reader saw it, without its folders. */
export interface FileFacts {
  readonly source: string;
  /** Its place in the manifest's list of files, from 1. */
  readonly number: number;
  readonly name: string;
  readonly records: number;
  readonly unreadable: number;
  readonly tables: Readonly<Record<string, Reconciliation>>;
}

/** Rows refused for one reason. */
export interface RefusedRows {
  readonly source: string;
  /** Null where the record could not be read at all; so is then `column`. */
  readonly table: string | null;
  readonly column: string | null;
  readonly reason: string;
  readonly n: number;
  readonly files: number;
  /** The first few. */
  readonly rows: readonly RefusedRow[];
}

export interface RefusedRow {
  readonly file: string;
  readonly record: number;
  /** Of enum, number and time columns only, letters masked. */
  readonly value: string | null;
}

export interface ReferenceCounts {
  readonly references: number;
  readonly judgements: number;
  /** References that judge no label. */
  readonly unmatched: number;
  /** References about a label that was deleted. */
  readonly toDeleted: number;
  /** Judgements left out: label and reference name different policy versions. */
  readonly otherVersion: number;
  /** Judgements left out: the annotator decided about their own label. */
  readonly own: number;
}

/** What the exports leave open, and a rule of the loader settled. */
export interface DoubtFacts {
  readonly kind: string;
  readonly source: string;
  /** Null where it concerns no single file. */
  readonly file: string | null;
  readonly table: string;
  readonly column: string;
  /** What it concerns: rows, items or annotators, as `finding` says. */
  readonly rows: number;
  readonly finding: string;
  readonly rule: string;
  readonly remedy: string;
}

/** The snapshot that was current before. */
export interface PreviousFacts {
  readonly snapshot: string;
  readonly madeAt: string;
  readonly asOf: string | null;
  readonly filesAdded: readonly string[];
  readonly filesRemoved: readonly string[];
  readonly filesChanged: readonly string[];
  readonly filesSame: number;
  /** What of the mappings, taxonomy, key, code and `--as-of` is another. */
  readonly otherwise: readonly string[];
  readonly tables: readonly TableChange[];
  /** Its profile's days. */
  readonly days: Profile["days"];
  /** Headline accuracy of both snapshots on the days both have. */
  readonly accuracy: readonly AccuracyPair[];
}

export interface TableChange {
  readonly table: string;
  readonly before: number;
  readonly after: number;
  /** Rows by key; null where keys cannot be compared, since the pseudonyms have another key. */
  readonly added: number | null;
  readonly removed: number | null;
}

export interface AccuracyPair {
  readonly market: string;
  readonly name: string;
  readonly days: Days;
  readonly before: Figure;
  readonly after: Figure;
}
