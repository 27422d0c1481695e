import { createHash } from "node:crypto";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { bisectRight, randomLcg, randomNormal } from "d3";

/** A reproducible stream of random numbers. */
export interface Random {
  /** In [0, 1). */
  uniform(): number;
  chance(probability: number): boolean;
  /** Standard normal. */
  normal(): number;
  logNormal(median: number, sigma: number): number;
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
  };
}

/** Random numbers that belong to what they are drawn for, so that more or fewer elsewhere move none of them. */
export interface KeyedRandom {
  /** Turns to the numbers of a key (a whole number below 2^53) and a step (below 2^32), from their beginning. */
  at(key: number, step: number): void;
  /** In [0, 1), a multiple of 2^-32. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  logNormal(median: number, sigma: number): number;
}

/** The keyed numbers of that name under a seed: xoroshiro64**, its state the hash of seed, name, key and step. */
export function keyedRandom(seed: number, name: string): KeyedRandom {
  const digest = createHash("sha256").update(`${seed} ${name}`).digest();
  const [first, second] = [digest.readUInt32LE(0), digest.readUInt32LE(4)];
  let a = 0;
  let b = 0;
  function uniform(): number {
    const product = Math.imul(a, 0x9e3779bb);
    const result = Math.imul((product << 5) | (product >>> 27), 5);
    b ^= a;
    a = ((a << 26) | (a >>> 6)) ^ b ^ (b << 9);
    b = (b << 13) | (b >>> 19);
    return (result >>> 0) / 2 ** 32;
  }
  // Box and Muller: two numbers whatever they are, where rejection would take a varying count.
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    at(key, step) {
      const [high, low] = [Math.floor(key / 2 ** 32), key | 0];
      a = scramble(scramble(scramble(first ^ low) ^ high) ^ step);
      b = scramble(scramble(scramble(second ^ step) ^ low) ^ high) | (a === 0 ? 1 : 0);
    },
    uniform,
    normal,
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
  };
}

/** MurmurHash3's last step: every bit of the number moves every bit of the result. */
function scramble(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/**
 * The Poisson number a uniform one stands for: the larger the mean, the larger the number, never the smaller.
 * From a mean of 50 by Cornish and Fisher's expansion, which is off by less than one there.
 */
export function poissonQuantile(uniform: number, mean: number): number {
  if (mean >= 50) {
    const z = normalQuantile(uniform || 2 ** -33, 0, 1);
    return Math.max(0, Math.round(mean + z * Math.sqrt(mean) + (z * z - 1) / 6));
  }
  let count = 0;
  for (let term = Math.exp(-mean), sum = term; uniform >= sum && count < 1000; sum += term) term *= mean / ++count;
  return count;
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
