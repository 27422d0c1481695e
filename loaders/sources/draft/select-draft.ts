import type { TableName } from "../../../src/lib/schema/tables.js";
import type { Assumption } from "../reader.js";
import type { DraftColumn } from "./guess-column.js";
import type { LeftOutColumn } from "./personal.js";

/** One SELECT of a drafted mapping: the rows that one group of files gives to one table. */
export interface SelectDraft {
  readonly table: TableName;
  readonly columns: readonly DraftColumn[];
  /** SQL after FROM. */
  readonly from: string;
  /** WHERE or QUALIFY. */
  readonly clause?: string | undefined;
  /** What to know of the whole SELECT. */
  readonly remarks: readonly Assumption[];
  /** Headers that are not selected: personal ones, and others that no canonical column fits. */
  readonly leftOut: readonly LeftOutColumn[];
  readonly unused: readonly string[];
  /** Questions it answers, with the labels seen; for references to find theirs. */
  readonly questions: readonly DraftQuestion[];
  /** Where it has annotations that are named by an id of the file, for audits to find them. */
  readonly ids?: LabelIds | undefined;
}

export interface LabelIds {
  /** SQL of the records while drafting, and of the same in the mapping. */
  readonly relation: string;
  readonly from: string;
  /** SQL of the annotation's id, in both, and of its item's in the mapping. */
  readonly id: string;
  readonly item: string;
}

export interface DraftQuestion {
  readonly question: string;
  readonly labels: readonly string[];
}

/** A canonical column with a value of its own. */
export const constant = (name: string, value: string, ...assumptions: Assumption[]): DraftColumn => ({
  name,
  sql: `'${value.replaceAll("'", "''")}'`,
  assumptions,
});

export const expression = (name: string, sql: string, ...assumptions: Assumption[]): DraftColumn => ({
  name,
  sql,
  assumptions,
});
