import type { WorkbookInfo } from "../../../../src/lib/workbook/results.js";

const MARKETS = ["ID", "TH"];
const same = (value: string) => ({ value, name: value });

/** What a small workbook would say of itself. */
export const INFO: WorkbookInfo = {
  snapshot: "tiny",
  madeAt: "2026-09-30T12:00:00.000Z",
  asOf: null,
  days: ["2026-08-03", "2026-09-27"],
  choices: {
    market: [
      { value: "ID", name: "Indonesia", days: ["2026-08-03", "2026-09-27"] },
      { value: "TH", name: "Thailand", days: ["2026-08-10", "2026-09-20"] },
    ],
    queue: [same("live"), { value: "รายงาน, ด่วน", name: "รายงานจากผู้ใช้" }],
    policy: [
      { value: "gambling", name: "Gambling", parent: "regulated" },
      { value: "nudity", name: "Nudity", parent: null },
      { value: "regulated", name: "Regulated goods", parent: null },
    ],
    team: [same("Harbour & Co"), same("Selat")],
    model: [same("guard-1"), same("guard-2")],
    reference: [
      { value: "audits", name: "Quality team" },
      { value: "panel", name: "Gold panel" },
    ],
  },
  holds: {
    ...{ accuracy: MARKETS, gold_accuracy: MARKETS, false_positive_rate: MARKETS, false_negative_rate: MARKETS },
    ...{ agreement: MARKETS, volume: MARKETS },
    ...{ time: MARKETS, markets: MARKETS, teams: MARKETS, people: MARKETS, models: MARKETS, annotators: MARKETS },
  },
  gaps: [],
  questions: [
    {
      question: "decision",
      name: "Decision",
      level: "nominal",
      labels: [
        { label: "ok", name: "No violation", means: "non-violating", policy: null },
        { label: "gambling", name: "Gambling", means: "violating", policy: "gambling" },
        { label: "nudity", name: "Nudity", means: "violating", policy: "nudity" },
      ],
    },
  ],
};
