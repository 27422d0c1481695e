/** Intervals of agreement. */
import { cross } from "d3-array";
import { agreementFigure } from "../../../src/lib/analysis/agreement-figure.js";
import { type AgreementSums, normalisedAgreement } from "../../../src/lib/stats/agreement-sums.js";
import type { QuestionInfo } from "../../../src/lib/workbook/results.js";
import type { Kind } from "./cell.js";

const ITEMS = [30, 200, 1000];
const RATERS = [2, 3, 15];
const BLOCKS = 20;
/** The fewest that the pages put blocks together to. */
const FEWEST_BLOCKS = 5;
/** A label is the item's category with this probability, and else any, as common as they are. */
const KNOWING = 0.8;

/** How common the categories are. */
const THREE = { even: [1 / 3, 1 / 3, 1 / 3], skewed: [0.8, 0.15, 0.05], rare: [0.95, 0.04, 0.01] };
const FIVE = {
  even: [0.2, 0.2, 0.2, 0.2, 0.2],
  skewed: [0.7, 0.15, 0.08, 0.05, 0.02],
  rare: [0.94, 0.03, 0.01, 0.01, 0.01],
};

type Design = readonly [items: number, raters: number, skew: string];
const DESIGNS: readonly Design[] = cross(cross(ITEMS, RATERS), Object.keys(THREE)).map(([[items, raters], skew]) => [
  items,
  raters,
  skew,
]);
const FACTORS = ["items", "labels per item", "categories"];

const agreement = (
  title: string,
  about: string,
  level: QuestionInfo["level"],
  shares: typeof THREE,
  grid: readonly Design[],
  blocks = BLOCKS,
): Kind<Design> => ({
  title,
  about,
  factors: FACTORS,
  grid,
  sampler: ([items, raters, skew], random) => {
    const common = shares[skew as keyof typeof shares];
    const question = questionOf(level, common.length);
    // Two labels agree by both being known, or else by chance: α is KNOWING², whatever the skew and the level.
    return {
      truth: KNOWING ** 2,
      draw: () => agreementFigure(drawBlocks(items, raters, common, blocks, level !== "nominal", random), question),
    };
  },
});

const questionOf = (level: QuestionInfo["level"], categories: number): QuestionInfo => ({
  question: "question",
  name: "Question",
  level,
  labels: Array.from({ length: categories }, (_, k) => ({
    label: String(k + 1),
    name: String(k + 1),
    means: null,
    policy: null,
  })),
});

export const AGREEMENT_KINDS = [
  agreement(
    "Agreement, of categories without an order",
    "Krippendorff’s α on Overview and Trends, of three categories: equally common; 80, 15 and 5% (skewed); 95, 4 and 1% (rare).",
    "nominal",
    THREE,
    DESIGNS,
  ),
  agreement(
    "Agreement, over five blocks of items",
    "The same on Trends, where weeks and markets are so many that blocks of items are put together.",
    "nominal",
    THREE,
    DESIGNS.filter(([, raters]) => raters < 15),
    FEWEST_BLOCKS,
  ),
  agreement(
    "Agreement, of categories in order",
    "Krippendorff’s α of five categories in order: equally common; 70, 15, 8, 5 and 2% (skewed); 94, 3, 1, 1 and 1% (rare).",
    "ordinal",
    FIVE,
    DESIGNS,
  ),
  agreement(
    "Agreement, of numbers",
    "Krippendorff’s α of the numbers 1 to 5, as common as the categories in order.",
    "interval",
    FIVE,
    DESIGNS,
  ),
] as readonly unknown[] as Kind[];

/** The sums of the blocks that items fell into at random. */
function drawBlocks(
  items: number,
  raters: number,
  shares: readonly number[],
  count: number,
  paired: boolean,
  random: () => number,
): AgreementSums[] {
  const category = () => {
    let rest = random();
    let k = 0;
    while (k < shares.length - 1 && rest >= shares[k]!) rest -= shares[k++]!;
    return k;
  };
  const pairs = paired ? shares.flatMap((_, j) => shares.slice(j + 1).map((_, k) => [j, j + k + 1] as const)) : [];
  const blocks = Array.from({ length: count }, () => ({
    units: 0,
    agreeing: 0,
    labelCounts: shares.map(() => 0),
    coincidences: pairs.map(() => 0),
  }));
  const counts = new Uint16Array(shares.length);
  for (let item = 0; item < items; item++) {
    const block = blocks[Math.floor(random() * count)]!;
    const known = category();
    counts.fill(0);
    for (let rater = 0; rater < raters; rater++) counts[random() < KNOWING ? known : category()]!++;
    block.units++;
    for (const [k, own] of counts.entries()) {
      block.labelCounts[k]! += own;
      block.agreeing += own * (own - 1);
    }
    for (const [i, [j, k]] of pairs.entries()) block.coincidences[i]! += counts[j]! * counts[k]!;
  }
  return blocks
    .filter(({ units }) => units > 0)
    .map((block) =>
      normalisedAgreement([{ ...block, labels: raters, coincidences: paired ? block.coincidences : null }]),
    );
}
