import { cross, sum } from "d3-array";
import { METRICS } from "../../src/lib/schema/metrics.js";
import {
  type AgreementSums,
  addAgreement,
  normalisedAgreement,
  subtractAgreement,
} from "../../src/lib/stats/agreement-sums.js";
import { groupedJackknife } from "../../src/lib/stats/grouped-jackknife.js";
import { gwetAc1 } from "../../src/lib/stats/gwet-ac1.js";
import { krippendorffAlpha } from "../../src/lib/stats/krippendorff-alpha.js";
import { percentAgreement } from "../../src/lib/stats/percent-agreement.js";
import { type Cell, REPLICATES, Tally } from "./coverage-cell.js";

const ITEMS = [30, 200, 1000];
const RATERS = [2, 3, 15];
/** How common the three categories are. */
const SKEWS = { even: [1 / 3, 1 / 3, 1 / 3], skewed: [0.8, 0.15, 0.05], rare: [0.95, 0.04, 0.01] };
/** A label is the item's category with this probability, and else any, as common as they are. */
const KNOWING = 0.8;
const BLOCKS = 20;

/** The jackknife intervals of the three coefficients over the whole grid. */
export function agreementCells(random: () => number): Cell[] {
  const grid = cross(cross(ITEMS, RATERS), Object.entries(SKEWS));
  return grid.flatMap(([[items, raters], [skew, shares]]) => {
    const { alpha, percent, ac1 } = truth(shares);
    const coefficients = [
      { name: "alpha", tally: new Tally(alpha), range: { maximum: 1 }, of: nominalAlpha },
      { name: "AC1", tally: new Tally(ac1), range: { maximum: 1 }, of: gwetAc1 },
      { name: "percent agreement", tally: new Tally(percent), range: { minimum: 0, maximum: 1 }, of: percentAgreement },
    ];
    for (let replicate = 0; replicate < REPLICATES; replicate++) {
      const blocks = drawBlocks(items, raters, shares, random);
      for (const { tally, range, of } of coefficients) tally.add(groupedJackknife(blocks, ADDITIVE, of, range));
    }
    const shown = items * raters >= METRICS.agreement.minimum.n;
    return coefficients.map(({ name, tally }) => tally.cell(name, { items, raters, skew }, shown));
  });
}

const ADDITIVE = { add: addAgreement, subtract: subtractAgreement };
const nominalAlpha = (sums: AgreementSums) => krippendorffAlpha(sums, { level: "nominal" });

/** Two labels agree by both being known, or else by chance Σπ²: α = KNOWING² whatever the skew. */
function truth(shares: readonly number[]) {
  const chance = sum(shares, (share) => share ** 2);
  const percent = KNOWING ** 2 + (1 - KNOWING ** 2) * chance;
  const guess = (1 - chance) / (shares.length - 1);
  return { percent, alpha: KNOWING ** 2, ac1: (percent - guess) / (1 - guess) };
}

/** The sums of the blocks that items fell into at random. */
function drawBlocks(items: number, raters: number, shares: readonly number[], random: () => number): AgreementSums[] {
  const category = () => {
    let rest = random();
    let k = 0;
    while (k < shares.length - 1 && rest >= shares[k]!) rest -= shares[k++]!;
    return k;
  };
  const blocks = Array.from({ length: BLOCKS }, () => ({ units: 0, agreeing: 0, labelCounts: shares.map(() => 0) }));
  const counts = new Uint16Array(shares.length);
  for (let item = 0; item < items; item++) {
    const block = blocks[Math.floor(random() * BLOCKS)]!;
    const known = category();
    counts.fill(0);
    for (let rater = 0; rater < raters; rater++) counts[random() < KNOWING ? known : category()]!++;
    block.units++;
    for (const [k, count] of counts.entries()) {
      block.labelCounts[k]! += count;
      block.agreeing += count * (count - 1);
    }
  }
  return blocks
    .filter(({ units }) => units > 0)
    .map((block) => normalisedAgreement([{ ...block, labels: raters, coincidences: null }]));
}
