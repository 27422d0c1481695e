import { type Estimate, undefinedEstimate } from "./estimate.js";
import { iccFromRatio } from "./icc-from-ratio.js";
import type { ScorePattern } from "./score-patterns.js";
import { twoWayMeanSquares } from "./two-way-mean-squares.js";

/**
 * ICC(1,1): the reliability of one score where every item has raters of its own.
 *
 *     ICC = (MS_R − MS_W)/(MS_R + (k − 1)MS_W),  limits (F/F_hi − 1)/(F/F_hi + k − 1), (F·F_lo − 1)/(F·F_lo + k − 1),  F = MS_R/MS_W
 *
 * with F_hi the upper quantile of F(n − 1, n(k − 1)) and F_lo that of F(n(k − 1), n − 1).
 *
 * @param patterns counts of items by their raters' scores; rows go through `scorePatterns`; items that lack a score are left out
 * @param confidence between 0 and 1
 * @returns −1/(k − 1)..1, limits not clipped; `too-few` for fewer than two complete items or raters; `no-variation` where all scores
 *   are equal
 * @throws RangeError for rows of different lengths and scores that are not finite
 * @see Shrout & Fleiss (1979), Psychological Bulletin 86, 420–428; McGraw & Wong (1996), Psychological Methods 1, 30–46
 */
export function iccOneWay(patterns: readonly ScorePattern[], confidence = 0.95): Estimate {
  const squares = twoWayMeanSquares(patterns);
  if (squares === null) return undefinedEstimate(patterns.length === 0 ? "no-data" : "too-few");
  const { items, raters, withinItems } = squares;
  return iccFromRatio(squares, withinItems, items * (raters - 1), confidence);
}
