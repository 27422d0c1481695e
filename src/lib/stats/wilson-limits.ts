export function wilsonLimits(share: number, n: number, quantile: number): readonly [lower: number, upper: number] {
  throw new Error(`not yet: ${share} ${n} ${quantile}`);
}
