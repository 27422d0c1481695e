import { randomBeta } from "d3";
import { cross } from "d3-array";
import { METRICS } from "../../src/lib/schema/metrics.js";
import { clusterDesign } from "../../src/lib/stats/cluster-design.js";
import { clusterSums } from "../../src/lib/stats/cluster-sums.js";
import { type ClusteredEstimate, clusteredWilson } from "../../src/lib/stats/clustered-wilson.js";
import { moverDifference } from "../../src/lib/stats/mover-difference.js";
import { addProportions, type ProportionSums } from "../../src/lib/stats/proportion-sums.js";
import { wilson } from "../../src/lib/stats/wilson.js";
import { type Cell, REPLICATES, Tally } from "./coverage-cell.js";

const N = [30, 100, 1000];
const SHARES = [0.02, 0.1, 0.3];
const CORRELATIONS = [0, 0.05, 0.15];
const ANNOTATORS = [8, 20, 100];
/** Of weighted labels: half of them stand for four, as where an audit takes more of one half than of the other. */
const WEIGHTS = [1, 4];

interface Design {
  readonly n: number;
  readonly p: number;
  readonly correlation: number;
  readonly annotators: number;
  readonly weighted: boolean;
}

type Clusters = readonly ProportionSums[];

/** Clustered shares and differences of two over the whole grid, plain Wilson where labels are independent. */
export function shareCells(random: () => number): Cell[] {
  const grid = cross(cross(N, SHARES), cross(cross(CORRELATIONS, ANNOTATORS), [false, true]));
  const clustered = grid.flatMap(([[n, p], [[correlation, annotators], weighted]]) =>
    clusteredCells({ n, p, correlation, annotators, weighted }, random),
  );
  return [...clustered, ...cross(N, SHARES).map(([n, p]) => plainCell(n, p, random))];
}

function clusteredCells(design: Design, random: () => number): Cell[] {
  const { n, annotators } = METRICS.accuracy.minimum;
  const shown = design.n >= n && design.annotators >= (annotators ?? 0);
  const one = new Tally(design.p);
  const draw = sampler(design, random);
  // The other sample has half again as many hits, and annotators of its own.
  const difference = new Tally(-design.p / 2);
  const drawOther = sampler({ ...design, p: 1.5 * design.p }, random);
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    const estimate = interval(draw());
    one.add(estimate);
    difference.add(moverDifference(estimate, interval(drawOther())));
  }
  return [one.cell("clustered share", { ...design }, shown), difference.cell("difference", { ...design }, shown)];
}

function plainCell(n: number, p: number, random: () => number): Cell {
  const tally = new Tally(p);
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    let hits = 0;
    for (let label = 0; label < n; label++) if (random() < p) hits++;
    tally.add(wilson(hits, n));
  }
  return tally.cell("Wilson", { n, p }, n >= METRICS.accuracy.minimum.n);
}

const interval = (clusters: Clusters): ClusteredEstimate =>
  clusteredWilson(addProportions(clusters), clusterDesign(clusterSums(clusters)));

/**
 * n labels, each of an annotator drawn at random; every annotator has a share of their own, beta distributed around p
 * so that two labels of one annotator correlate as asked. Weights have nothing to do with hits.
 */
function sampler({ n, p, correlation, annotators, weighted }: Design, random: () => number): () => Clusters {
  const precision = 1 / correlation - 1;
  const own = correlation === 0 ? () => p : randomBeta.source(random)(p * precision, (1 - p) * precision);
  return () => {
    const shares = Array.from({ length: annotators }, own);
    const clusters = shares.map(() => ({ n: 0, weight: 0, weightSquared: 0, hitWeight: 0, hitWeightSquared: 0 }));
    for (let label = 0; label < n; label++) {
      const a = Math.floor(random() * annotators);
      const weight = weighted ? WEIGHTS[Math.floor(random() * WEIGHTS.length)]! : 1;
      const cluster = clusters[a]!;
      cluster.n++;
      cluster.weight += weight;
      cluster.weightSquared += weight ** 2;
      if (random() < shares[a]!) {
        cluster.hitWeight += weight;
        cluster.hitWeightSquared += weight ** 2;
      }
    }
    return clusters;
  };
}
