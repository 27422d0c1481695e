import { describe, expect, it } from "vitest";
import { takeFrom } from "../../take.js";
import { readThrough } from "../read.js";

/** The header of a full dump, as one version writes it: `illegal_content_legal_ground` twice. */
const FULL =
  "uuid,decision_visibility,decision_visibility_other,end_date_visibility_restriction,decision_monetary,decision_monetary_other,end_date_monetary_restriction,decision_provision,end_date_service_restriction,decision_account,end_date_account_restriction,account_type,decision_ground,decision_ground_reference_url,illegal_content_legal_ground,illegal_content_legal_ground,illegal_content_explanation,incompatible_content_ground,incompatible_content_explanation,incompatible_content_illegal,category,category_addition,category_specification,category_specification_other,content_type,content_type_other,content_language,content_date,territorial_scope,application_date,decision_facts,source_type,source_identity,automated_detection,automated_decision,platform_name,created_at";
/** A light dump has no long texts and no territorial scope. */
const LIGHT =
  "uuid,decision_visibility,decision_monetary,decision_provision,decision_account,account_type,decision_ground,incompatible_content_illegal,category,category_addition,category_specification,content_type,content_language,content_date,application_date,source_type,automated_detection,automated_decision,platform_name,created_at";
const ORDINARY: { readonly [column: string]: string } = {
  uuid: "0001",
  decision_visibility: '["DECISION_VISIBILITY_CONTENT_REMOVED"]',
  decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
  illegal_content_explanation: "a secret explanation",
  incompatible_content_explanation: "a secret explanation",
  category: "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
  category_specification: '["KEYWORD_PHISHING"]',
  content_type: '["CONTENT_TYPE_VIDEO"]',
  content_language: "DE",
  content_date: "2026-08-31",
  territorial_scope: '["DE"]',
  application_date: "2026-09-01 08:00:00",
  decision_facts: "secret facts",
  source_type: "SOURCE_VOLUNTARY",
  source_identity: "a secret notifier",
  automated_detection: "Yes",
  automated_decision: "AUTOMATED_DECISION_PARTIALLY",
  platform_name: "Streams",
  created_at: "2026-09-02 00:00:12",
};
const dump = (header: string, ...records: { [column: string]: string }[]) =>
  [
    header,
    ...records.map((fields) =>
      header
        .split(",")
        .map((column) => `"${({ ...ORDINARY, ...fields }[column] ?? "").replaceAll('"', '""')}"`)
        .join(","),
    ),
  ]
    .map((line) => `${line}\n`)
    .join("");
const read = (header: string, ...records: { [column: string]: string }[]) =>
  readThrough("dsa('*.csv')", { "sor.csv": dump(header, ...records) });

describe("dsa()", () => {
  it("yields what a statement decided and why, a row each", async () => {
    const { rows, file } = await read(FULL, {});
    expect(rows.map(({ question, label }) => [question, label])).toEqual([
      ["category", "STATEMENT_CATEGORY_SCAMS_AND_FRAUD"],
      ["category_specification:KEYWORD_PHISHING", "yes"],
      ["decision_ground", "DECISION_GROUND_INCOMPATIBLE_CONTENT"],
      ["decision_visibility:DECISION_VISIBILITY_CONTENT_REMOVED", "yes"],
    ]);
    expect(rows[0]).toEqual({
      annotation_id: "0001",
      item_id: "0001",
      question: "category",
      label: "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
      status: "labelled",
      annotator_id: null,
      annotator_kind: "human",
      market: "DE",
      language: "DE",
      labeled_at: "2026-09-01 08:00:00",
      updated_at: "2026-09-02 00:00:12",
      platform_name: "Streams",
      source_type: "SOURCE_VOLUNTARY",
      automated_detection: "Yes",
      automated_decision: "AUTOMATED_DECISION_PARTIALLY",
      content_type: '["CONTENT_TYPE_VIDEO"]',
      content_date: "2026-08-31",
      territorial_scope: '["DE"]',
      account_type: null,
      incompatible_content_illegal: null,
      source_file: "sor.csv",
      source_row: 1,
    });
    expect(file).toMatchObject({ records: 1, leftOut: [] });
  });

  it("stages no text, and not who gave notice", async () => {
    expect(JSON.stringify((await read(FULL, {})).rows)).not.toContain("secret");
  });

  it("takes only a fully automated decision as a model's", async () => {
    const { rows } = await read(
      FULL,
      ...["FULLY", "PARTIALLY", "NOT_AUTOMATED"].map((how) => ({ automated_decision: `AUTOMATED_DECISION_${how}` })),
    );
    expect(rows.filter(({ question }) => question === "category").map(({ annotator_kind }) => annotator_kind)).toEqual([
      "model",
      "human",
      "human",
    ]);
  });

  it("names a market for one country, the whole EU and the whole EEA", async () => {
    const eu = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" ");
    const scopes = [["FR"], eu, [...eu, "IS", "LI", "NO"], ["DE", "FR"], eu.with(0, "NO"), []];
    const { rows } = await read(FULL, ...scopes.map((scope) => ({ territorial_scope: JSON.stringify(scope) })));
    expect(rows.filter(({ question }) => question === "category").map(({ market }) => market)).toEqual([
      "FR",
      "EU",
      "EEA",
      null,
      null,
      null,
    ]);
  });

  it("reads a light dump, and older statements without JSON lists", async () => {
    const { rows } = await read(LIGHT, { decision_visibility: "DECISION_VISIBILITY_CONTENT_DISABLED" });
    expect(rows).toContainEqual(
      expect.objectContaining({ question: "decision_visibility:DECISION_VISIBILITY_CONTENT_DISABLED", market: null }),
    );
  });

  it("stops at another CSV, naming what is missing", async () => {
    await expect(readThrough("dsa('a.csv')", { "a.csv": "uuid,category,platform\n1,x,y\n" })).rejects.toThrow(
      "tool/a.csv: expected statements of reasons of the DSA Transparency Database, but decision_ground, automated_decision, application_date, platform_name are missing. Found: uuid, category, platform. Download a daily dump",
    );
  });

  it("gives accepted rows through a short mapping", async () => {
    const { read: ask, manifest } = await takeFrom({
      "tool/sor.csv": dump(FULL, {}, { uuid: "0002", automated_decision: "AUTOMATED_DECISION_FULLY" }),
      "tool/annotations.sql": `
        SELECT annotation_id, annotation_id AS submission_id, item_id, question, label, status, annotator_kind,
          platform_name AS team, market, language, labeled_at, updated_at, 'production' AS round, source_file, source_row
        FROM dsa('*.csv') WHERE question = 'category'`,
    });
    expect(await ask("SELECT annotator_kind, team, market, labeled_at FROM $annotations ORDER BY ALL")).toEqual(
      ["human", "model"].map((annotator_kind) => ({
        annotator_kind,
        team: "Streams",
        market: "DE",
        labeled_at: "2026-09-01T08:00:00.000Z",
      })),
    );
    expect(manifest.tables.quarantine!.rows).toBe(0);
  });
});
