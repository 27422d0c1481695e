/** What readers should know of how a page's figures were made, in words. */
import { group } from "d3-array";
import { gapsText } from "../analysis/gaps.js";
import { nameOf } from "./caption.js";
import type { Days } from "./days.js";
import type { ErrorView } from "./error-rates.js";
import type { Family, Judge } from "./judges.js";
import { NO_MARKET } from "./markets.js";
import type { Choice, Notice, WorkbookInfo } from "./results.js";

/** What a policy filter means for errors is not what it means for the rest of the page. */
export function policyNotice(policy: string | null, { questions }: ErrorView, info: WorkbookInfo): Notice[] {
  if (policy === null || !questions.some(({ oneVsRest }) => oneVsRest)) return [];
  const name = nameOf(info.choices.policy, policy);
  const text = `Accuracy and error rates ask of every label whether it says ${name} or something else; agreement and volume count items queued under ${name}.`;
  return [{ code: "policy", text }];
}

/** Figures of one metric that stand beside each other, or in one total, and are judged by different sets. */
export function setsNotice(judges: readonly Judge[], info: WorkbookInfo): Notice[] {
  const mixed = [...group(judges, ({ family }) => family).values()]
    .map((family) => family.filter(({ n }) => n > 0))
    .filter((family) => new Set(family.map(({ referenceSet }) => referenceSet)).size > 1);
  if (mixed.length === 0) return [];
  const list = mixed.flat().map(({ market, referenceSet }) => {
    return `${marketName(market, info)} by ${nameOf(info.choices.reference, referenceSet)}`;
  });
  return [{ code: "reference-sets", text: `Markets are judged by different reference sets: ${list.join("; ")}.` }];
}

/** Markets that the total's accuracy leaves out. */
export function familyNotice(judges: readonly Judge[], total: Family, info: WorkbookInfo): Notice[] {
  const others = judges.filter(({ n, family }) => n > 0 && family !== total);
  if (others.length === 0) return [];
  const names = others.map(({ market }) => marketName(market, info)).join(", ");
  return [{ code: "gold", text: `Without random audits, shown as gold accuracy and left out of the total: ${names}.` }];
}

/** Stretches of the days in view that may never have been exported. */
export function gapsNotice(markets: readonly Choice[], days: Days | null, info: WorkbookInfo): Notice[] {
  const text = gapsText(markets, days, info);
  return text === null ? [] : [{ code: "gaps", text }];
}

/** Rows that carry no time, where a page leaves them out. */
export function undatedNotice(submissions: number, judged: number): Notice[] {
  const counts = [
    ...(submissions > 0 ? [`${whole.format(submissions)} submission${submissions === 1 ? "" : "s"}`] : []),
    ...(judged > 0 ? [`${whole.format(judged)} judged label${judged === 1 ? "" : "s"}`] : []),
  ];
  return counts.length === 0
    ? []
    : [{ code: "undated", text: `Left out, as they carry no day: ${counts.join(" and ")}.` }];
}

const whole = new Intl.NumberFormat("en");

const marketName = (market: string, info: WorkbookInfo): string =>
  market === NO_MARKET ? "work without a market" : nameOf(info.choices.market, market);
