/** Learning curves from 0.5 to 0.9 at rate 0.3 with a little noise of the same size at seven times: the same ones in every run. */
export function simulatedCurves(n: number): { t: number[]; y: number[] }[] {
  let state = 1;
  const uniform = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const t = [0, 1, 2, 3, 4, 5, 6];
  const noise = () => 0.002 * (uniform() + uniform() + uniform() - 1.5);
  return Array.from({ length: n }, () => ({ t, y: t.map((at) => 0.9 - 0.4 * Math.exp(-0.3 * at) + noise()) }));
}
