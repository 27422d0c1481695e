import type { Figure } from "../workbook/results.js";

/** Submissions, a count: it has no interval. */
export const volumeFigure = (submissions: number): Figure => ({
  metric: "volume",
  value: submissions,
  lower: null,
  upper: null,
  n: submissions,
  annotators: null,
  absent: null,
});
