import type { Arithmetic } from "../../src/lib/stats/arithmetic.js";

/** A reduced fraction; the denominator is greater than 0. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : divisor(b, a % b));

function reduced(numerator: bigint, denominator: bigint): Fraction {
  const by = divisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / by, denominator: denominator / by };
}

/** Exact; a number is taken for the decimal fraction it is written as, 0.3 for 3/10. */
export const FRACTIONS: Arithmetic<Fraction> = {
  of: (value) => {
    const [whole, decimals = ""] = value
      .toFixed(12)
      .replace(/\.?0+$/, "")
      .split(".");
    return reduced(BigInt(whole! + decimals), 10n ** BigInt(decimals.length));
  },
  add: (a, b) => reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator),
  subtract: (a, b) => reduced(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator),
  multiply: (a, b) => reduced(a.numerator * b.numerator, a.denominator * b.denominator),
  divide: (a, b) => reduced(a.numerator * b.denominator, a.denominator * b.numerator),
};

/** The fraction a case writes as "3/100". */
export function parseFraction(text: string): Fraction {
  const [numerator, denominator = "1"] = text.split("/");
  return reduced(BigInt(numerator!), BigInt(denominator));
}

/** As a case writes it. */
export function writeFraction({ numerator, denominator }: Fraction): string {
  return `${numerator}/${denominator}`;
}
