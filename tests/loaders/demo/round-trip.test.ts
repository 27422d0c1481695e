/** Everything that was simulated arrives in a snapshot, exactly once and unchanged, but for the rows spoilt on purpose. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isoTime } from "../../../loaders/demo/calendar.js";
import type { Audit, Case, Submission } from "../../../loaders/demo/canonical.js";
import { defaultEffects } from "../../../loaders/demo/effects/read.js";
import { toolOf } from "../../../loaders/demo/formats/tools.js";
import { DEMO_FORMATS, type DemoReport, generateDemo } from "../../../loaders/demo/generate.js";
import { simulate } from "../../../loaders/demo/simulate.js";
import { createWorld } from "../../../loaders/demo/world.js";
import { type DuckDBConnection, openDatabase, quoteText, rows } from "../../../loaders/duckdb.js";
import { createPseudonymMacro } from "../../../loaders/sources/pseudonym.js";
import { KEY, type Taken, takeFrom } from "../take.js";

const OPTIONS = { annotations: 30_000, seed: 1, weeks: 26 };

const who = ({ annotator, modelVersion }: Submission) => annotator?.email ?? modelVersion;

/** The rows a submission should come to, in the words of the canonical tables, ids not yet pseudonyms. */
function annotationsOf(made: Case): object[] {
  const { item } = made;
  return made.submissions.flatMap((submission) => {
    const { violation, context, harm } = submission.answers;
    const answers = [
      { question: "violation", label: violation },
      ...(context ?? []).map((pick) => ({ question: `context:${pick}`, label: "yes" })),
      ...(harm === undefined ? [] : [{ question: "harm", label: String(harm) }]),
    ];
    return answers.map(({ question, label }) => ({
      item_id: item.id,
      who: who(submission),
      question,
      label,
      status: label === null ? (submission.annotator ? "skipped" : "refused") : "labelled",
      annotator_kind: submission.annotator ? "human" : "model",
      team: submission.annotator?.team ?? null,
      market: item.market,
      queue: item.queue,
      policy: item.policy,
      language: item.language,
      labeled_at: isoTime(submission.labeledAt),
      milliseconds: submission.handlingSeconds && Math.round(submission.handlingSeconds * 1000),
      confidence: submission.confidence && Math.round(submission.confidence * 10_000),
      final: made.final && made.final === submission,
      round: made.round,
      session_id: made.session,
      policy_version: item.policyVersion,
    }));
  });
}

function referencesOf({ item, audits, goldSince, goldLabel }: Case): object[] {
  const reference = (fields: object) => ({
    item_id: item.id,
    reference_label: null,
    reference_set: "quality",
    kind: null,
    selection: null,
    decided_by: null,
    decided_at: null,
    requested_at: null,
    audited: null,
    outcome: null,
    error_reason: null,
    severity: null,
    sampling_weight: null,
    policy_version: null,
    ...fields,
  });
  const outcome = ({ submission }: Audit, label: string) =>
    submission.answers.violation === label ? "upheld" : "overturned";
  return [
    ...audits.flatMap((audit) => [
      reference({
        reference_label: audit.label,
        kind: "audit",
        selection: audit.selection,
        decided_by: audit.auditor,
        decided_at: isoTime(audit.decidedAt),
        requested_at: isoTime(audit.requestedAt),
        audited: who(audit.submission),
        outcome: outcome(audit, audit.label),
        error_reason: audit.errorReason,
        severity: audit.severity,
        sampling_weight: audit.samplingWeight,
        policy_version: audit.policyVersion,
      }),
      ...(audit.arbitration
        ? [
            reference({
              reference_label: audit.arbitration.label,
              kind: "arbitration",
              selection: "dispute",
              decided_by: audit.arbitration.arbitrator,
              decided_at: isoTime(audit.arbitration.decidedAt),
              requested_at: isoTime(audit.arbitration.requestedAt),
              audited: who(audit.submission),
              outcome: outcome(audit, audit.arbitration.label),
              policy_version: audit.policyVersion,
            }),
          ]
        : []),
    ]),
    ...(goldSince === null
      ? []
      : [
          reference({
            reference_label: goldLabel,
            reference_set: "gold",
            kind: "gold",
            selection: "gold",
            decided_by: "gold.panel@platform.example",
            decided_at: isoTime(goldSince),
          }),
        ]),
  ];
}

/** Of a pseudonymised annotation or reference, the columns above. */
const ANNOTATIONS = `SELECT item_id, coalesce(annotator_id, model_version) AS who, question, label, status, annotator_kind,
  team, market, queue, policy, language, labeled_at::TIMESTAMP AS labeled_at, round(handling_seconds * 1000)::BIGINT AS milliseconds,
  round(confidence * 10000)::BIGINT AS confidence, final, round, session_id, policy_version FROM $annotations`;
const REFERENCES = `SELECT item_id, reference_label, reference_set, kind, selection, decided_by,
  decided_at::TIMESTAMP AS decided_at, requested_at::TIMESTAMP AS requested_at, audited.who AS audited, outcome,
  error_reason, severity, sampling_weight, policy_version
  FROM $reference_labels LEFT JOIN (
    SELECT annotation_id AS audited_annotation_id, coalesce(annotator_id, model_version) AS who
    FROM $annotations WHERE question = 'violation'
  ) AS audited USING (audited_annotation_id)`;
/** Of what was simulated, ids as the snapshot has them. */
const EXPECTED = {
  annotations: `SELECT * REPLACE (pseudonym('item', item_id) AS item_id, pseudonym('session', session_id) AS session_id,
    if(contains(who, '@'), pseudonym('person', who), who) AS who) FROM $file`,
  references: `SELECT * REPLACE (pseudonym('item', item_id) AS item_id, pseudonym('person', decided_by) AS decided_by,
    if(contains(audited, '@'), pseudonym('person', audited), audited) AS audited) FROM $file`,
};

const effects = await defaultEffects();
const cases = [...simulate(createWorld({ ...OPTIONS, submissions: OPTIONS.annotations, effects }))];
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-demo-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(DEMO_FORMATS)("as %s", (format) => {
  let report: DemoReport;
  let taken: Taken;
  let connection: DuckDBConnection;

  beforeAll(async () => {
    const [exports, snapshots] = [join(folder, format, "exports"), join(folder, format, "snapshots")];
    report = await generateDemo({ ...OPTIONS, exports, format });
    taken = await takeFrom({}, { exports, snapshots });
    connection = await openDatabase();
    await createPseudonymMacro(connection, KEY);
    await prepare("annotations", cases.flatMap(annotationsOf), ANNOTATIONS);
    await prepare("references", cases.flatMap(referencesOf), REFERENCES);
  }, 120_000);
  afterAll(() => connection?.closeSync());

  /** Makes the tables `expected_…` and `arrived_…`. */
  async function prepare(name: keyof typeof EXPECTED, expected: readonly object[], arrived: string): Promise<void> {
    const parquet = (_: string, table: string) => quoteText(join(taken.folder, `${table}.parquet`));
    await connection.run(`CREATE TABLE arrived_${name} AS ${arrived.replaceAll(/\$(\w+)/g, parquet)}`);
    const file = join(folder, `${name}.json`);
    await writeFile(file, expected.map((row) => JSON.stringify(row)).join("\n"));
    const [{ columns }] = (await rows<{ columns: string }>(
      connection,
      `SELECT string_agg(format('"{}": ''{}''', column_name, if(column_type LIKE 'ENUM%', 'VARCHAR', column_type)), ', ') AS columns FROM (DESCRIBE arrived_${name})`,
    )) as [{ columns: string }];
    const json = `read_json(${quoteText(file)}, format = 'newline_delimited', columns = {${columns}})`;
    await connection.run(`CREATE TABLE expected_${name} AS ${EXPECTED[name].replace("$file", json)}`);
  }
  const difference = <Row extends object = { item_id: string }>(from: string, without: string) =>
    rows<Row>(connection, `FROM ${from} EXCEPT ALL FROM ${without}`);
  const refused = async (table: string): Promise<number> =>
    (await taken.read<{ n: number }>(`SELECT count(*) AS n FROM $quarantine WHERE "table" = '${table}'`))[0]!.n;

  test("every label arrives once and as it was given, but for the spoilt ones", async () => {
    expect(await difference("arrived_annotations", "expected_annotations")).toEqual([]);
    const missing = await difference("expected_annotations", "arrived_annotations");
    expect(missing.length).toBe(await refused("annotations"));
    expect(missing.length).toBeGreaterThan(10);
    expect(missing.length / report.submissions).toBeLessThan(0.005);
  });

  test("the labels of a visit make one submission", async () => {
    const counts = `SELECT count(DISTINCT submission_id) AS visits, count(DISTINCT (item_id, coalesce(annotator_id, model_version))) AS people FROM $annotations`;
    const [found] = await taken.read<{ visits: number; people: number }>(counts);
    expect(found!.visits).toBe(found!.people);
  });

  test("every audit, arbitration and gold label arrives once, and judges the label it was about", async () => {
    const lost = await difference("expected_annotations", "arrived_annotations");
    const surplus = await difference<{ item_id: string; audited: string | null }>(
      "arrived_references",
      "expected_references",
    );
    const missing = await difference("expected_references", "arrived_references");
    expect(await refused("reference_labels")).toBeGreaterThan(0);
    // An audit of a label that was refused finds nobody.
    expect(surplus.filter(({ audited }) => audited !== null)).toEqual([]);
    expect(lost.map(({ item_id }) => item_id)).toEqual(expect.arrayContaining(surplus.map(({ item_id }) => item_id)));
    expect(missing.length).toBe((await refused("reference_labels")) + surplus.length);
  });

  test("every item arrives", async () => {
    const [found] = await taken.read<{ n: number }>("SELECT count(*) AS n FROM $items");
    expect(found!.n).toBe(cases.length);
  });
});

test("some items were labelled in both tools, of several markets", () => {
  const both = cases.filter(({ submissions }) => {
    const tools = new Set(submissions.filter(({ annotator }) => annotator).map(toolOf));
    return tools.size === 2;
  });
  expect(both.length).toBeGreaterThan(50);
  expect(new Set(both.map(({ item }) => item.market)).size).toBeGreaterThan(1);
});
