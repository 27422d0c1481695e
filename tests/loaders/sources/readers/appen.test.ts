import { describe, expect, it } from "vitest";
import { takeFrom } from "../../take.js";
import { readThrough } from "../read.js";

/** A full report as downloaded in 2016: system columns, answers, gold answers, input. */
const HEADER =
  "_unit_id,_created_at,_golden,_id,_missed,_started_at,_tainted,_channel,_trust,_worker_id,_country,_region,_city,_ip,is_spam,tags,is_spam_gold,market,tags_gold,text";
const record = (fields: { [column: string]: string }): string =>
  HEADER.split(",")
    .map((column) => `"${({ ...ORDINARY, ...fields }[column] ?? "").replaceAll('"', '""')}"`)
    .join(",");
const ORDINARY: { readonly [column: string]: string } = {
  _unit_id: "502540300",
  _created_at: "7/11/2014 23:53:21",
  _golden: "false",
  _id: "1",
  _started_at: "7/11/2014 23:53:03",
  _tainted: "false",
  _channel: "neodev",
  _trust: "0.875",
  _worker_id: "15848372",
  _country: "AUS",
  _region: "51",
  _city: "Perth",
  _ip: "192.0.2.115",
  is_spam: "no",
  market: "AU",
  text: "what was said",
};
const report = (...records: { [column: string]: string }[]) => `${[HEADER, ...records.map(record)].join("\n")}\n`;
const read = (call: string, csv: string) =>
  readThrough(`${call}('*.csv', questions := 'is_spam, tags')`, { "full.csv": csv });

describe("appen()", () => {
  it("yields a judgement's answer with its times as ISO, and nothing of where the contributor was", async () => {
    const { rows } = await read("appen", report({}));
    expect(rows).toEqual([
      {
        annotation_id: "1",
        item_id: "502540300",
        question: "is_spam",
        label: "no",
        status: "labelled",
        annotator_id: "15848372",
        annotator_kind: "human",
        labeled_at: "2014-07-11T23:53:21",
        handling_seconds: "18",
        final: "true",
        round: "production",
        golden: "false",
        missed: null,
        tainted: "false",
        trust: "0.875",
        channel: "neodev",
        country: "AUS",
        data: '{"market":"AU","text":"what was said"}',
        source_file: "full.csv",
        source_row: 1,
      },
    ]);
  });

  it("tells test questions and tainted judgements from the rest", async () => {
    const { rows } = await read(
      "appen",
      report({}, { _id: "2", _golden: "true", _missed: "true", is_spam_gold: "yes" }, { _id: "3", _tainted: "TRUE" }),
    );
    expect(rows.map(({ round, missed, final }) => [round, missed, final])).toEqual([
      ["production", null, "true"],
      ["gold", "true", "true"],
      ["production", null, "false"],
    ]);
  });

  it("takes the lines of an answer as several picks", async () => {
    const { rows, file } = await read(
      "appen",
      report({ tags: "[MUSIC]\r\n[CHAT]\n" }, { _id: "2", is_spam: "", tags: "[CHAT]" }, { _id: "3", is_spam: " " }),
    );
    expect(rows.map(({ source_row, question, label }) => [source_row, question, label])).toEqual([
      [1, "is_spam", "no"],
      [1, "tags:[MUSIC]", "yes"],
      [1, "tags:[CHAT]", "yes"],
      [2, "tags:[CHAT]", "yes"],
    ]);
    expect(file).toMatchObject({ records: 3, leftOut: [{ reason: "no answer", records: 1 }] });
  });

  it("leaves a date it cannot read as it is, for the contract to refuse", async () => {
    const { rows } = await read(
      "appen",
      report({ _created_at: "13/1/2015 08:00:00" }, { _id: "2", _created_at: "2014-07-11 23:53:21" }),
    );
    expect(rows.map(({ labeled_at, handling_seconds }) => [labeled_at, handling_seconds])).toEqual([
      ["13/1/2015 08:00:00", null],
      ["2014-07-11T23:53:21", "18"],
    ]);
  });

  it("reads reports of other years, with fewer system columns and a field named like ours", async () => {
    const { rows } = await readThrough("appen('*.csv', questions := 'relations')", {
      "old.csv":
        "_unit_id,_created_at,_canary,_id,_started_at,_channel,_trust,_worker_id,_country,_region,_city,_ip,relations,source_row\n7,7/1/2014 08:00:00,,9,7/1/2014 07:59:00,elite,1,3,USA,,,,[TREATS],x\n",
    });
    expect(rows).toMatchObject([
      { label: "[TREATS]", final: null, round: "production", source_row: 1, data: '{"source_row_1":"x"}' },
    ]);
  });

  it("stops at an aggregated report, naming what is missing", async () => {
    await expect(
      readThrough("appen('a.csv', questions := 'is_spam')", {
        "a.csv": "_unit_id,_golden,is_spam,is_spam:confidence\n1,false,no,1\n",
      }),
    ).rejects.toThrow(
      "tool/a.csv: expected a full report of CrowdFlower or Appen, but _id, _worker_id, _created_at are missing. Found: _unit_id, _golden, is_spam, is_spam:confidence. Download the report",
    );
  });

  it("offers answers and inputs as questions, not what the tool added", async () => {
    await expect(readThrough("appen('a.csv')", { "a.csv": report({}) })).rejects.toThrow(
      "appen('…', questions := 'first, second'). Found: is_spam, tags, market, text.",
    );
  });
});

describe("appen_gold()", () => {
  it("yields each gold answer once", async () => {
    const gold = { _golden: "true", is_spam_gold: "yes", tags_gold: "[CHAT]\n[MUSIC]" };
    const { rows, file } = await read(
      "appen_gold",
      report({ tags: "[CHAT]\n[NEWS]" }, { _id: "2", _unit_id: "8", ...gold }, { _id: "3", _unit_id: "8", ...gold }),
    );
    const reference = {
      reference_id: "gold 8",
      item_id: "8",
      kind: "gold",
      selection: "gold",
      decided_by: null,
      decided_at: null,
      data: '{"market":"AU","text":"what was said"}',
      source_file: "full.csv",
      source_row: 2,
    };
    expect(rows).toEqual([
      { ...reference, question: "is_spam", reference_label: "yes" },
      { ...reference, question: "tags:[CHAT]", reference_label: "yes" },
      { ...reference, question: "tags:[MUSIC]", reference_label: "yes" },
    ]);
    expect(file).toMatchObject({
      records: 3,
      leftOut: [
        { reason: "gold answer of an earlier record", records: 1 },
        { reason: "no gold answer", records: 1 },
      ],
    });
  });

  it("cannot say what is right where several answers to one question are", async () => {
    const { rows, file } = await read("appen_gold", report({ _golden: "true", is_spam_gold: "yes\nunsure" }));
    expect(rows).toEqual([]);
    expect(file.leftOut).toEqual([{ reason: "several gold answers to a question with one answer", records: 1 }]);
  });

  it("judges through two short mappings", async () => {
    const gold = { _golden: "true", is_spam_gold: "yes" };
    const { read: ask, manifest } = await takeFrom({
      "tool/full.csv": report(
        {},
        { _id: "2", _unit_id: "8", ...gold },
        { _id: "3", _unit_id: "8", is_spam: "yes", ...gold },
      ),
      "tool/annotations.sql": `
        SELECT annotation_id, annotation_id AS submission_id, item_id, question, label, status, annotator_id,
          annotator_kind, country AS market, labeled_at, handling_seconds, final, round, source_file, source_row
        FROM appen('*.csv', questions := 'is_spam')`,
      "tool/reference_labels.sql": `
        SELECT reference_id, item_id, question, reference_label, 'test questions' AS reference_set, kind, selection,
          source_file, source_row
        FROM appen_gold('*.csv', questions := 'is_spam')`,
    });
    expect(await ask("SELECT round, label, reference_label, correct FROM $judgements ORDER BY ALL")).toEqual([
      { round: "gold", label: "no", reference_label: "yes", correct: false },
      { round: "gold", label: "yes", reference_label: "yes", correct: true },
    ]);
    expect(await ask("SELECT min(labeled_at) AS first FROM $annotations")).toEqual([
      { first: "2014-07-11T23:53:21.000Z" },
    ]);
    expect(manifest.tables).toMatchObject({ annotations: { rows: 3 }, quarantine: { rows: 0 } });
  });

  it("shares unreadable records with appen(): they are refused once", async () => {
    const { read: ask, manifest } = await takeFrom({
      "tool/full.csv": `${report({ _golden: "true", is_spam_gold: "yes" })}a,ragged,record\n`,
      "tool/annotations.sql": `
        SELECT annotation_id, annotation_id AS submission_id, item_id, question, label, status, annotator_kind, round,
          source_file, source_row
        FROM appen('*.csv', questions := 'is_spam')`,
      "tool/reference_labels.sql": `
        SELECT reference_id, item_id, question, reference_label, 'test questions' AS reference_set, kind, selection,
          source_file, source_row
        FROM appen_gold('*.csv', questions := 'is_spam')`,
    });
    expect(await ask("SELECT source_row, reason FROM $quarantine")).toEqual([
      { source_row: 2, reason: "the record cannot be read: expected 20 fields, found 3" },
    ]);
    expect(manifest.files).toMatchObject([
      { reader: "appen", records: 2, unreadable: 1 },
      { reader: "appen_gold", records: 2, unreadable: 1 },
    ]);
  });

  it("takes a report without judgements as no records", async () => {
    expect((await read("appen_gold", report())).file).toMatchObject({ records: 0, leftOut: [], unreadable: [] });
  });
});
