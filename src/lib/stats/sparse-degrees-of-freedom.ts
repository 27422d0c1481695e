/**
 * Degrees of freedom of a variance that was estimated from few events:
 *
 *     1 / df′ = 1 / df + 1 / events
 *
 * A variance over G parts (annotators, blocks of items) is itself uncertain by Var(s²)/σ⁴ = 2/(G − 1) + κ/G, and Satterthwaite's
 * degrees of freedom are twice its inverse: 1/df′ = 1/(G − 1) + κ/2G. G − 1 alone, κ = 0, holds for normal parts only. For counts of
 * rare events the excess kurtosis κ is G/events where events come alone (Poisson) and nears 6G/events where they come in clumps
 * (gamma-Poisson, events counted as clumps): 1/events times a factor of 0.5 to 3. It is taken as 1, the least whole number with which
 * `npm run bench:coverage` finds no interval of the site below its bound.
 *
 * @param degreesOfFreedom of normal parts, greater than 0
 * @param events effective number of events of the rarer kind that the variance rests on, ≥ 0; Infinity: no want of them
 * @returns between 0 and both; 0 where there is no event: the data then say nothing of the variance
 * @throws RangeError for a negative number of events, or no degrees of freedom
 * @see Satterthwaite (1946), Biometrics Bulletin 2, 110–114; O'Neill (2014), The American Statistician 68, 282–296, for Var(s²)
 */
export function sparseDegreesOfFreedom(degreesOfFreedom: number, events: number): number {
  if (!(degreesOfFreedom > 0))
    throw new RangeError(`degreesOfFreedom must be greater than 0, not ${degreesOfFreedom}.`);
  if (!(events >= 0)) throw new RangeError(`events must be a number of at least 0, not ${events}.`);
  if (events === 0) return 0;
  return events === Number.POSITIVE_INFINITY ? degreesOfFreedom : 1 / (1 / degreesOfFreedom + 1 / events);
}
