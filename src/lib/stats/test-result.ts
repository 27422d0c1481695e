import type { Reason } from "./estimate.js";

/** What a test found, or the reason why it could not be made. */
export type TestResult =
  | { readonly statistic: number; readonly pValue: number; readonly reason: null }
  | { readonly statistic: null; readonly pValue: null; readonly reason: Reason };

/** The test that could not be made. */
export function undefinedTest(reason: Reason): TestResult & { readonly statistic: null } {
  return { statistic: null, pValue: null, reason };
}
