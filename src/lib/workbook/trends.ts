/** The figures of the Trends page. */
import { extent, flatGroup, sum } from "d3-array";
import { isGap, UNCOUNTED } from "../analysis/gaps.js";
import { daysOf, type Grain, isWhole, lastWholeDay, periodsOf, shared } from "../analysis/periods.js";
import { volumeFigure } from "../analysis/volume-figure.js";
import type { ViewState } from "../schema/filters.js";
import type { MetricName } from "../schema/metrics.js";
import { agreement, agreementOf } from "./agreement.js";
import type { AgreementBlocks } from "./agreement-sums.js";
import { chosenDays } from "./chosen-days.js";
import { countDays, type Days } from "./days.js";
import { type ErrorFigure, errorFigures, errorView } from "./error-rates.js";
import { policyNotice, setsNotice, undatedNotice } from "./notices.js";
import { predicate } from "./predicate.js";
import { MAXIMUM_ROWS, type Query } from "./query.js";
import type { Absent, Notice, TrendPoint, Trends, WorkbookInfo } from "./results.js";
import { type PeriodVolume, volumeByPeriod } from "./volume-sums.js";

/** What is known of the days a view shows. */
interface Known {
  /** Days with data in the snapshot that are over. */
  readonly snapshot: Days;
  /** Of these, the days asked for; null where none is. */
  readonly view: Days | null;
}

/**
 * Accuracy (or gold accuracy), error rates, agreement and volume per market and period. Rates without judged labels
 * are gaps. No work is a volume of zero between the market's first and last day, where the view holds any of its work,
 * and a gap where no source has a row of the market for long: nobody exported it, or nobody worked.
 */
export async function trends(query: Query, state: ViewState, info: WorkbookInfo): Promise<Trends> {
  // The page says what is missing.
  if (info.days === null) return { grain: state.grain, points: [], notices: [] };
  const days = chosenDays(state, info);
  const { grain, notices } = affordableGrain(state, days === null ? info.days : shared(days, info.days), info);
  const snapshot: Days = [info.days[0], lastWholeDay({ days: info.days, asOf: info.asOf })];
  const known = { snapshot, view: days === null ? snapshot : shared(days, snapshot) };

  const { where, parameters } = predicate({ ...state, from: null, to: null }, "volume");
  const judged = async () => {
    const errors = await errorView(query, state, info, ["correct", "false_positive", "false_negative"], grain);
    const together = errors.judges.map((judge) => ({ scope: judge.market, judges: [judge] }));
    return { errors, rates: await errorFigures(query, errors, together) };
  };
  const agreeing = async () => {
    const agreed = await agreement(query, state, info, true);
    return { agreed, points: agreementPoints(agreed.found, known) };
  };
  // Asked together, so that neither waits for the other: the engine for the page, the page for the engine.
  const [{ errors, rates }, { agreed, points }, volumes] = await Promise.all([
    judged(),
    agreeing(),
    volumeByPeriod(query, { text: where, parameters }, days, grain),
  ]);

  const shares = [...ratePoints(rates, grain, known), ...points];
  return {
    grain,
    points: [...shares.filter(({ n }) => n > 0), ...volumePoints(volumes, days, grain, known, info)],
    notices: [
      ...notices,
      ...policyNotice(state.policy, errors, info),
      ...setsNotice(errors.judges, info),
      ...absentNotice("errors", "Accuracy and error rates are not available.", errors.absent),
      ...absentNotice(
        "directions",
        "Error rates by direction are not available.",
        missing("false_positive_rate", shares),
      ),
      ...absentNotice("agreement", "Agreement is not available.", missing("agreement", shares)),
      ...agreed.notices,
      ...predicate(state, "annotators").notices,
      ...undatedNotice(
        sum(volumes, ({ period, submissions }) => (period === null ? submissions : 0)),
        sum(errors.judges, ({ undated }) => undated),
      ),
    ],
  };
}

/** Points of a market: accuracy, two error rates, volume. Nor do more sets of references than that judge one market. */
const POINTS_PER_PERIOD = 4;

/** Days are shown as weeks where there would be more points than a browser can bear. */
function affordableGrain(
  { grain, market }: ViewState,
  days: Days | null,
  { choices }: WorkbookInfo,
): { readonly grain: Grain; readonly notices: readonly Notice[] } {
  const markets = market.length > 0 ? market.length : Math.max(1, choices.market.length);
  const count = days === null ? 0 : countDays(days);
  if (grain === "week" || count * markets * POINTS_PER_PERIOD <= MAXIMUM_ROWS) return { grain, notices: [] };
  const text = `Shown by week: ${count} days of ${markets} markets are too many points.`;
  return { grain: "week", notices: [{ code: "grain", text }] };
}

const ratePoints = (rates: readonly ErrorFigure[], grain: Grain, { view }: Known): TrendPoint[] =>
  rates.map(({ scope, part, figure }) => ({
    ...figure,
    market: scope,
    period: part,
    partial: !isWithin(part, grain, view),
  }));

/** Agreement counts whole weeks, whatever the days asked for. */
function agreementPoints(found: readonly AgreementBlocks[], { snapshot }: Known): TrendPoint[] {
  return flatGroup(
    found,
    ({ market }) => market,
    ({ week }) => week as string,
  ).map(([market, period, blocks]) => {
    const { metric, value, lower, upper, n, annotators, absent } = agreementOf(blocks);
    const partial = !isWithin(period, "week", snapshot);
    return { metric, value, lower, upper, n, annotators, absent, market, period, partial };
  });
}

function volumePoints(
  volumes: readonly PeriodVolume[],
  days: Days | null,
  grain: Grain,
  { view }: Known,
  info: WorkbookInfo,
): TrendPoint[] {
  const dated = volumes.filter((row): row is PeriodVolume & { period: string } => row.period !== null);
  return flatGroup(dated, ({ market }) => market).flatMap(([market, rows]) => {
    const found = new Map(rows.map(({ period, submissions }) => [period, submissions]));
    const choice = info.choices.market.find(({ value }) => value === market);
    const worked = choice?.days ?? (extent(rows, ({ period }) => period) as unknown as Days);
    const span = days === null ? worked : shared(worked, days);
    return (span === null ? [] : periodsOf(span, grain)).map((period) => ({
      ...(isGap(daysOf(period, grain), market, info) ? UNCOUNTED : volumeFigure(found.get(period) ?? 0)),
      market,
      period,
      partial: !isWithin(period, grain, view),
    }));
  });
}

const isWithin = (period: string, grain: Grain, days: Days | null): boolean =>
  days !== null && isWhole(period, grain, days);

/** Why a metric has no figures at all somewhere, though there is something to make them of. */
const missing = (metric: MetricName, points: readonly TrendPoint[]): Absent | null =>
  points.find((point) => point.metric === metric && point.absent?.code === "not-available")?.absent ?? null;

const absentNotice = (code: string, what: string, absent: Absent | null): Notice[] =>
  absent === null ? [] : [{ code, text: `${what} ${absent.text}` }];
