import { loess } from "../../../src/lib/stats/loess.js";
import { lowess } from "../../../src/lib/stats/lowess.js";
import { stl } from "../../../src/lib/stats/stl.js";
import { type Adapters, adapter } from "./adapter.js";

interface Scatter {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

type Degree = 0 | 1;

interface Seasonal {
  readonly x: readonly number[];
  readonly period: number;
  readonly s_window: number | "periodic";
  readonly t_window: number;
  readonly l_window: number;
  readonly s_jump: number;
  readonly t_jump: number;
  readonly l_jump: number;
  readonly s_degree: Degree;
  readonly t_degree: Degree;
  readonly l_degree: Degree;
  readonly inner: number;
  readonly outer: number;
}

/** Group 05: smooth curves. */
export const smoothing: Adapters = {
  lowess: adapter(({ x, y, f, iter }: Scatter & { readonly f: number; readonly iter: number }) => ({
    fitted: lowess(x, y, { span: f, iterations: iter }),
  })),
  loess: adapter(({ x, y, span, degree }: Scatter & { readonly span: number; readonly degree: 0 | 1 | 2 }) => ({
    fitted: loess(x, y, { span, degree }),
  })),
  stl: adapter((input: Seasonal) => {
    const { x, period, s_window, s_degree, s_jump, inner, outer } = input;
    const { seasonal, trend, remainder } = stl(x, period, {
      seasonal: s_window === "periodic" ? s_window : { window: s_window, degree: s_degree, jump: s_jump },
      trend: { window: input.t_window, degree: input.t_degree, jump: input.t_jump },
      lowPass: { window: input.l_window, degree: input.l_degree, jump: input.l_jump },
      ...{ periodicJump: s_jump, inner, outer },
    });
    return { seasonal, trend, remainder };
  }),
};
