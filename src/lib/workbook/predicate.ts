/** View state × cube → the WHERE of a query, with bound parameters only. */
import type { CubeName } from "../schema/cubes.js";
import type { ViewState } from "../schema/filters.js";
import type { SqlValue } from "./query.js";
import type { Absent, Notice } from "./results.js";

export interface Predicate {
  /** A condition over the cube's columns with `?` for values; `TRUE` where nothing restricts. */
  readonly where: string;
  readonly parameters: readonly SqlValue[];
  /** What the reader should know of how the filters were applied. */
  readonly notices: readonly Notice[];
  /** Set where the cube cannot answer under these filters: do not ask it. */
  readonly absent: Absent | null;
}

/** The rows of a cube that a view is about. */
export function predicate(_state: ViewState, _cube: CubeName): Predicate {
  throw new Error("not written yet");
}
