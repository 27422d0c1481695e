import type { Estimate } from "../../../src/lib/stats/estimate.js";
import { iccAgreement, iccAgreementOfMeans } from "../../../src/lib/stats/icc-agreement.js";
import { iccConsistency } from "../../../src/lib/stats/icc-consistency.js";
import { iccOneWay } from "../../../src/lib/stats/icc-one-way.js";
import { type Scores, scorePatterns } from "../../../src/lib/stats/score-patterns.js";
import { type Adapters, adapter } from "./adapter.js";

interface Scored {
  readonly ratings: Scores;
  readonly conf?: number;
}

const keys = ({ value, lower, upper }: Estimate) => ({ icc: value, lower, upper });

/** Group 02, intraclass correlations. */
export const intraclass: Adapters = {
  icc_1_1: adapter(({ ratings, conf }: Scored) => keys(iccOneWay(scorePatterns(ratings), conf))),
  icc_2_1: adapter(({ ratings, conf }: Scored) => keys(iccAgreement(scorePatterns(ratings), conf))),
  // The values come from irr::icc, which estimates the degrees of freedom of the limits from ICC(2,k).
  icc_2_k: adapter(({ ratings, conf: confidence = 0.95 }: Scored) =>
    keys(iccAgreementOfMeans(scorePatterns(ratings), { confidence, degreesOfFreedomFrom: "average" })),
  ),
  icc_3_1: adapter(({ ratings, conf }: Scored) => keys(iccConsistency(scorePatterns(ratings), conf))),
};
