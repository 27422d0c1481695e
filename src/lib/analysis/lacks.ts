/** What a snapshot cannot say, whatever the filters, and what would supply it. */
import { METRICS, type MetricName } from "../schema/metrics.js";
import { FACTS, type FactName, type Need } from "../schema/needs.js";
import { NO_MARKET } from "../workbook/markets.js";
import type { WorkbookInfo } from "../workbook/results.js";

export interface Lack extends Need {
  readonly title: string;
  /** What cannot be said without it; null: the metric itself. */
  readonly without: string | null;
  /** Names of the markets that lack it; null: the whole snapshot does. */
  readonly markets: readonly string[] | null;
}

/** In the order of the metrics, then of the facts. A snapshot without any work lacks just that. */
export function lacks(info: WorkbookInfo): readonly Lack[] {
  const { holds } = info;
  const markets = holds.volume;
  if (markets.length === 0) return [metricLack("volume", null)];
  const named = (lacking: readonly string[]) =>
    lacking.length === markets.length ? null : lacking.map((market) => marketName(market, info));
  const metrics = (["accuracy", "gold_accuracy", "false_positive_rate", "false_negative_rate", "agreement"] as const)
    .map((metric) => ({ metric, lacking: markets.filter((market) => isLacking(metric, market, info)) }))
    .filter(({ lacking }) => lacking.length > 0)
    .map(({ metric, lacking }) => metricLack(metric, named(lacking)));
  const facts = (Object.keys(FACTS) as FactName[])
    .map((fact) => ({ fact, lacking: markets.filter((market) => isUnknown(fact, market, info)) }))
    .filter(({ fact, lacking }) => lacking.length > (ASKED_OF_EACH.has(fact) ? 0 : markets.length - 1))
    .map(({ fact, lacking }): Lack => ({ ...FACTS[fact], markets: named(lacking) }));
  return [...metrics, ...facts];
}

/** Facts whose lack in one market is news where others have it; models may well be at work in some only. */
const ASKED_OF_EACH: ReadonlySet<FactName> = new Set(["time", "annotators"]);

const metricLack = (metric: MetricName, markets: readonly string[] | null): Lack => {
  const { title, needs } = METRICS[metric];
  return { title, ...needs, without: null, markets };
};

/** Gold accuracy stands in for accuracy: its lack is news where there is neither. Error rates need either. */
function isLacking(metric: MetricName, market: string, { holds }: WorkbookInfo): boolean {
  const has = (name: MetricName) => holds[name].includes(market);
  const judged = has("accuracy") || has("gold_accuracy");
  if (metric === "gold_accuracy") return !judged;
  if (metric === "false_positive_rate" || metric === "false_negative_rate") return judged && !has(metric);
  return !has(metric);
}

/** Who gave a label is asked of people's judged labels alone; whether there are two markets, of all. */
function isUnknown(fact: FactName, market: string, { holds }: WorkbookInfo): boolean {
  if (fact === "markets") return holds.markets.filter((each) => each !== NO_MARKET).length < 2;
  if (fact !== "annotators") return !holds[fact].includes(market);
  const judged = holds.accuracy.includes(market) || holds.gold_accuracy.includes(market);
  return judged && holds.people.includes(market) && !holds.annotators.includes(market);
}

const marketName = (market: string, { choices }: WorkbookInfo): string =>
  market === NO_MARKET
    ? "work without a market"
    : (choices.market.find(({ value }) => value === market)?.name ?? market);
