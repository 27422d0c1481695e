import { newcombeDifference } from "../../../src/lib/stats/newcombe-difference.js";
import { wilson } from "../../../src/lib/stats/wilson.js";
import { type Adapters, adapter } from "./adapter.js";

interface One {
  readonly x: number;
  readonly n: number;
  readonly conf?: number;
}

interface Two {
  readonly x1: number;
  readonly n1: number;
  readonly x2: number;
  readonly n2: number;
  readonly conf?: number;
}

/** Group 01. */
export const proportions: Adapters = {
  wilson_ci: adapter(({ x, n, conf }: One) => {
    const { value, lower, upper } = wilson(x, n, conf);
    return { estimate: value, lower, upper };
  }),
  diff_newcombe_ci: adapter(({ x1, n1, x2, n2, conf }: Two) => {
    const { value, lower, upper } = newcombeDifference(x1, n1, x2, n2, conf);
    return { diff: value, lower, upper };
  }),
};
