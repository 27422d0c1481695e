import { type Estimate, undefinedEstimate } from "./estimate.js";
import { iccFromRatio } from "./icc-from-ratio.js";
import type { ScorePattern } from "./score-patterns.js";
import { twoWayMeanSquares } from "./two-way-mean-squares.js";

/**
 * ICC(3,1): how consistently the same raters score items, a constant difference between raters not counting as disagreement.
 *
 *     ICC = (MS_R − MS_E)/(MS_R + (k − 1)MS_E),  limits as {@link iccOneWay} with MS_E and (n − 1)(k − 1) for MS_W and n(k − 1)
 *
 * @param patterns counts of items by their raters' scores; rows go through `scorePatterns`; items that lack a score are left out
 * @param confidence between 0 and 1
 * @returns −1/(k − 1)..1, limits not clipped; `too-few` for fewer than two complete items or raters; `no-variation` where items and
 *   residuals do not vary
 * @throws RangeError for rows of different lengths and scores that are not finite
 * @see Shrout & Fleiss (1979), Psychological Bulletin 86, 420–428; McGraw & Wong (1996), Psychological Methods 1, 30–46
 */
export function iccConsistency(patterns: readonly ScorePattern[], confidence = 0.95): Estimate {
  const squares = twoWayMeanSquares(patterns);
  if (squares === null) return undefinedEstimate(patterns.length === 0 ? "no-data" : "too-few");
  const { items, raters, residual } = squares;
  return iccFromRatio(squares, residual, (items - 1) * (raters - 1), confidence);
}
