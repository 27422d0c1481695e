import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annotations, KEY, references, straight, takeFrom } from "../take.js";

const take = (csv: string, taxonomy?: object, options = {}) =>
  takeFrom(
    {
      "tool/annotations.sql": straight(),
      "tool/labels.csv": csv,
      ...(taxonomy && { "taxonomy.json": JSON.stringify(taxonomy) }),
    },
    options,
  );

const refused = async (csv: string, taxonomy?: object) =>
  (await take(csv, taxonomy)).read<{ column: string; reason: string; value: string | null; source_row: number }>(
    `SELECT "column", reason, value, source_row FROM $quarantine ORDER BY source_row`,
  );

describe("the contract", () => {
  it("casts text to the types of the columns", async () => {
    const { read } = await take(annotations({ labeled_at: "2026-09-01T15:00:00+07:00", final: "TRUE" }));
    expect(
      await read("SELECT labeled_at, handling_seconds, final, source_file, source_row, source FROM $annotations"),
    ).toEqual([
      {
        labeled_at: "2026-09-01T08:00:00.000Z",
        handling_seconds: 12,
        final: true,
        source_file: "labels.csv",
        source_row: 1,
        source: "tool",
      },
    ]);
  });

  it("replaces ids by their HMAC-SHA-256", async () => {
    const { read } = await take(annotations({ item_id: "stream-é-7" }));
    const expected = createHmac("sha256", KEY).update("item:stream-é-7").digest("hex").slice(0, 16);
    expect(await read("SELECT item_id FROM $annotations")).toEqual([{ item_id: expected }]);
  });

  it("takes the digits of any script in numbers and times, and leaves ids alone", async () => {
    const { read } = await take(
      annotations({ labeled_at: "๒๐๒๖-๐๙-๐๑T๐๘:๐๐:๐๐Z", handling_seconds: "١٢.٥", item_id: "๑" }),
    );
    const id = createHmac("sha256", KEY).update("item:๑").digest("hex").slice(0, 16);
    expect(await read("SELECT labeled_at, handling_seconds, item_id FROM $annotations")).toEqual([
      { labeled_at: "2026-09-01T08:00:00.000Z", handling_seconds: 12.5, item_id: id },
    ]);
  });

  it.each([
    ["a zero-width space", "gam\u200bbling"],
    ["a byte order mark", "\ufeffgambling"],
    ["bidirectional controls", "\u202egambling\u202c"],
    ["a NUL", "gamb\0ling"],
  ])("takes %s in a label and an id for nothing, and says so", async (_, spelt) => {
    const { read, manifest } = await take(
      annotations({ label: "gambling", item_id: "gambling" }, { annotation_id: "a2", label: spelt, item_id: spelt }),
    );
    expect(await read("SELECT DISTINCT label FROM $annotations")).toEqual([{ label: "gambling" }]);
    expect(await read("SELECT count(DISTINCT item_id) AS n FROM $annotations")).toEqual([{ n: 1 }]);
    expect(manifest.doubts).toMatchObject([
      { kind: "invisible characters", table: "annotations", column: "item_id", rows: 1 },
      { kind: "invisible characters", table: "annotations", column: "label", rows: 1 },
    ]);
  });

  it("takes two normal forms of a letter for one", async () => {
    const { read } = await take(annotations({ label: "tệ" }, { annotation_id: "a2", label: "tệ".normalize("NFD") }));
    expect(await read("SELECT label, count(*) AS n FROM $annotations GROUP BY ALL")).toEqual([{ label: "tệ", n: 2 }]);
  });

  it.each([
    [{ labeled_at: "31/12/2026" }, "labeled_at", /is no time .* day first; write date_in\(…, 'dmy'\)/, "31/12/2026"],
    [{ labeled_at: "12/31/2026" }, "labeled_at", /is no time .* month first; write date_in\(…, 'mdy'\)/, "12/31/2026"],
    [{ labeled_at: "31/02/2026" }, "labeled_at", /names a day that does not exist/, "31/02/2026"],
    [{ labeled_at: "99/09/2026 10:00" }, "labeled_at", /names a day that does not exist/, "99/09/2026 10:00"],
    [{ labeled_at: "2026-02-30" }, "labeled_at", /names a day that does not exist/, "2026-02-30"],
    [{ labeled_at: "2026-02-28T25:00" }, "labeled_at", /is no time; write ISO 8601/, "2026-02-28·25:00"],
    [{ labeled_at: "03/04/2026" }, "labeled_at", /is no time .*'dmy'\) or date_in\(…, 'mdy'\)/, "03/04/2026"],
    [{ labeled_at: "1999-09-01" }, "labeled_at", /is not between 2000-01-01 and 2100-01-01/, "1999-09-01"],
    [{ labeled_at: "2569-09-01" }, "labeled_at", /Buddhist era; write buddhist\(…\)/, "2569-09-01"],
    [{ labeled_at: "2567-02-29" }, "labeled_at", /Buddhist era/, "2567-02-29"],
    [{ labeled_at: "๓๑/๑๒/๒๕๖๗" }, "labeled_at", /Buddhist era/, "31/12/2567"],
    [{ item_id: "a\ufffd" }, "item_id", /holds U\+FFFD where a character was lost/, null],
    [{ label: "caf\ufffd" }, "label", /holds U\+FFFD where a character was lost/, null],
    [{ handling_seconds: "12,5" }, "handling_seconds", /is no number; write it as 12.5/, "12,5"],
    [{ handling_seconds: "-1" }, "handling_seconds", /is not between 0 and/, "-1"],
    [{ confidence: "1.2" }, "confidence", /is not between 0 and 1/, "1.2"],
    [{ confidence: "NaN" }, "confidence", /is no number/, "···"],
    [{ final: "maybe" }, "final", /is neither true nor false/, null],
    [{ round: "prod" }, "round", /is not one of production, gold, calibration, onboarding/, "····"],
    [{ item_id: " " }, "item_id", /is empty/, null],
    [{ label: "" }, "label", /is empty though the status is labelled/, null],
    [{ market: "mail me at someone@example.org" }, "market", /holds an e-mail or web address/, null],
    [{ label: "x".repeat(101) }, "label", /is longer than 100 characters/, null],
  ])("refuses %j", async (fields, column, reason, value) => {
    expect(await refused(annotations({}, { annotation_id: "a2", ...fields }))).toEqual([
      { column, reason: expect.stringMatching(reason), value, source_row: 2 },
    ]);
  });

  it("takes an empty label where the status says why", async () => {
    const { manifest } = await take(annotations({ status: "refused", label: "" }));
    expect(manifest.tables.annotations!.rows).toBe(1);
  });

  it("leaves the rows of other dates alone when one is impossible", async () => {
    const { manifest } = await take(
      annotations({}, { annotation_id: "a2", labeled_at: "2026-13-01" }, { annotation_id: "a3" }),
    );
    expect(manifest.tables.annotations!.rows).toBe(2);
    expect(manifest.tables.quarantine!.rows).toBe(1);
  });
});

describe("the taxonomy", () => {
  const taxonomy = {
    markets: { TH: { synonyms: ["Thailand"] } },
    questions: {
      violation: {
        synonyms: ["v"],
        labels: [{ value: "ok", synonyms: ["no violation"] }, { value: "gambling" }],
        missing: ["n/a"],
      },
      tags: { multiple: true, labels: [{ value: "music" }, { value: "chat" }] },
    },
  };

  it("writes values as it declares them, whatever the spelling", async () => {
    const { read } = await take(annotations({ market: " thailand", question: "V", label: "No Violation" }), taxonomy);
    expect(await read("SELECT market, question, label FROM $annotations")).toEqual([
      { market: "TH", question: "violation", label: "ok" },
    ]);
  });

  it("refuses what it does not declare, and tells the terminal the nearest it knows", async () => {
    const { read, said } = await take(annotations({}, { annotation_id: "a2", label: "gamblin" }), taxonomy);
    expect(await read(`SELECT "column", reason, value FROM $quarantine`)).toEqual([
      { column: "label", reason: "is not among the labels of its question in taxonomy.json", value: null },
    ]);
    expect(said).toContain(
      "tool/annotations.sql: label 'gamblin' is not in taxonomy.json (1 rows quarantined). Nearest known: 'gambling'",
    );
  });

  it("takes a value that means that no label was given as skipped", async () => {
    const { read } = await take(annotations({ label: "N/A" }), taxonomy);
    expect(await read("SELECT label, status FROM $annotations")).toEqual([{ label: null, status: "skipped" }]);
  });

  it("makes a choice of a multiple-choice question a question of its own", async () => {
    const { read } = await take(
      annotations({ question: "tags", label: "Music" }, { annotation_id: "a2", question: "tags:chat", label: "yes" }),
      taxonomy,
    );
    expect(await read("SELECT question, label FROM $annotations ORDER BY question DESC")).toEqual([
      { question: "tags:music", label: "yes" },
      { question: "tags:chat", label: "yes" },
    ]);
  });

  it("is completed from the data where a section is absent, and says so", async () => {
    const { manifest } = await take(annotations({ market: "VN" }), { markets: { VN: {} } });
    expect(manifest.inferred).toEqual([
      "questions: 1 found in the data (violation)",
      "labels of violation: 1 found in the data (ok)",
    ]);
  });
});

describe("duplicates", () => {
  it("of one annotation, the latest update stays", async () => {
    const { read, manifest } = await take(
      annotations(
        { label: "first", updated_at: "2026-09-01T09:00:00Z" },
        { label: "latest", updated_at: "2026-09-03T09:00:00Z" },
        { label: "undated" },
      ),
    );
    expect(await read("SELECT label FROM $annotations")).toEqual([{ label: "latest" }]);
    expect(manifest.files[0]!.tables.annotations).toMatchObject({ yielded: 3, accepted: 1, duplicates: 2 });
  });

  it("without an update time, the last file and row stays", async () => {
    const { read, manifest } = await takeFrom({
      "tool/annotations.sql": straight(),
      "tool/monday.csv": annotations({ label: "monday" }),
      "tool/tuesday.csv": annotations({ label: "tuesday early" }, { label: "tuesday late" }),
    });
    expect(await read("SELECT label FROM $annotations")).toEqual([{ label: "tuesday late" }]);
    expect(manifest.files.map(({ file, tables }) => [file, tables.annotations!.duplicates])).toEqual([
      ["monday.csv", 1],
      ["tuesday.csv", 1],
    ]);
  });

  it("are not answers to different questions", async () => {
    const { manifest } = await take(annotations({ question: "a" }, { question: "b" }));
    expect(manifest.tables.annotations!.rows).toBe(2);
  });

  it("lose no row and keep none twice when a mapping yields a record several times", async () => {
    const { manifest } = await takeFrom({
      "tool/annotations.sql": "SELECT labels.* FROM csv('*.csv') AS labels, range(3)",
      "tool/labels.csv": annotations({}),
    });
    expect(manifest.files[0]!.tables.annotations).toMatchObject({ used: 1, yielded: 3, accepted: 1, duplicates: 2 });
  });
});

describe("--as-of", () => {
  const csv = annotations(
    { annotation_id: "early", labeled_at: "2026-09-01T08:00:00Z" },
    { annotation_id: "late", labeled_at: "2026-09-10T08:00:00Z" },
    { annotation_id: "undated", labeled_at: "" },
  );

  it("leaves out what was labelled later, and counts it", async () => {
    const { manifest } = await take(csv, undefined, { asOf: new Date("2026-09-05T00:00:00Z") });
    expect(manifest.files[0]!.tables.annotations).toMatchObject({ yielded: 3, accepted: 2, after_as_of: 1 });
  });

  it("prefers the version of a row that was known then", async () => {
    const { read } = await take(
      annotations(
        { label: "then", updated_at: "2026-09-02T00:00:00Z" },
        { label: "corrected later", updated_at: "2026-09-09T00:00:00Z" },
      ),
      undefined,
      { asOf: new Date("2026-09-05T00:00:00Z") },
    );
    expect(await read("SELECT label FROM $annotations")).toEqual([{ label: "then" }]);
  });

  it("leaves out references decided later, so that they judge nothing", async () => {
    const { manifest } = await takeFrom(
      {
        "tool/annotations.sql": straight("labels.csv"),
        "tool/reference_labels.sql": straight("audits.csv"),
        "tool/labels.csv": annotations({}),
        "tool/audits.csv": references({ decided_at: "2026-09-10T00:00:00Z" }),
      },
      { asOf: new Date("2026-09-05T00:00:00Z") },
    );
    expect(manifest.tables.judgements!.rows).toBe(0);
  });
});

it("accounts for every row: yielded = accepted + duplicates + quarantined + later than as-of", async () => {
  const row = fc.record({
    annotation_id: fc.constantFrom("a", "b", "c", ""),
    labeled_at: fc.constantFrom("", "2026-09-01", "2026-12-01", "soon"),
    updated_at: fc.constantFrom("", "2026-09-02", "2026-12-02"),
    label: fc.constantFrom("ok", "", "gambling"),
    confidence: fc.constantFrom("", "0.5", "7"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
      const { manifest } = await take(annotations(...rows), undefined, { asOf: new Date("2026-10-01T00:00:00Z") });
      const { records, tables } = manifest.files[0]!;
      const tally = tables.annotations!;
      expect(records).toBe(rows.length);
      expect(tally.yielded).toBe(rows.length);
      expect(tally.accepted + tally.duplicates + tally.quarantined + tally.after_as_of).toBe(tally.yielded);
      expect(manifest.tables.annotations!.rows).toBe(tally.accepted);
      expect(manifest.tables.quarantine!.rows).toBe(tally.quarantined);
    }),
    { numRuns: 15 },
  );
});
