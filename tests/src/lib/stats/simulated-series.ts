import { randomLcg, randomNormal } from "d3";

/** Series without a trend whose values carry a part of the one before them; the same in every run. */
export function* autoregressive(count: number, length: number, carried: number): Generator<number[]> {
  const noise = randomNormal.source(randomLcg(0.31))(0, 1);
  for (let k = 0; k < count; k++) {
    let value = noise() / Math.sqrt(1 - carried ** 2);
    yield Array.from({ length }, () => {
      const present = value;
      value = carried * value + noise();
      return present;
    });
  }
}

/** Share of p values that a test at 5 % takes for a trend. */
export const taken = (pValues: readonly (number | null)[]): number =>
  pValues.filter((pValue) => pValue !== null && pValue <= 0.05).length / pValues.length;
