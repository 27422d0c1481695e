import { requireCount } from "./checks.js";
import type { CodedLabels, Codes } from "./coded-labels.js";

/** Labels sorted by item (compressed rows): the labels of item i are at start[i] .. start[i + 1] − 1. */
export interface LabelsByItem {
  readonly start: Uint32Array;
  /** Per label. */
  readonly annotator: Int32Array;
  /** Per label. */
  readonly category: Int32Array;
  readonly items: number;
  readonly annotators: number;
  readonly categories: number;
}

/**
 * Per label the place (annotator·categories + given)·categories: where, in a table annotators × given × true, what concerns
 * this annotator giving this label begins. One look-up instead of three in the loops that run over all labels again and again.
 *
 * @param labels sorted by item
 * @returns one place per label
 */
export function confusionRows({ annotator, category, categories }: LabelsByItem): Int32Array {
  return annotator.map((a, label) => (a * categories + category[label]!) * categories);
}

/**
 * Sorts labels by item, in one pass of counting and one of placing; within an item the order of rows stays.
 *
 * @param labels any number per item and annotator, missing ones left out, rows in any order
 * @returns all labels once; empty without labels
 * @throws RangeError for columns of different lengths, codes outside their range and items without a label
 * @see {@link majorityVote}
 */
export function labelsByItem(labels: CodedLabels): LabelsByItem {
  const { items, annotators, categories } = labels;
  const n = labels.item.length;
  const start = new Uint32Array(requireSize(items, "items") + 1);
  requireCodes(labels.item, "item", items, n);
  requireCodes(labels.annotator, "annotator", requireSize(annotators, "annotators"), n);
  requireCodes(labels.category, "category", requireSize(categories, "categories"), n);

  for (let row = 0; row < n; row++) start[labels.item[row]! + 1]!++;
  for (let i = 0; i < items; i++) {
    if (start[i + 1] === 0) throw new RangeError(`item: every item must have a label, and code ${i} has none.`);
    start[i + 1]! += start[i]!;
  }
  const next = start.slice();
  const annotator = new Int32Array(n);
  const category = new Int32Array(n);
  for (let row = 0; row < n; row++) {
    const place = next[labels.item[row]!]!++;
    annotator[place] = labels.annotator[row]!;
    category[place] = labels.category[row]!;
  }
  return { start, annotator, category, items, annotators, categories };
}

function requireSize(size: number, name: string): number {
  requireCount(size, name);
  return size;
}

function requireCodes(codes: Codes, name: string, size: number, length: number): void {
  if (codes.length !== length)
    throw new RangeError(`${name} must have a code per label: ${codes.length} codes, ${length} labels.`);
  for (let row = 0; row < length; row++) {
    const code = codes[row]!;
    if (!(code >= 0 && code < size && Math.floor(code) === code))
      throw new RangeError(`${name} must hold whole numbers 0..${size - 1}, not ${code} (row ${row}).`);
  }
}
