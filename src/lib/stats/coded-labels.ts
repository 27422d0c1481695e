/** Codes 0, 1, 2, …; typed arrays are best. */
export type Codes = ArrayLike<number>;

/**
 * Labels as three columns of equal length, one row a label: what a query hands over, and what a million labels fit into.
 * A missing label is no row. Rows may be in any order; two rows of the same item and annotator are two labels.
 */
export interface CodedLabels {
  /** 0..items − 1; every item has a label. */
  readonly item: Codes;
  /** 0..annotators − 1; an annotator may be without labels. */
  readonly annotator: Codes;
  /** 0..categories − 1 in declared order; a category may be unused. */
  readonly category: Codes;
  readonly items: number;
  readonly annotators: number;
  readonly categories: number;
}

type Name = string | number;

export interface NamedLabels<Label extends Name> extends CodedLabels {
  /** By code. */
  readonly itemNames: readonly Name[];
  readonly annotatorNames: readonly Name[];
  readonly categoryNames: readonly Label[];
}

/**
 * Codes rows of names, each kind of name in ascending order (numbers by value, strings by code point).
 *
 * @param rows item, annotator, label; null = no label, the row is left out
 * @param categories declared categories in order, also those nobody used; by default those in use, ascending
 * @returns codes 0, 1, 2, … in the order of rows, and the names they stand for; all empty without labels
 * @throws RangeError for a label outside the declared categories
 * @see {@link dawidSkene}
 */
export function codedLabels<Label extends Name>(
  rows: Iterable<readonly [item: Name, annotator: Name, label: Label | null]>,
  categories?: readonly Label[],
): NamedLabels<Label> {
  const labelled = [...rows].filter((row): row is readonly [Name, Name, Label] => row[2] !== null);
  const itemNames = distinct(labelled.map(([item]) => item));
  const annotatorNames = distinct(labelled.map(([, annotator]) => annotator));
  const categoryNames = categories ?? distinct(labelled.map(([, , label]) => label));
  const codes = <Key extends Name>(names: readonly Key[], of: (row: readonly [Name, Name, Label]) => Key) => {
    const position = new Map(names.map((name, code) => [name, code]));
    return Int32Array.from(labelled, (row) => {
      const code = position.get(of(row));
      if (code === undefined)
        throw new RangeError(`Label ${JSON.stringify(of(row))} is not among the categories ${JSON.stringify(names)}.`);
      return code;
    });
  };
  return {
    item: codes(itemNames, ([item]) => item),
    annotator: codes(annotatorNames, ([, annotator]) => annotator),
    category: codes(categoryNames, ([, , label]) => label),
    items: itemNames.length,
    annotators: annotatorNames.length,
    categories: categoryNames.length,
    itemNames,
    annotatorNames,
    categoryNames,
  };
}

function distinct<Key extends Name>(names: readonly Key[]): Key[] {
  return [...new Set(names)].sort(ascending);
}

/** As other software sorts, so that a tie falls to the same label there and here. */
function ascending(a: Name, b: Name): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [x, y] = [[...String(a)], [...String(b)]];
  for (let i = 0; i < Math.min(x.length, y.length); i++)
    if (x[i] !== y[i]) return x[i]!.codePointAt(0)! - y[i]!.codePointAt(0)!;
  return x.length - y.length;
}
