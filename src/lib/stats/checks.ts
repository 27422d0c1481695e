/**
 * Guards against programming errors. Degenerate data is answered with a reason; a count that
 * cannot be a count is thrown back with the name of what was passed.
 */

/** Throws a RangeError unless the value is a whole number ≥ 0. */
export function requireCount(value: number, name: string): void {
  if (!Number.isInteger(value) || value < 0)
    throw new RangeError(`${name} must be a whole number of at least 0, not ${value}.`);
}

/** Throws a RangeError unless the value is finite and ≥ 0. */
export function requireNonNegative(value: number, name: string): void {
  if (!Number.isFinite(value) || value < 0)
    throw new RangeError(`${name} must be a finite number of at least 0, not ${value}.`);
}

/** Throws a RangeError unless a part is no greater than its whole, give or take rounding of summed weights. */
export function requirePart(part: number, partName: string, whole: number, wholeName: string): void {
  if (part > whole * (1 + 1e-9))
    throw new RangeError(`${partName} (${part}) must not be greater than ${wholeName} (${whole}).`);
}

/** Throws a RangeError unless 0 < confidence < 1. */
export function requireConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`confidence must lie between 0 and 1 (0.95 for a 95 % interval), not ${confidence}.`);
}

/** Throws a RangeError unless the value is a finite number. */
export function requireFinite(value: number, name: string): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number, not ${value}.`);
}

/** Throws a RangeError unless two lists that belong together item by item are equally long. */
export function requireSameLength(
  one: readonly unknown[],
  oneName: string,
  other: readonly unknown[],
  otherName: string,
): void {
  if (one.length !== other.length)
    throw new RangeError(`${oneName} (${one.length}) and ${otherName} (${other.length}) must be equally long.`);
}

/** Throws a RangeError unless 0 ≤ value ≤ 1. */
export function requireShare(value: number, name: string): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must be a share in 0..1, not ${value}.`);
}
