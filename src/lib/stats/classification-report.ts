import { sum } from "d3-array";
import { type PairTable, requireSquare } from "./pair-table.js";

/** Measures of one class, or averages over classes; each in 0..1. */
export interface ClassMeasures {
  /** Correct among those predicted to be of the class; 0 where none is. */
  readonly precision: number;
  /** Predicted to be of the class among those that are; 0 where none is. */
  readonly recall: number;
  /** Harmonic mean of both: 2·TP/(2·TP + FP + FN); 0 where the class occurs neither in truth nor in prediction. */
  readonly f1: number;
}

export interface ClassificationReport {
  /** Classified items. */
  readonly n: number;
  /** By class, in declared order; `support` is the number of items of the class. */
  readonly classes: readonly (ClassMeasures & { readonly support: number })[];
  /** Correct / n; null without items. */
  readonly accuracy: number | null;
  /** Mean recall of the classes that occur in truth; null without items. */
  readonly balancedAccuracy: number | null;
  /** Mean over all declared classes; null without items. */
  readonly macro: ClassMeasures | null;
  /** From the counts of all classes together: each is the accuracy. Null without items. */
  readonly micro: ClassMeasures | null;
  /** Mean over classes by support; null without items. */
  readonly weighted: ClassMeasures | null;
}

/**
 * What labels are worth beside reference labels, per class and on average. 0/0 is taken for 0.
 *
 * @param confusion counts: rows the true class, columns the predicted one, declared classes in order; see {@link pairTable}
 * @returns null averages without items
 * @throws RangeError for a table that is not square or holds no counts
 * @see Sokolova & Lapalme (2009), Information Processing & Management 45, 427–437
 */
export function classificationReport(confusion: PairTable): ClassificationReport {
  requireSquare(confusion);
  const n = sum(confusion.flat());
  const correct = sum(confusion, (row, k) => row[k]!);
  const classes = confusion.map((row, k) => {
    const support = sum(row);
    const predicted = sum(confusion, (other) => other[k]!);
    const hits = row[k]!;
    return {
      precision: share(hits, predicted),
      recall: share(hits, support),
      f1: share(2 * hits, support + predicted),
      support,
    };
  });
  if (n === 0) return { n, classes, accuracy: null, balancedAccuracy: null, macro: null, micro: null, weighted: null };
  const accuracy = correct / n;
  const occurring = classes.filter(({ support }) => support > 0);
  return {
    n,
    classes,
    accuracy,
    balancedAccuracy: sum(occurring, ({ recall }) => recall) / occurring.length,
    macro: averaged(classes, () => 1 / classes.length),
    micro: { precision: accuracy, recall: accuracy, f1: accuracy },
    weighted: averaged(classes, ({ support }) => support / n),
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function averaged<Class extends ClassMeasures>(
  classes: readonly Class[],
  weight: (one: Class) => number,
): ClassMeasures {
  const mean = (measure: keyof ClassMeasures) => sum(classes, (one) => weight(one) * one[measure]);
  return { precision: mean("precision"), recall: mean("recall"), f1: mean("f1") };
}
