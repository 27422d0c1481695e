/** A small workbook in literals: three markets, one of them with too little to say. */
import type { ViewState } from "../../../src/lib/schema/filters.js";
import type { MetricName } from "../../../src/lib/schema/metrics.js";
import type {
  AgreementFigure,
  Change,
  Figure,
  MarketOverview,
  Overview,
  TrendPoint,
  Trends,
  WorkbookInfo,
} from "../../../src/lib/workbook/results.js";

const MARKETS = ["ID", "TH", "VN"];

export const INFO: WorkbookInfo = {
  snapshot: "3f9ac02be1d47a56",
  madeAt: "2026-03-31T08:00:00Z",
  asOf: null,
  days: ["2026-01-05", "2026-03-29"],
  choices: {
    market: [
      { value: "ID", name: "Indonesia", days: ["2026-01-05", "2026-03-29"] },
      { value: "TH", name: "Thailand", days: ["2026-01-05", "2026-03-29"] },
      { value: "VN", name: "Việt Nam", days: ["2026-01-05", "2026-03-27"] },
    ],
    queue: [
      { value: "live", name: "Live" },
      { value: "video", name: "Video" },
    ],
    policy: [
      { value: "adult", name: "Adult content", parent: null },
      { value: "nudity", name: "Nudity", parent: "adult" },
      { value: "scam", name: "Scams", parent: null },
    ],
    team: [
      { value: "bkk-1", name: "Bangkok 1" },
      { value: "hcm-1", name: "Hồ Chí Minh 1" },
    ],
    model: [
      { value: "guard-3", name: "guard-3" },
      { value: "guard-4", name: "guard-4" },
    ],
    reference: [{ value: "qa", name: "QA audits" }],
  },
  holds: {
    ...{ accuracy: MARKETS, gold_accuracy: [], false_positive_rate: MARKETS, false_negative_rate: MARKETS },
    ...{ agreement: MARKETS, volume: MARKETS },
    ...{ time: MARKETS, markets: MARKETS, teams: MARKETS, people: MARKETS, models: MARKETS, annotators: MARKETS },
  },
  gaps: [],
  questions: [],
};

export const STATE: ViewState = {
  market: [],
  queue: [],
  policy: null,
  team: [],
  kind: null,
  model: [],
  reference: null,
  from: null,
  to: null,
  grain: "week",
};

export const figure = (metric: MetricName, value: number, half: number, n: number, annotators = 14): Figure => ({
  metric,
  value,
  lower: value - half,
  upper: value + half,
  n,
  annotators,
  absent: null,
});

export const tooFew = (metric: MetricName, n: number): Figure => ({
  metric,
  value: null,
  lower: null,
  upper: null,
  n,
  annotators: 3,
  absent: { code: "too-few", text: `Too few: ${n} labels, at least 30 are needed.` },
});

const agreement = (value: number, units: number): AgreementFigure => ({
  ...figure("agreement", value, 0.05, units * 2),
  annotators: null,
  units,
  percent: 0.86,
  ac1: 0.8,
});

const volume = (n: number): Figure => ({
  metric: "volume",
  value: n,
  lower: null,
  upper: null,
  n,
  annotators: null,
  absent: null,
});

const change = (value: number, half: number): Change => ({
  value,
  lower: value - half,
  upper: value + half,
  previous: ["2026-01-05", "2026-02-15"],
  current: ["2026-02-16", "2026-03-29"],
  absent: null,
});

const market = (
  code: string,
  name: string,
  parts: Pick<MarketOverview, "accuracy" | "change" | "agreement" | "volume">,
): MarketOverview => ({ market: code, name, ...parts });

export const OVERVIEW: Overview = {
  markets: [
    market("ID", "Indonesia", {
      accuracy: figure("accuracy", 0.921, 0.012, 2140),
      change: change(-0.034, 0.021),
      agreement: agreement(0.71, 1830),
      volume: volume(48_210),
    }),
    market("TH", "Thailand", {
      accuracy: figure("accuracy", 0.948, 0.009, 2612),
      change: change(0.006, 0.015),
      agreement: agreement(0.78, 2055),
      volume: volume(61_377),
    }),
    market("VN", "Việt Nam", {
      accuracy: tooFew("gold_accuracy", 12),
      change: {
        ...change(0, 0),
        value: null,
        lower: null,
        upper: null,
        absent: { code: "too-few", text: "5 Jan – 15 Feb 2026: Too few: 5 labels, at least 30 are needed." },
      },
      agreement: {
        ...agreement(0, 0),
        value: null,
        lower: null,
        upper: null,
        percent: null,
        ac1: null,
        absent: { code: "not-available", text: "Agreement is not counted for several teams together." },
      },
      volume: volume(3904),
    }),
  ],
  total: market("", "All markets", {
    accuracy: figure("accuracy", 0.935, 0.008, 4752, 41),
    change: change(0.021, 0.014),
    agreement: agreement(0.75, 3885),
    volume: volume(113_491),
  }),
  notices: [{ code: "weeks", text: "Agreement counts whole weeks: 5 Jan – 29 Mar 2026." }],
};

const WEEKS = ["2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02", "2026-02-09"];

const series = (metric: MetricName, code: string, values: readonly (number | null)[], half: number): TrendPoint[] =>
  values.map((value, index) => ({
    ...(value === null ? tooFew(metric, 9) : figure(metric, value, half, 180 + index)),
    market: code,
    period: WEEKS[index] as string,
    partial: index === values.length - 1,
  }));

export const TRENDS: Trends = {
  grain: "week",
  points: [
    ...series("accuracy", "ID", [0.95, 0.94, 0.94, 0.92, 0.9, 0.91], 0.02),
    ...series("accuracy", "TH", [0.94, 0.95, null, 0.95, 0.96, 0.95], 0.02),
    ...series("accuracy", "VN", [null, null, null, null, null, null], 0.02),
    ...series("false_positive_rate", "ID", [0.04, 0.05, 0.05, 0.06, 0.07, 0.06], 0.015),
    ...series("false_positive_rate", "TH", [0.05, 0.04, 0.05, 0.04, 0.04, 0.05], 0.015),
    ...series("agreement", "ID", [0.74, 0.72, 0.73, 0.7, 0.69, 0.7], 0.05),
    ...series("agreement", "TH", [0.77, 0.78, 0.77, 0.78, 0.79, 0.78], 0.05),
    ...WEEKS.flatMap((period, index) =>
      ["ID", "TH", "VN"].map((code, place) => ({
        ...volume(4000 * (3 - place) + index * 120),
        market: code,
        period,
        partial: index === 5,
      })),
    ),
  ],
  notices: [],
};
