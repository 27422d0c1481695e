/** The example of a mapping for a tool without a macro, on an export as such tools write it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { PROJECT_ROOT } from "../../../../loaders/settings.js";
import { takeFrom } from "../../take.js";

const EXAMPLE = join(PROJECT_ROOT, "loaders", "sources", "examples", "contact-centre-qa");

/** R1: one category not met. R2: not met, disputed with success. R3: chosen by hand. R4, R5: a calibration session. */
const REVIEWS = `Review ID,Reviewed At,Reviewer,Reviewee,Workspace,Country,Conversation ID,Conversation Closed At,Scorecard,Assignment,Category,Rating,Weight,Critical,Root Cause,Dispute Status,Dispute Rating,Dispute Decided By,Dispute Decided At,Calibration Session
R1,2026-09-02T08:00:00Z,lead-1,agent-1,Team A,TH,C1,2026-09-01T08:00:00Z,Chat,Random,Policy applied,Met,70,Yes,,,,,,
R1,2026-09-02T08:00:00Z,lead-1,agent-1,Team A,TH,C1,2026-09-01T08:00:00Z,Chat,Random,Tone,Missed,30,No,Haste,,,,,
R2,2026-09-02T09:00:00Z,lead-1,agent-2,Team A,TH,C2,2026-09-01T09:00:00Z,Chat,Random,Policy applied,Missed,70,Yes,Unclear policy,Accepted,Met,lead-2,2026-09-03T09:00:00Z,
R2,2026-09-02T09:00:00Z,lead-1,agent-2,Team A,TH,C2,2026-09-01T09:00:00Z,Chat,Random,Tone,N/A,30,No,,,,,,
R3,2026-09-02T10:00:00Z,lead-2,agent-2,Team A,TH,C3,2026-09-01T10:00:00Z,Chat,Manual,Policy applied,Missed,70,Yes,Not known,Open,,,,
R4,2026-09-04T08:00:00Z,lead-1,agent-1,Team A,TH,C4,2026-09-01T11:00:00Z,Chat,Manual,Tone,Met,30,No,,,,,,S1
R5,2026-09-04T08:00:00Z,lead-2,agent-1,Team A,TH,C4,2026-09-01T11:00:00Z,Chat,Manual,Tone,Missed,30,No,,,,,,S1
`;

const take = async () => {
  const files = ["annotations.sql", "reference_labels.sql"];
  const mappings = await Promise.all(files.map((file) => readFile(join(EXAMPLE, file), "utf8")));
  return takeFrom({
    "taxonomy.json": await readFile(join(EXAMPLE, "taxonomy.json"), "utf8"),
    "qa/reviews-2026-09.csv": REVIEWS,
    ...Object.fromEntries(files.map((file, index) => [`qa/${file}`, mappings[index]!])),
  });
};

it("judges the reviewees' handling by the reviews, a decided dispute in place of its review", async () => {
  const { read, manifest } = await take();
  expect(
    await read(`SELECT question, correct, selection, error_reason, severity, reference_kind, outcome
                FROM $judgements ORDER BY question, correct DESC, reference_kind DESC`),
  ).toEqual([
    {
      question: "Policy applied",
      correct: true,
      selection: "random",
      error_reason: null,
      severity: "critical",
      reference_kind: "audit",
      outcome: "upheld",
    },
    {
      question: "Policy applied",
      correct: true,
      selection: "random",
      error_reason: null,
      severity: "critical",
      reference_kind: "arbitration",
      outcome: "upheld",
    },
    {
      question: "Policy applied",
      correct: false,
      selection: "targeted",
      error_reason: "Not known",
      severity: "critical",
      reference_kind: "audit",
      outcome: "overturned",
    },
    {
      question: "Tone",
      correct: false,
      selection: "random",
      error_reason: "Haste",
      severity: "not critical",
      reference_kind: "audit",
      outcome: "overturned",
    },
  ]);
  expect(manifest.tables).toMatchObject({
    annotations: { rows: 6 },
    reference_labels: { rows: 5 },
    quarantine: { rows: 0 },
  });
});

it("compares the reviewers in their calibration session", async () => {
  const { read } = await take();
  expect(
    await read(`SELECT label, count(DISTINCT annotator_id) AS reviewers, count(DISTINCT session_id) AS sessions
                FROM $annotations WHERE round = 'calibration' GROUP BY label ORDER BY label`),
  ).toEqual([
    { label: "met", reviewers: 1, sessions: 1 },
    { label: "not met", reviewers: 1, sessions: 1 },
  ]);
});

it("accounts for every row of the file: what is not applicable is not selected", async () => {
  const { manifest } = await take();
  expect(manifest.files).toMatchObject([
    {
      records: 7,
      tables: {
        annotations: { used: 6, left_out: { "not selected by the mapping": 1 }, yielded: 6 },
        reference_labels: { used: 4, left_out: { "not selected by the mapping": 3 }, yielded: 5 },
      },
    },
  ]);
});
