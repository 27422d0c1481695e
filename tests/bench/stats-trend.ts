/** How long binomial change points of 2,000 periods take, at its slowest: shares that never change prune nothing. Prints a line. */
import { median, randomLcg } from "d3";
import { binomialChangePoints } from "../../src/lib/stats/binomial-change-points.js";

const PERIODS = 2_000;
const OBSERVATIONS = 500;
const RUNS = 15;
const TARGET = 20;

/** Shares of 0.1 that shift by the given amount every so many periods, from a fixed sequence of numbers. */
function series(every: number, shift: number): { x: number[]; n: number[] } {
  const uniform = randomLcg(0.7);
  const hits = (share: number) => Array.from({ length: OBSERVATIONS }, uniform).filter((u) => u < share).length;
  const x = Array.from({ length: PERIODS }, (_, i) => hits(0.1 + (Math.floor(i / every) % 2) * shift));
  return { x, n: x.map(() => OBSERVATIONS) };
}

function milliseconds({ x, n }: { x: number[]; n: number[] }): number {
  const begin = performance.now();
  binomialChangePoints(x, n, 2 * Math.log(PERIODS));
  return performance.now() - begin;
}

const kinds = { "no change": series(PERIODS, 0), "a change every 100": series(100, 0.05) };
const firsts = Object.values(kinds).map(milliseconds);
const warm = Object.values(kinds).map((kind) => median(Array.from({ length: RUNS }, () => milliseconds(kind)))!);
const shown = Object.keys(kinds).map(
  (name, i) => `${name} ${warm[i]!.toFixed(1)} ms (first ${firsts[i]!.toFixed(1)} ms)`,
);
console.log(`binomial change points, ${PERIODS} periods: ${shown.join(", ")}; target ${TARGET} ms`);
if (Math.max(...warm) > TARGET) process.exitCode = 1;
