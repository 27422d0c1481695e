import { createHash } from "node:crypto";
import { bisectRight, randomLcg, randomNormal, randomPoisson } from "d3";

/** A reproducible stream of random numbers. */
export interface Random {
  /** In [0, 1). */
  uniform(): number;
  chance(probability: number): boolean;
  /** Standard normal. */
  normal(): number;
  logNormal(median: number, sigma: number): number;
  poisson(mean: number): number;
}

/**
 * The stream of that name under a seed. Every part of the simulation draws from its own,
 * so one part may draw more without moving the others. The hash keeps streams of
 * neighbouring seeds apart: the generator itself would start them side by side.
 */
export function randomStream(seed: number, name: string): Random {
  const start = createHash("sha256").update(`${seed} ${name}`).digest().readUInt32LE(0);
  const uniform = randomLcg(start / 2 ** 32);
  const normal = randomNormal.source(uniform)(0, 1);
  return {
    uniform,
    normal,
    chance: (probability) => uniform() < probability,
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
    poisson: (mean) => randomPoisson.source(uniform)(mean)(),
  };
}

/** Turns a uniform number into one of the choices, by weight. */
export function chooser<T>(choices: readonly T[], weight: (choice: T) => number): (uniform: number) => T {
  let total = 0;
  const cumulative = choices.map((choice) => {
    total += weight(choice);
    return total;
  });
  return (uniform) => choices[bisectRight(cumulative, uniform * total)]!;
}
