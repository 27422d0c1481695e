import { randomLcg } from "d3";
import type { CodedLabels } from "../../src/lib/stats/coded-labels.js";

export interface SampleSize {
  readonly labels: number;
  readonly items: number;
  readonly annotators: number;
  readonly categories: number;
}

/**
 * Labels in random order, the same in every run: every item gets as many, annotators are right in 0.5 to 0.95 of theirs and
 * give any other category alike in the rest.
 */
export function labelSample({ labels, items, annotators, categories }: SampleSize): CodedLabels {
  const random = randomLcg(0.20240229);
  const below = (n: number) => Math.floor(random() * n);
  const truth = Uint8Array.from({ length: items }, () => below(categories));
  const skill = Float64Array.from({ length: annotators }, () => 0.5 + 0.45 * random());
  const item = Uint32Array.from({ length: labels }, (_, row) => row % items);
  for (let row = labels - 1; row > 0; row--) {
    const other = below(row + 1);
    [item[row], item[other]] = [item[other]!, item[row]!];
  }
  const annotator = Uint16Array.from({ length: labels }, () => below(annotators));
  const category = Uint8Array.from(item, (i, row) => {
    const right = random() < skill[annotator[row]!]!;
    return right ? truth[i]! : (truth[i]! + 1 + below(categories - 1)) % categories;
  });
  return { item, annotator, category, items, annotators, categories };
}
