/** What becomes of a row that a mapping yields: every row ends in exactly one of these, and together they are all. */

export type Outcome = "accepted" | "duplicates" | "deleted" | "quarantined" | "after_as_of";

export const OUTCOMES: { readonly [outcome in Outcome]: { readonly title: string; readonly description: string } } = {
  accepted: { title: "accepted", description: "In the snapshot." },
  duplicates: { title: "older duplicates", description: "An older version of a row that is in the snapshot." },
  deleted: { title: "deleted", description: "Says that something was deleted, or described what was." },
  quarantined: { title: "quarantined", description: "Refused: it breaks the contract." },
  after_as_of: { title: "after --as-of", description: "Became known after the moment the snapshot is of." },
};

export const OUTCOME_NAMES = Object.keys(OUTCOMES) as Outcome[];

/** Records used and left out of one file for one table, and what became of the rows made of them. */
export interface Reconciliation extends Readonly<Record<Outcome, number>> {
  /** Records of the file that the mapping used; one record may yield several rows. */
  readonly used: number;
  /** Records not used, by reason. */
  readonly left_out: Readonly<Record<string, number>>;
  /** The sum of all outcomes. */
  readonly yielded: number;
  /** Of those deleted, rows that delete what no row describes. */
  readonly deletes_nothing: number;
}
