/**
 * Twelve units labelled by four observers with one of five categories: the example of Krippendorff (2011), Computing
 * Krippendorff's Alpha-Reliability, section C, also used by Gwet (2014) and irrCAC (`cac.raw4raters`).
 */
const observers: readonly (readonly (number | null)[])[] = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];

/** Items × raters, null = no label. */
export const RATINGS: readonly (readonly (number | null)[])[] = observers[0]!.map((_, item) =>
  observers.map((labels) => labels[item]!),
);

export const CATEGORIES = [1, 2, 3, 4, 5] as const;
