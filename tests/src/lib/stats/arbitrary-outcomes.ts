import fc from "fast-check";

/** Rows of probability and outcome, with ties, up to 30. */
export const outcomeRows = fc.array(
  fc.record({ score: fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20), positive: fc.boolean() }),
  { maxLength: 30 },
);
