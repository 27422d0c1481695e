import fc from "fast-check";
import type { ViewState } from "../../../../src/lib/schema/filters.js";
import { addDays } from "../../../../src/lib/workbook/days.js";
import type { Choice, WorkbookInfo } from "../../../../src/lib/workbook/results.js";

const some = (choices: readonly Choice[]) =>
  fc.subarray(choices.map(({ value }) => value)).map((values) => values.toSorted());
const one = (choices: readonly Choice[]) => fc.option(fc.constantFrom(...choices.map(({ value }) => value)));

/** Any view that a workbook's choices allow, its values in the order of links. */
export const anyViewState = ({ choices }: WorkbookInfo): fc.Arbitrary<ViewState> =>
  fc.record({
    market: some(choices.market),
    queue: some(choices.queue),
    policy: one(choices.policy),
    team: some(choices.team),
    kind: fc.option(fc.constantFrom("human" as const, "model" as const)),
    model: some(choices.model),
    reference: one(choices.reference),
    from: fc.option(fc.integer({ min: 0, max: 60 }).map((days) => addDays("2026-08-01", days))),
    to: fc.option(fc.integer({ min: 61, max: 120 }).map((days) => addDays("2026-08-01", days))),
    grain: fc.constantFrom("day" as const, "week" as const),
  });
