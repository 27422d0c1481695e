import { describe, expect, it } from "vitest";
import { workbookInfo } from "../../../../src/lib/workbook/workbook-info.js";
import { tinyWorkbook } from "./tiny-workbook.js";

describe("workbookInfo", () => {
  it("offers what cells hold, under the taxonomy's names, by name", async () => {
    const query = await tinyWorkbook({
      volume: [
        { day: "2026-09-02", market: "TH", queue: "q1", policy: "gambling", team: "b", submissions: 1 },
        { day: "2026-09-09", market: "TH", team: "a", submissions: 1 },
        { day: null, market: "ZZ", model_version: "guard-1", annotator_kind: "model", submissions: 1 },
        { day: "2026-09-05", submissions: 1 },
      ],
      judged: [
        { reference_set: "panel", n: 1 },
        { reference_set: "audits", n: 1 },
      ],
      markets: [
        { market: "TH", name: "Thailand" },
        { market: "VN", name: "Vietnam" },
      ],
      queues: [{ queue: "q1", name: "Live" }],
      policies: [
        { policy: "regulated", name: "Regulated goods" },
        { policy: "gambling", name: "Gambling", parent: "regulated" },
        { policy: "nudity", name: "Nudity" },
        { policy: "violence", name: "Violence" },
      ],
      labels: [{ question: "decision", position: 1, label: "nudity", policy: "nudity" }],
      reference_sets: [
        { reference_set: "panel", name: "Gold panel", position: 2 },
        { reference_set: "audits", name: "Quality team", position: 1 },
      ],
    });
    expect((await workbookInfo(query)).choices).toEqual({
      // A market in use without a name stands for itself; one that nobody works in is no choice.
      market: [
        { value: "TH", name: "Thailand", days: ["2026-09-02", "2026-09-09"] },
        { value: "ZZ", name: "ZZ", days: null },
      ],
      queue: [{ value: "q1", name: "Live" }],
      // Queued under, part of, or named by a label; nothing is of violence.
      policy: [
        { value: "gambling", name: "Gambling", parent: "regulated" },
        { value: "nudity", name: "Nudity", parent: null },
        { value: "regulated", name: "Regulated goods", parent: null },
      ],
      team: [
        { value: "a", name: "a" },
        { value: "b", name: "b" },
      ],
      model: [{ value: "guard-1", name: "guard-1" }],
      // In the taxonomy's order.
      reference: [
        { value: "audits", name: "Quality team" },
        { value: "panel", name: "Gold panel" },
      ],
    });
  });

  it("knows the primary questions with their labels in order", async () => {
    const query = await tinyWorkbook({
      questions: [
        { question: "decision", name: "Decision", level: "nominal", is_primary: true },
        { question: "severity", name: "Severity", level: "ordinal", is_primary: false },
        { question: "tone", name: null, level: "ordinal", is_primary: true },
      ],
      labels: [
        { question: "decision", position: 2, label: "ok", name: "No violation", means: "non-violating" },
        { question: "decision", position: 1, label: "bad", name: null, means: "violating", policy: "nudity" },
        { question: "severity", position: 1, label: "low" },
      ],
    });
    expect((await workbookInfo(query)).questions).toEqual([
      {
        question: "decision",
        name: "Decision",
        level: "nominal",
        labels: [
          { label: "bad", name: "bad", means: "violating", policy: "nudity" },
          { label: "ok", name: "No violation", means: "non-violating", policy: null },
        ],
      },
      { question: "tone", name: "tone", level: "ordinal", labels: [] },
    ]);
  });

  it("says when the snapshot was made, what it knows and which days it covers", async () => {
    const dated = await tinyWorkbook({
      snapshot: {
        id: "0a1b",
        made_at: "2026-09-30 12:34:56.789",
        as_of: "2026-09-29 17:00:00",
        first_day: "2026-07-06",
        last_day: "2026-09-27",
      },
    });
    expect(await workbookInfo(dated)).toMatchObject({
      snapshot: "0a1b",
      madeAt: "2026-09-30T12:34:56.789Z",
      asOf: "2026-09-29T17:00:00.000Z",
      days: ["2026-07-06", "2026-09-27"],
    });
    expect(await workbookInfo(await tinyWorkbook({}))).toMatchObject({ asOf: null, days: null, questions: [] });
  });
});
