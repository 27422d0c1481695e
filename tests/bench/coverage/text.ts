import type { IntervalCoverage } from "../../../src/lib/schema/interval-coverage.js";

/** JSON with a line per cell, so that a change of some shows as a change of these lines. */
export const asText = (result: IntervalCoverage): string =>
  `${JSON.stringify(result, null, 2)
    .replace(/\[([^[\]{}]*)\]/g, (_, items: string) => `[${joined(items)}]`)
    .replace(/\{(\s+"settings"[^{}]*)\}/g, (_, items: string) => `{ ${joined(items)} }`)}\n`;

const joined = (items: string): string => items.trim().replace(/\s+/g, " ");
