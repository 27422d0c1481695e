/** Intervals of rates, of their changes, and of the share that is audited. */
import { cross } from "d3-array";
import { change } from "../../../src/lib/analysis/change.js";
import type { Periods } from "../../../src/lib/analysis/periods.js";
import { rateFigure } from "../../../src/lib/analysis/rate-figure.js";
import { clusterSums } from "../../../src/lib/stats/cluster-sums.js";
import { addProportions, type ProportionSums } from "../../../src/lib/stats/proportion-sums.js";
import { sparseClusterDesign } from "../../../src/lib/stats/sparse-cluster-design.js";
import { wilson } from "../../../src/lib/stats/wilson.js";
import type { Figure } from "../../../src/lib/workbook/results.js";
import type { Kind } from "./cell.js";
import { annotatorSampler, drawLabels } from "./labels.js";

const N = [30, 100, 1000];
const SHARES = [0.02, 0.1, 0.3];
const CORRELATIONS = [0, 0.05, 0.15];
/** Five is the least number at which accuracy is shown. */
const ANNOTATORS = [5, 8, 20, 100];
const WEIGHTED = ["equal", "unequal"];

/** Factors of most grids. */
const FACTORS = ["labels", "share", "correlation", "annotators"] as const;
type Design = readonly [n: number, p: number, correlation: number, annotators: number];
const designs = (ns: readonly number[], annotators: readonly number[] = ANNOTATORS): Design[] =>
  cross(cross(ns, SHARES), cross(CORRELATIONS, annotators)).map(([left, right]) => [...left, ...right]);
const weightedDesigns = cross(designs(N), WEIGHTED).map(([design, weights]) => [...design, weights] as const);

const PERIODS: Periods = { previous: ["2026-01-05", "2026-02-01"], current: ["2026-02-02", "2026-03-01"] };

type Clusters = readonly ProportionSums[];

/** A rate as the pages have it: of these annotators' labels, and of labels without an annotator. */
function rate(
  annotators: Clusters,
  independent = addProportions([]),
  { family = "accuracy", week = annotators }: { family?: "accuracy" | "gold_accuracy"; week?: Clusters } = {},
): Figure {
  const point = addProportions([...annotators, independent]);
  return rateFigure({ metric: family, family, point, design: sparseClusterDesign(clusterSums(week), independent) });
}

const share: Kind<readonly [...Design, string]> = {
  title: "A share of labels",
  about:
    "Accuracy and error rates of people’s labels, on Overview and Trends. Annotators differ: two labels of one annotator are alike by the correlation. With unequal weights, half of the labels stand for four.",
  factors: [...FACTORS, "weights"],
  grid: weightedDesigns,
  sampler: ([n, p, correlation, annotators, weights], random) => {
    const people = annotatorSampler(annotators, p, correlation, random);
    return { truth: p, draw: () => rate(drawLabels(people(), n, random, weights === "unequal")) };
  },
};

const difference: Kind<readonly [...Design, string]> = {
  title: "A change of a share",
  about:
    "The change of accuracy on Overview, where other annotators label in the period before. That has half as many hits again as the share says.",
  factors: [...FACTORS, "weights"],
  grid: weightedDesigns,
  sampler: ([n, p, correlation, annotators, weights], random) => {
    const now = annotatorSampler(annotators, p, correlation, random);
    const before = annotatorSampler(annotators, 1.5 * p, correlation, random);
    const draw = (people: typeof now) => rate(drawLabels(people(), n, random, weights === "unequal"));
    return { truth: -0.5 * p, draw: () => change(draw(now), draw(before), PERIODS) };
  },
};

const sameAnnotators: Kind<Design> = {
  title: "A change, of the same annotators",
  about: "The change of accuracy on Overview, where the same annotators label in both periods and nothing changes.",
  factors: FACTORS,
  grid: designs([100, 1000]),
  sampler: ([n, p, correlation, annotators], random) => {
    const people = annotatorSampler(annotators, p, correlation, random);
    return {
      truth: 0,
      draw: () => {
        const same = people();
        return change(rate(drawLabels(same, n, random)), rate(drawLabels(same, n, random)), PERIODS);
      },
    };
  },
};

const day: Kind<Design> = {
  title: "A share of one day",
  about: "Trends by day: the day’s labels, with annotators compared over the five days of its week.",
  factors: FACTORS,
  grid: designs([30, 100]),
  sampler: ([n, p, correlation, annotators], random) => {
    const people = annotatorSampler(annotators, p, correlation, random);
    return {
      truth: p,
      draw: () => {
        const same = people();
        const today = drawLabels(same, n, random);
        const others = drawLabels(same, 4 * n, random);
        return rate(today, undefined, { week: today.map((own, index) => addProportions([own, others[index]!])) });
      },
    };
  },
};

const mixed: Kind<Design> = {
  title: "A share of people’s and models’ labels",
  about: "Accuracy and error rates where half of the labels are a model’s, or of nobody known, and right as often.",
  factors: FACTORS,
  grid: designs([100, 1000]),
  sampler: ([n, p, correlation, annotators], random) => {
    const people = annotatorSampler(annotators, p, correlation, random);
    const model = [p];
    return {
      truth: p,
      draw: () => rate(drawLabels(people(), n / 2, random), drawLabels(model, n / 2, random)[0]),
    };
  },
};

const independent: Kind<readonly [number, number, string]> = {
  title: "A share of labels without annotators",
  about: "Accuracy and error rates of a model, or of labels whose annotators are not known.",
  factors: ["labels", "share", "weights"],
  grid: cross(cross(N, SHARES), WEIGHTED).map(([design, weights]) => [...design, weights] as const),
  sampler: ([n, p, weights], random) => ({
    truth: p,
    draw: () => rate([], drawLabels([p], n, random, weights === "unequal")[0]),
  }),
};

const gold: Kind<Design> = {
  title: "Gold accuracy of two annotators",
  about: "Gold accuracy and its error rates are shown from two annotators on.",
  factors: FACTORS,
  grid: designs([100, 1000], [2]),
  sampler: ([n, p, correlation, annotators], random) => {
    const people = annotatorSampler(annotators, p, correlation, random);
    return {
      truth: p,
      draw: () => rate(drawLabels(people(), n, random), undefined, { family: "gold_accuracy" }),
    };
  },
};

const audited: Kind<readonly [number, number]> = {
  title: "The share that is audited",
  about: "Random audits of production work, on Data quality: each submission is drawn by itself.",
  factors: ["submissions", "share"],
  grid: cross(N, SHARES),
  sampler: ([n, p], random) => ({ truth: p, draw: () => wilson(drawLabels([p], n, random)[0]!.hitWeight, n) }),
};

export const SHARE_KINDS = [
  share,
  difference,
  sameAnnotators,
  day,
  mixed,
  independent,
  gold,
  audited,
] as readonly unknown[] as Kind[];
