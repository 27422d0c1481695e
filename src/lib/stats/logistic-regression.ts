import { sum } from "d3-array";
import { CholeskyDecomposition, Matrix } from "ml-matrix";
import { requireFinite, requireNonNegative, requirePart, requireSameLength } from "./checks.js";
import type { Reason } from "./estimate.js";
import { normalPValue } from "./normal-p-value.js";
import { standardisedDesign } from "./standardised-design.js";

export interface LogisticTerm {
  /** Log odds; per unit of the predictor. */
  readonly value: number;
  readonly standardError: number;
  readonly z: number;
  /** Two-sided, normal (Wald). */
  readonly pValue: number;
}

export type LogisticRegression =
  | {
      /** The intercept first, then the predictors in order. */
      readonly terms: readonly LogisticTerm[];
      /** Of the yeses and noes one by one, without binomial coefficients. */
      readonly logLikelihood: number;
      /** 2·(log likelihood of the groups' own shares − log likelihood); for single observations −2·log likelihood. */
      readonly deviance: number;
      /** Of the intercept alone. */
      readonly nullDeviance: number;
      /** Groups with trials − coefficients. */
      readonly degreesOfFreedom: number;
      readonly reason: null;
    }
  | {
      readonly terms: null;
      readonly logLikelihood: null;
      readonly deviance: null;
      readonly nullDeviance: null;
      readonly degreesOfFreedom: null;
      readonly reason: Reason;
    };

const ITERATIONS = 50;
const CONVERGED = 1e-9;

/**
 * Logistic regression by maximum likelihood: log odds of yes as a linear function of predictors
 *
 *     logit p_i = b_0 + Σ_j b_j·x_ij,   successes_i ~ Binomial(trials_i, p_i)
 *
 * Newton's method (iteratively reweighted least squares) on standardised predictors, from b = 0 but the common log odds, until no
 * log odds move by more than 1e-9. Where predictors separate yes from no, wholly or in part, or one outcome never occurs, the
 * likelihood has no maximum: some log odds grow by about 1 a step for ever, which is how that is told.
 *
 * @param x groups × predictors, without the intercept's ones; single observations are groups of one trial
 * @param successes per group, 0..trials; weights need not be whole
 * @param trials per group, ≥ 0; groups of 0 are left out
 * @returns `no-data` without trials, `separation`, `collinear`, and `too-few` for fewer groups than coefficients
 * @throws RangeError for lists of different lengths, NaN and infinite predictors, negative counts, successes > trials
 * @see McCullagh & Nelder (1989), Generalized Linear Models, ch. 4; Albert & Anderson (1984), Biometrika 71, 1–10
 */
export function logisticRegression(
  x: readonly (readonly number[])[],
  successes: readonly number[],
  trials: readonly number[],
): LogisticRegression {
  requireGroups(x, successes, trials);
  const groups = x.flatMap((predictors, i) =>
    trials[i] === 0 ? [] : [{ predictors, yes: successes[i]!, all: trials[i]! }],
  );
  if (groups.length === 0) return undefinedRegression("no-data");
  const yes = sum(groups, (group) => group.yes);
  const all = sum(groups, (group) => group.all);
  if (yes === 0 || yes === all) return undefinedRegression("separation");
  const design = standardisedDesign(groups.map((group) => group.predictors));
  if (design === null) return undefinedRegression(groups.length <= x[0]!.length ? "too-few" : "collinear");

  const { rows, original } = design;
  const columns = rows[0]!.length;
  let coefficients = [Math.log(yes / (all - yes)), ...Array<number>(columns - 1).fill(0)];
  const logOddsOf = (b: readonly number[]) => rows.map((row) => sum(row, (value, j) => value * b[j]!));
  const logLikelihoodOf = (logOdds: readonly number[]) =>
    // ln(1 + e^η) without overflow.
    sum(groups, ({ yes: k, all: n }, i) => {
      const eta = logOdds[i]!;
      return k * eta - n * (Math.max(0, eta) + Math.log1p(Math.exp(-Math.abs(eta))));
    });
  let logOdds = logOddsOf(coefficients);
  let logLikelihood = logLikelihoodOf(logOdds);
  const nullLogLikelihood = logLikelihood;
  let firstPivot: number | undefined;

  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const information = Matrix.zeros(columns, columns);
    const score = Array<number>(columns).fill(0);
    for (const [i, { yes: k, all: n }] of groups.entries()) {
      // Both from their own exponential: 1 − p of a p near 1 has no digits left.
      const p = 1 / (1 + Math.exp(-logOdds[i]!));
      const q = 1 / (1 + Math.exp(logOdds[i]!));
      for (const [a, value] of rows[i]!.entries()) {
        score[a]! += value * (k * q - (n - k) * p);
        // Symmetric to the last digit, as the decomposition asks.
        for (const [b, other] of rows[i]!.slice(0, a + 1).entries()) {
          const entry = information.get(a, b) + n * p * q * value * other;
          information.set(a, b, entry).set(b, a, entry);
        }
      }
    }
    const cholesky = new CholeskyDecomposition(information);
    const pivot = cholesky.isPositiveDefinite() ? leastPivot(cholesky, information) : 0;
    firstPivot ??= pivot;
    // The first information has equal weights: what is singular there are the predictors. Later only running log odds make it so.
    if (firstPivot < 1e-13) return undefinedRegression("collinear");
    if (pivot < 1e-11 * firstPivot) return undefinedRegression("separation");
    const step = cholesky.solve(Matrix.columnVector(score)).to1DArray();
    const move = Math.max(...logOddsOf(step).map(Math.abs));
    if (move < CONVERGED) {
      const covariance = original.mmul(cholesky.solve(Matrix.identity(columns))).mmul(original.transpose());
      const values = original.mmul(Matrix.columnVector(coefficients)).to1DArray();
      const saturated = sum(groups, ({ yes: k, all: n }) => entropyTerm(k, n) + entropyTerm(n - k, n));
      return {
        terms: values.map((value, j) => waldTerm(value, Math.sqrt(covariance.get(j, j)))),
        logLikelihood,
        deviance: 2 * (saturated - logLikelihood),
        nullDeviance: 2 * (saturated - nullLogLikelihood),
        degreesOfFreedom: groups.length - columns,
        reason: null,
      };
    }
    // The likelihood is concave: a step that lowers it is too long, never in a wrong direction.
    for (let length = 1; length > 1e-6; length /= 2) {
      const moved = coefficients.map((value, j) => value + length * step[j]!);
      const movedOdds = logOddsOf(moved);
      const movedLikelihood = logLikelihoodOf(movedOdds);
      if (movedLikelihood < logLikelihood - 1e-12 * Math.abs(logLikelihood)) continue;
      [coefficients, logOdds, logLikelihood] = [moved, movedOdds, movedLikelihood];
      break;
    }
  }
  return undefinedRegression("separation");
}

/** How much of a column the columns before it leave unexplained, at the worst: 1 for orthogonal columns, 0 for dependent ones. */
function leastPivot(cholesky: CholeskyDecomposition, information: Matrix): number {
  const diagonal = cholesky.lowerTriangularMatrix.diagonal();
  return Math.min(...diagonal.map((root, j) => root ** 2 / information.get(j, j)));
}

/** k·ln(k/n), 0 for k = 0. */
function entropyTerm(k: number, n: number): number {
  return k === 0 ? 0 : k * Math.log(k / n);
}

function waldTerm(value: number, standardError: number): LogisticTerm {
  const z = value / standardError;
  return { value, standardError, z, pValue: normalPValue(z) };
}

function undefinedRegression(reason: Reason): LogisticRegression {
  return { terms: null, logLikelihood: null, deviance: null, nullDeviance: null, degreesOfFreedom: null, reason };
}

function requireGroups(
  x: readonly (readonly number[])[],
  successes: readonly number[],
  trials: readonly number[],
): void {
  requireSameLength(x, "x", successes, "successes");
  requireSameLength(x, "x", trials, "trials");
  for (const [i, predictors] of x.entries()) {
    requireSameLength(predictors, `x[${i}]`, x[0]!, "x[0]");
    for (const value of predictors) requireFinite(value, "x");
    requireNonNegative(successes[i]!, "successes");
    requireNonNegative(trials[i]!, "trials");
    requirePart(successes[i]!, "successes", trials[i]!, "trials");
  }
}
