import type { Figure } from "../workbook/results.js";
import { emptyFigure, noData } from "./absence.js";

/**
 * Submissions, a count: it has no interval.
 *
 * @param submissions null where there are none to count
 */
export const volumeFigure = (submissions: number | null): Figure =>
  submissions === null
    ? emptyFigure({ metric: "volume", n: 0, annotators: null }, noData("volume"))
    : {
        metric: "volume",
        value: submissions,
        lower: null,
        upper: null,
        n: submissions,
        annotators: null,
        absent: null,
      };
