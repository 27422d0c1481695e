/**
 * What a formula of fractions needs of its numbers, so that the same lines run on floating point in a page and on exact
 * fractions in a check.
 */
export interface Arithmetic<Q> {
  readonly of: (value: number) => Q;
  readonly add: (a: Q, b: Q) => Q;
  readonly subtract: (a: Q, b: Q) => Q;
  readonly multiply: (a: Q, b: Q) => Q;
  /** b is not 0. */
  readonly divide: (a: Q, b: Q) => Q;
}

/** Floating point. */
export const FLOATS: Arithmetic<number> = {
  of: (value) => value,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
};

/** The sum of all values; 0 for none. */
export function total<Q>({ of, add }: Arithmetic<Q>, values: readonly Q[]): Q {
  return values.reduce(add, of(0));
}
