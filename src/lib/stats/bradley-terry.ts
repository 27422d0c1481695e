import { sum } from "d3-array";
import { inverse } from "ml-matrix";
import { requireNonNegative } from "./checks.js";
import { type Estimate, type Reason, withoutLimits } from "./estimate.js";
import { twoSidedZ } from "./two-sided-z.js";

/** wins[i][j] = how often i was preferred to j; a tie counts half for each. The diagonal is 0. */
export type Wins = readonly (readonly number[])[];

export interface Abilities {
  /** On the log-odds scale, adding up to 0. */
  readonly abilities: readonly number[];
  /** Of the centred abilities. */
  readonly standardErrors: readonly number[];
  /** Of the centred abilities; the variance of a difference is v_ii + v_jj − 2·v_ij. */
  readonly covariance: readonly (readonly number[])[];
  /** Σ wins_ij · ln P(i beats j). */
  readonly logLikelihood: number;
  /** Twice the log likelihood lost against a model with a share for each pair of its own. */
  readonly deviance: number;
  readonly reason: null;
}

export type BradleyTerry = Abilities | { readonly reason: Reason };

const ITERATIONS = 100;
const TOLERANCE = 1e-10;

/**
 * The Bradley-Terry model of paired comparisons: each of m things has an ability λ, and
 *
 *     P(i is preferred to j) = 1 / (1 + exp(λ_j − λ_i)),  Σ λ = 0
 *
 * Maximum likelihood by Newton's method with halved steps; standard errors from the inverse information. Comparisons count as
 * independent: many by one rater, or of one prompt, say less than their number.
 *
 * @param wins square; pairs that were never compared are 0 both ways; rows go through `comparisonWins`
 * @returns abilities; `no-data` without comparisons; `not-comparable` where the things fall into two parts such that nothing of the one
 *   ever won against the other: the difference then has no estimate (no comparison) or no finite one (Ford 1957);
 *   `no-convergence` if abilities still move by more than 1e-10 after 100 steps
 * @throws RangeError for a table that is not square, negative wins and wins against oneself
 * @see Bradley & Terry (1952), Biometrika 39, 324–345; Ford (1957), American Mathematical Monthly 64 (8), 28–33
 */
export function bradleyTerry(wins: Wins): BradleyTerry {
  requireWins(wins);
  if (sum(wins.flat()) === 0) return { reason: "no-data" };
  if (!reachesAll((i, j) => wins[i]![j]! > 0, wins.length) || !reachesAll((i, j) => wins[j]![i]! > 0, wins.length))
    return { reason: "not-comparable" };

  let abilities = wins.map(() => 0);
  let logLikelihood = logLikelihoodOf(wins, abilities);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const covariance = centredCovariance(wins, abilities);
    const gradient = wins.map((row, i) =>
      sum(row, (won, j) => won - (won + wins[j]![i]!) * probability(abilities[i]! - abilities[j]!)),
    );
    const step = covariance.map((row) => sum(row, (value, j) => value * gradient[j]!));
    if (step.every((change, i) => Math.abs(change) <= TOLERANCE * Math.max(1, Math.abs(abilities[i]!)))) {
      const deviance = 2 * (saturatedLogLikelihood(wins) - logLikelihood);
      const standardErrors = covariance.map((row, i) => Math.sqrt(row[i]!));
      return { abilities, standardErrors, covariance, logLikelihood, deviance, reason: null };
    }
    // The likelihood is concave: some part of the step raises it, unless it is level to rounding.
    for (let part = 1; part > 1e-6; part /= 2) {
      const next = abilities.map((ability, i) => ability + part * step[i]!);
      const reached = logLikelihoodOf(wins, next);
      if (reached < logLikelihood - 1e-12 * Math.abs(logLikelihood)) continue;
      [abilities, logLikelihood] = [next, reached];
      break;
    }
  }
  return { reason: "no-convergence" };
}

export type AbilityDifference = Estimate & {
  readonly standardError: number;
  /** P(first is preferred to second), 0..1. */
  readonly winProbability: number;
};

/**
 * By how much the first of two compared things is abler than the second, λ_i − λ_j ± z·se.
 *
 * @param i place of the first in the table of wins
 * @param j place of the second
 * @param confidence between 0 and 1
 * @returns log odds of being preferred; without limits, `no-variation`, for i = j
 * @throws RangeError for a confidence outside 0..1 and places outside the table
 */
export function abilityDifference(
  { abilities, covariance }: Abilities,
  i: number,
  j: number,
  confidence = 0.95,
): AbilityDifference {
  const quantile = twoSidedZ(confidence);
  const places = { i, j };
  for (const [name, place] of Object.entries(places))
    if (!(place in abilities))
      throw new RangeError(`${name} must be a place 0..${abilities.length - 1}, not ${place}.`);
  const value = abilities[i]! - abilities[j]!;
  if (i === j) return { ...withoutLimits(value, "no-variation"), standardError: 0, winProbability: 0.5 };
  const standardError = Math.sqrt(covariance[i]![i]! + covariance[j]![j]! - 2 * covariance[i]![j]!);
  const margin = quantile * standardError;
  const winProbability = probability(value);
  return { value, lower: value - margin, upper: value + margin, reason: null, standardError, winProbability };
}

const probability = (difference: number): number => 1 / (1 + Math.exp(-difference));

/** ln(1 / (1 + e^−difference)), of large differences too. */
const logProbability = (difference: number): number =>
  difference > 0 ? -Math.log1p(Math.exp(-difference)) : difference - Math.log1p(Math.exp(difference));

function logLikelihoodOf(wins: Wins, abilities: readonly number[]): number {
  return sum(wins, (row, i) => sum(row, (won, j) => won * logProbability(abilities[i]! - abilities[j]!)));
}

function saturatedLogLikelihood(wins: Wins): number {
  return sum(wins, (row, i) => sum(row, (won, j) => (won === 0 ? 0 : won * Math.log(won / (won + wins[j]![i]!)))));
}

/**
 * The inverse of the information, which is singular along a shift of all abilities. With 1/m added everywhere it is not, and the
 * inverse has that same 1/m too much: along the shift both are 1.
 */
function centredCovariance(wins: Wins, abilities: readonly number[]): number[][] {
  const m = wins.length;
  const information = wins.map((row, i) => {
    const entries = row.map((won, j) => {
      const p = probability(abilities[i]! - abilities[j]!);
      return -(won + wins[j]![i]!) * p * (1 - p);
    });
    return entries.map((entry, j) => (i === j ? -sum(entries) : entry) + 1 / m);
  });
  return inverse(information)
    .to2DArray()
    .map((row) => row.map((value) => value - 1 / m));
}

/** Whether every place can be reached from the first. */
function reachesAll(leads: (from: number, to: number) => boolean, places: number): boolean {
  const reached = new Set([0]);
  for (const from of reached) for (let to = 0; to < places; to++) if (leads(from, to)) reached.add(to);
  return reached.size === places;
}

function requireWins(wins: Wins): void {
  for (const [i, row] of wins.entries()) {
    if (row.length !== wins.length)
      throw new RangeError(
        `wins must be square: row ${i + 1} has ${row.length} columns, the table ${wins.length} rows.`,
      );
    for (const won of row) requireNonNegative(won, "wins");
    if (row[i] !== 0) throw new RangeError(`wins: nothing is compared with itself, found ${row[i]} in row ${i + 1}.`);
  }
}
