/** Eight whole weeks, 3 Aug – 27 Sep 2026, of a market with audits, one with gold labels and one that a model labels. */
import { type JudgedCell, type TinyWorkbook, tinyWorkbook } from "./tiny-workbook.js";

const AUDITED = { round: "production", reference_kind: "audit", selection: "random", reference_set: "audits" };
const DECISION = { question: "decision", label: "gambling" };

/** `n` labels, of which `right` are right: one says gambling where the reference does, the other where it says ok. */
export const judged = (cell: Omit<JudgedCell, "n">, n: number, right: number): JudgedCell[] => [
  { ...DECISION, ...cell, reference_label: "gambling", n: right },
  { ...DECISION, ...cell, reference_label: "ok", n: n - right },
];

const TH = { ...AUDITED, market: "TH", annotator_kind: "human", team: "Selat" };
const ID = { ...AUDITED, market: "ID", annotator_kind: "human", reference_kind: "gold", reference_set: "panel" };
const VN = { ...AUDITED, market: "VN", annotator_kind: "model", model_version: "guard-1" };

export const EXAMPLE: TinyWorkbook = {
  judged: [
    // Five annotators, all right in 18 of 20 labels; four weeks later in 40, 36, 32, 28 and 24 of 40.
    ...[1, 2, 3, 4, 5].flatMap((cluster) => [
      ...judged({ ...TH, cluster, day: "2026-08-12" }, 20, 18),
      ...judged({ ...TH, cluster, day: "2026-09-09" }, 40, 44 - 4 * cluster),
    ]),
    ...[6, 7].flatMap((cluster) => judged({ ...ID, cluster, day: "2026-09-09" }, 20, 18)),
    ...judged({ ...VN, day: "2026-09-09" }, 100, 90),
    ...judged({ ...VN, day: null }, 10, 9),
    { ...TH, ...DECISION, selection: "targeted", cluster: 1, day: "2026-09-09", reference_label: "ok", n: 500 },
  ],
  volume: [
    { day: "2026-08-03", market: "TH", annotator_kind: "human", policy: "gambling", submissions: 200 },
    { day: "2026-09-24", market: "TH", annotator_kind: "human", policy: "nudity", submissions: 300 },
    { day: "2026-09-09", market: "ID", annotator_kind: "human", policy: "gambling", submissions: 50 },
    { day: "2026-09-09", market: "VN", annotator_kind: "model", model_version: "guard-1", submissions: 90 },
    { day: null, market: "VN", annotator_kind: "model", model_version: "guard-1", submissions: 10 },
    { day: "2026-09-27", market: null, annotator_kind: "human", submissions: 7 },
  ],
  // Per block 20 items with two labels each: 8 twice the first, 8 twice the second, 4 with one of each.
  agreement: ["all", "human"].flatMap((raters) =>
    [0, 1].map((block) => ({
      ...{ week: "2026-08-10", market: "TH", question: "decision", raters, block, labels: 2 },
      ...{ units: 20, agreeing: 32, label_1: 20, label_2: 20, label_3: 0 },
    })),
  ),
  markets: [
    { market: "TH", name: "Thailand" },
    { market: "ID", name: "Indonesia" },
    { market: "VN", name: "Vietnam" },
  ],
  policies: [
    { policy: "gambling", name: "Gambling" },
    { policy: "nudity", name: "Nudity" },
  ],
  questions: [{ question: "decision", name: "Decision", level: "nominal", is_primary: true }],
  labels: [
    { question: "decision", position: 1, label: "gambling", name: "Gambling", means: "violating", policy: "gambling" },
    { question: "decision", position: 2, label: "ok", name: "No violation", means: "non-violating" },
    { question: "decision", position: 3, label: "nudity", name: "Nudity", means: "violating", policy: "nudity" },
  ],
  reference_sets: [
    { reference_set: "audits", name: "Quality team", position: 1 },
    { reference_set: "panel", name: "Gold panel", position: 2 },
  ],
  snapshot: { first_day: "2026-08-03", last_day: "2026-09-27" },
};

export const exampleWorkbook = () => tinyWorkbook(EXAMPLE);
