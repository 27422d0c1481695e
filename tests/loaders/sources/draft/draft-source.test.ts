import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../exports.js";
import { text, workbookFile } from "../readers/workbook-file.js";
import { csv, draft, withoutComments } from "./draft.js";

const LABELS = csv(
  "post_id,worker_id,verdict,labeled_at,country,worker_email",
  "p1,w1,spam,2026-09-01T08:00:00Z,TH,somsri@example.org",
  "p1,w2,ok,2026-09-01T08:05:00Z,TH,anan@example.org",
  "p2,w1,ok,2026-09-01T08:10:00Z,VN,somsri@example.org",
);
const AUDITS = csv(
  "audit_id,post_id,auditor_id,correct_verdict,decided_at",
  "a1,p1,q1,Spam,2026-09-02T08:00:00Z",
  "a2,p2,q1,ok,2026-09-02T08:10:00Z",
);

describe("a plain table", () => {
  it("gives item, label, annotator, time and market, and leaves the address out", async () => {
    const drafted = await draft({ "labels.csv": LABELS });
    expect(withoutComments(await drafted.mapping("annotations"))).toBe(`SELECT
  concat_ws(' ', post_id, worker_id) AS annotation_id,
  concat_ws(' ', post_id, worker_id) AS submission_id,
  post_id AS item_id,
  'verdict' AS question,
  verdict AS label,
  'labelled' AS status,
  worker_id AS annotator_id,
  'human' AS annotator_kind,
  country AS market,
  labeled_at,
  'production' AS round,
  source_file,
  source_row
FROM csv('labels.csv')
`);
    expect(drafted.said).toContain("Left out as personal or content: e-mail addresses (1: worker_email).");
    expect(drafted.said).not.toContain("somsri");
    expect((await drafted.snapshot()).manifest.tables).toMatchObject({
      annotations: { rows: 3 },
      quarantine: { rows: 0 },
    });
  });

  it.each([
    ["labels.tsv", LABELS.replaceAll(",", "\t"), "FROM tsv('labels.tsv')"],
    ["labels.csv", LABELS.replaceAll(",", ";"), "FROM csv('labels.csv', delim := ';')"],
    [
      "labels.jsonl",
      jsonRows(LABELS)
        .map((row) => `${JSON.stringify(row)}\n`)
        .join(""),
      "FROM jsonl('labels.jsonl')",
    ],
    ["labels.json", JSON.stringify(jsonRows(LABELS)), "FROM json('labels.json')"],
    [
      "labels.json",
      JSON.stringify({ version: 1, labels: jsonRows(LABELS) }),
      "FROM json('labels.json', records := '$.labels[*]')",
    ],
    ["labels.xlsx", workbookFile({ Labels: cells(LABELS) }), "FROM xlsx('labels.xlsx')"],
  ])("is read as %s (%#)", async (file, content, from) => {
    const drafted = await draft({ [file]: content });
    expect(await drafted.mapping("annotations")).toContain(from);
    expect(drafted.run.tables).toMatchObject([{ table: "annotations", accepted: 3 }]);
  });

  it("takes each sheet of a workbook for what it is, and names one that fits nothing", async () => {
    const drafted = await draft({
      "book.xlsx": workbookFile({ Labels: cells(LABELS), Audits: cells(AUDITS), Notes: cells(csv("note,by", "a,b")) }),
    });
    expect(await drafted.mapping("annotations")).toContain("FROM xlsx('book.xlsx', sheet := 'Labels')");
    expect(await drafted.mapping("reference_labels")).toContain("FROM xlsx('book.xlsx', sheet := 'Audits')");
    expect(drafted.said).toContain("book.xlsx: the sheet Notes fits no table and was left out.");
  });

  it("makes columns of raters rows, and several answers questions of their own", async () => {
    const wide = await draft({
      "raters.csv": csv("case_id,annotator_1,annotator_2", "1,hateful,ok", "2,ok,ok", "3,hateful,hateful"),
    });
    expect(wide.run.tables).toMatchObject([{ accepted: 6 }]);
    const asked = await draft({
      "answers.csv": csv("case_id,user,Is it hate?,Is it spam?", "1,u1,yes,no", "1,u2,no,no", "2,u1,yes,yes"),
    });
    expect(asked.run.resolved.taxonomy.questions).toMatchObject({ "Is it hate?": {}, "Is it spam?": {} });
    expect(asked.run.tables).toMatchObject([{ accepted: 6 }]);
  });

  it("parts several labels in one field into choices, losing none", async () => {
    const drafted = await draft({
      "tags.csv": csv("item_id,user_id,label", '1,u1,"music, chat"', "1,u2,chat", '2,u1,"music, chat, ads"', "3,u1,"),
    });
    const { read } = await drafted.snapshot();
    expect(
      await read("SELECT question, count(*) AS n FROM $annotations WHERE label = 'yes' GROUP BY ALL ORDER BY ALL"),
    ).toEqual([
      { question: "label:ads", n: 1 },
      { question: "label:chat", n: 3 },
      { question: "label:music", n: 2 },
    ]);
    expect((await drafted.taxonomyFile()).questions).toEqual({
      label: { multiple: true, labels: [{ value: "ads" }, { value: "chat" }, { value: "music" }] },
    });
  });

  it("tells the items of files that count for themselves apart", async () => {
    const file = (label: string) => csv("case_id,annotator_1,annotator_2", `1,${label},ok`, `2,ok,${label}`);
    const drafted = await draft({ "th.csv": file("spam"), "vn.csv": file("hate") });
    expect(await drafted.mapping("annotations")).toContain("concat_ws(' ', source_file, case_id) AS item_id");
    expect(drafted.run.tables).toMatchObject([{ accepted: 8 }]);
  });

  it("does not select an address even as an id, and says how to", async () => {
    const drafted = await draft({
      "labels.csv": csv("post_id,annotator,label", "1,a@b.example,ok", "2,c@d.example,bad"),
    });
    const sql = await drafted.mapping("annotations");
    expect(withoutComments(sql)).not.toContain("annotator_id");
    expect(sql.replaceAll(/\s+(-- +)?/g, " ")).toContain(
      "since annotator holds e-mail addresses, which no draft selects. Otherwise: select it AS annotator_id",
    );
  });

  it("states what it could not tell", async () => {
    const sql = await (await draft({ "votes.csv": csv("post_id,label", "1,ok", "2,bad") })).mapping("annotations");
    for (const doubt of ["labels have no time", "nobody knows who labelled", "labels have no market"]) {
      expect(sql.replaceAll(/\s+(-- +)?/g, " ")).toContain(`CHECK: assumed that ${doubt}`);
    }
  });
});

describe("text that is not UTF-8", () => {
  const label = (text: string) => csv("post_id,worker_id,label", `p1,w1,${text}`, "p2,w1,ok");
  const latin = Buffer.from(label("dégoûtant"), "latin1");

  it("stops the draft, which names its option", async () => {
    await expect(draft({ "labels.csv": latin })).rejects.toThrow(/labels\.csv, line 2 .*--encoding windows-1252/);
    const unmarked = Buffer.from(label("bad"), "utf16le");
    await expect(draft({ "labels.csv": unmarked })).rejects.toThrow("--encoding utf-16le");
    await expect(draft({ "labels.csv": latin }, { encoding: "martian" })).rejects.toThrow(
      "--encoding: there is no encoding 'martian'",
    );
  });

  it.each([
    ["latin-1", latin],
    ["utf-16le", Buffer.from(label("dégoûtant"), "utf16le")],
  ])("is read as %s where that is named, by draft and snapshot", async (encoding, bytes) => {
    const drafted = await draft({ "labels.csv": bytes }, { encoding });
    expect(await drafted.mapping("annotations")).toContain(`FROM csv('labels.csv', encoding := '${encoding}')`);
    const { read } = await drafted.snapshot();
    expect(await read("SELECT label FROM $annotations ORDER BY label")).toEqual([
      { label: "dégoûtant" },
      { label: "ok" },
    ]);
  });

  it("is named to the reader of a tool, and never said of a file that is UTF-8", async () => {
    const row = {
      annotation_id: 1,
      annotator: 1,
      created_at: "2026-09-01T08:00:00Z",
      updated_at: "2026-09-01T08:00:00Z",
      lead_time: 1,
    };
    const tool = JSON.stringify(["é", "ok", "ok"].map((label, id) => ({ ...row, id, annotation_id: id, label })));
    const drafted = await draft({ "min.json": Buffer.from(tool, "latin1") }, { encoding: "latin-1" });
    expect(await drafted.mapping("annotations")).toMatch(/label_studio_min\(.*encoding := 'latin-1'\)/);
    const plain = await draft({ "labels.csv": label("dégoûtant") }, { encoding: "windows-874" });
    expect(await plain.mapping("annotations")).toContain("FROM csv('labels.csv')");
  });
});

describe("files of different shapes in one call", () => {
  it("become a table each; audits ask the question of the labels", async () => {
    const drafted = await draft({
      "labels.csv": LABELS,
      "audits.csv": AUDITS,
      "team.csv": csv("worker_id,team,joined_at", "w1,Red,2026-01-01", "w2,Blue,2026-01-01"),
      "posts.csv": csv("post_id,queue,text", "p1,live,one", "p2,live,two"),
      "log.csv": csv("start_date,title", "2026-09-01,Somsri joins"),
    });
    const { read, manifest } = await drafted.snapshot();
    expect(manifest.tables).toMatchObject({
      annotations: { rows: 3 },
      reference_labels: { rows: 2 },
      roster: { rows: 2 },
      items: { rows: 2 },
      events: { rows: 1 },
      quarantine: { rows: 0 },
    });
    // p1: spam is right, ok is not; p2: ok is right. 'Spam' and 'spam' are one label.
    expect(await read("SELECT correct, count(*) AS n FROM $judgements GROUP BY ALL ORDER BY ALL")).toEqual([
      { correct: false, n: 1 },
      { correct: true, n: 2 },
    ]);
    expect(await drafted.mapping("reference_labels")).toMatch(/'targeted' AS selection/);
    expect(drafted.said).not.toContain("Somsri");
  });

  describe("audits that name a label and no item", () => {
    const labels = csv(
      "Label ID,Post Id,Worker Id,Verdict",
      "L1,p1,w1,spam",
      "L2,p1,w2,ok",
      "L3,p2,w1,ok",
      "L4,p3,w2,ok",
    );
    const audits = (...rows: string[]) => csv("Label Ref,Correct Verdict,Post Market", ...rows);

    it("judge that label alone, and its item is looked up", async () => {
      const drafted = await draft({
        "labels.csv": labels,
        "audits.csv": audits("L1,spam,TH", "L2,spam,TH", "L3,ok,VN"),
      });
      expect(drafted.said).toContain("Label Ref names the label that was judged, since 3 of its 3 values are ids");
      const { read, manifest } = await drafted.snapshot();
      expect(manifest.tables).toMatchObject({ reference_labels: { rows: 3 }, quarantine: { rows: 0 } });
      expect(await read("SELECT label, correct FROM $judgements ORDER BY ALL")).toEqual([
        { label: "ok", correct: false },
        { label: "ok", correct: true },
        { label: "spam", correct: true },
      ]);
      expect(
        await read(
          "SELECT count(*) AS n FROM $reference_labels JOIN $annotations USING (item_id) WHERE annotation_id = audited_annotation_id",
        ),
      ).toEqual([{ n: 3 }]);
    });

    it("keep their row where the label did not come with them, and are said to judge nothing", async () => {
      const drafted = await draft({ "labels.csv": labels, "audits.csv": audits("L1,spam,TH", "L2,ok,TH", "L9,ok,VN") });
      expect(drafted.said).toContain("1 of 3 audits may judge nothing");
      expect((await drafted.snapshot()).manifest.tables).toMatchObject({
        reference_labels: { rows: 3 },
        judgements: { rows: 2 },
        quarantine: { rows: 0 },
      });
    });

    it("are not seen in numbers that count something else", async () => {
      const numbered = labels.replaceAll(/^L/gm, "").replace("abel ID", "Label ID");
      const drafted = await draft({
        "labels.csv": numbered,
        "audits.csv": csv("Post Id,Seconds taken,Correct Verdict", "p1,1,spam", "p2,2,ok", "p3,3,ok"),
      });
      expect(await drafted.mapping("reference_labels")).not.toContain("audited_annotation_id");
    });
  });

  it("gold beside the label becomes a reference per item", async () => {
    const drafted = await draft({
      "cases.csv": csv("case_id,user_id,label,gold_label", "1,u1,ok,ok", "1,u2,bad,ok", "2,u1,bad,bad"),
    });
    expect((await drafted.snapshot()).manifest.tables).toMatchObject({
      annotations: { rows: 3 },
      reference_labels: { rows: 2 },
      judgements: { rows: 3 },
    });
  });
});

describe("what would be quarantined", () => {
  it("is counted by column and reason, with the first places", async () => {
    const drafted = await draft({
      "labels.csv": csv(
        "post_id,worker_id,label,labeled_at",
        ...Array.from({ length: 10 }, (_, n) => `p${n},w1,${n % 2 ? "ok" : "bad"},2026-09-01T08:00:00Z`),
        "p10,w1,ok,1999-09-01T08:00:00Z",
        ",w1,ok,2026-09-01T08:00:00Z",
        "p12,w1",
      ),
    });
    expect(drafted.run.refusals).toMatchObject([
      { table: "annotations", column: "item_id", rows: 1, first: [{ file: "labels.csv", row: 12, value: null }] },
      { table: "annotations", column: "labeled_at", rows: 1, first: [{ row: 11, value: "1999-09-01·08:00:00·" }] },
      { table: null, column: null, reason: "the record cannot be read: expected 4 fields, found 2", rows: 1 },
    ]);
    expect(drafted.said).toContain("3 rows would be quarantined:");
    expect(drafted.said).toContain("is not between 2000-01-01 and 2100-01-01: 1 row, first in labels.csv record 11");
  });
});

describe("files and mappings", () => {
  it("are copied beside the mapping, or left where they are", async () => {
    const exports = await temporaryFolder();
    await mkdir(join(exports, "tool", "raw"), { recursive: true });
    await writeFile(join(exports, "tool", "raw", "labels.csv"), LABELS);
    const drafted = await draft({ "audits.csv": AUDITS }, { exports, name: "tool2" });
    expect(await readFile(join(exports, "tool2", "audits.csv"), "utf8")).toBe(AUDITS);
    expect(drafted.files).toMatchObject([{ name: "audits.csv", isThere: false }]);
    const there = await draft({}, { exports, files: [join(exports, "tool", "raw", "labels.csv")] });
    expect(await there.mapping("annotations")).toContain("FROM csv('raw/labels.csv')");
    expect(existsSync(join(exports, "tool", "labels.csv"))).toBe(false);
  });

  it("are never overwritten unasked", async () => {
    const { exports } = await draft({ "labels.csv": LABELS });
    const mapping = join(exports, "tool", "annotations.sql");
    await writeFile(mapping, "SELECT 1");
    await expect(draft({ "labels.csv": LABELS }, { exports })).rejects.toThrow(/has annotations\.sql already.*--force/);
    const other = LABELS.replace("spam", "ok");
    await expect(draft({ "labels.csv": other }, { exports })).rejects.toThrow(/labels\.csv exists with other content/);
    expect(await readFile(mapping, "utf8")).toBe("SELECT 1");
    const forced = await draft({ "labels.csv": other }, { exports, force: true });
    expect(await forced.mapping("annotations")).toContain("FROM csv('labels.csv')");
    expect(await readFile(join(exports, "tool", "labels.csv"), "utf8")).toBe(other);
  });

  it.each([
    ["clip.mp4", "\u0000\u0001binary", /clip\.mp4: not recognised\. It is neither a table/],
    ["labels.csv.gz", new Uint8Array([0x1f, 0x8b, 8, 0]), /compressed: unpack it/],
    [
      "users.csv",
      csv("email,city", "a@b.co,Perth", "c@d.co,Rome"),
      /users\.csv: not recognised.*since personal or content: email, city.*Nothing was written/,
    ],
    ["labels.csv", csv("post_id,label"), /labels\.csv holds no record/],
  ])("that nobody recognises stop the draft with what to do: %s", async (file, content, message) => {
    const exports = await temporaryFolder();
    await expect(draft({ [file]: content }, { exports })).rejects.toThrow(message);
    expect(existsSync(join(exports, "tool"))).toBe(false);
  });

  it("must exist, and a source needs a plain name", async () => {
    await expect(draft({}, { files: ["/nowhere/labels.csv"] })).rejects.toThrow(
      "There is no file /nowhere/labels.csv.",
    );
    await expect(draft({ "labels.csv": LABELS }, { name: "../x" })).rejects.toThrow("'../x' is no name for a source");
  });
});

describe("taxonomy.json", () => {
  it("is drafted where there is none, with the zone of a market that has but one", async () => {
    const drafted = await draft({ "labels.csv": LABELS });
    expect(await drafted.taxonomyFile()).toEqual({
      markets: {
        TH: { name: "Thailand", time_zone: "Asia/Bangkok" },
        VN: { name: "Vietnam", time_zone: expect.stringMatching(/^Asia\/(Saigon|Ho_Chi_Minh)$/) },
      },
      questions: {
        verdict: {
          labels: [
            { value: "ok", means: "non-violating" },
            { value: "spam", means: "violating" },
          ],
        },
      },
    });
  });

  it("counts the zones of a country by their clocks, not by their names", async () => {
    // Indonesia keeps WIB, WITA and WIT; both of Malaysia's zones are UTC+8.
    const labels = csv("post_id,user_id,label,market", "p1,u1,ok,ID", "p2,u1,bad,MY");
    const drafted = await draft({ "labels.csv": labels });
    expect(drafted.said).toContain("market ID: Indonesia; it has 3 time zones");
    expect((await drafted.taxonomyFile()).markets).toEqual({
      ID: { name: "Indonesia" },
      MY: { name: "Malaysia", time_zone: "Asia/Kuala_Lumpur" },
    });
  });

  it("is proposed what it lacks, and given it only when asked", async () => {
    const exports = await temporaryFolder();
    const given = {
      markets: { TH: { time_zone: "Asia/Bangkok" } },
      questions: { verdict: { labels: [{ value: "ok" }] } },
    };
    await writeFile(join(exports, "taxonomy.json"), JSON.stringify(given));
    const proposed = await draft({ "labels.csv": LABELS }, { exports });
    expect(proposed.taxonomy).toMatchObject({
      done: "proposed",
      part: { markets: { VN: {} }, questions: { verdict: { labels: [{ value: "spam" }] } } },
    });
    expect(await proposed.taxonomyFile()).toEqual(given);
    expect(proposed.run.refusals).toHaveLength(2);
    const written = await draft({ "labels.csv": LABELS }, { exports, force: true, writeTaxonomy: true });
    expect(written.taxonomy.done).toBe("extended");
    expect(await written.taxonomyFile()).toMatchObject({
      markets: { TH: { time_zone: "Asia/Bangkok" }, VN: { name: "Vietnam" } },
      questions: { verdict: { labels: [{ value: "ok" }, { value: "spam" }] } },
    });
    expect(written.run.refusals).toEqual([]);
    expect((await draft({ "labels.csv": LABELS }, { exports, force: true })).taxonomy.done).toBe("left");
  });

  it("is not made from one source where others rely on there being none", async () => {
    const exports = await temporaryFolder();
    await mkdir(join(exports, "other"));
    const drafted = await draft({ "labels.csv": LABELS }, { exports });
    expect(drafted.taxonomy.done).toBe("proposed");
    expect(drafted.said).toContain("it would refuse theirs. A proposal:");
    expect(existsSync(join(exports, "taxonomy.json"))).toBe(false);
  });

  it("names the question a header stands for", async () => {
    const exports = await temporaryFolder();
    const questions = { violation: { labels: [{ value: "ok" }, { value: "spam" }] } };
    await writeFile(join(exports, "taxonomy.json"), JSON.stringify({ questions }));
    const drafted = await draft({ "labels.csv": LABELS }, { exports });
    expect(await drafted.mapping("annotations")).toContain("'violation' AS question");
    expect(drafted.run.refusals).toEqual([]);
  });
});

it("counts one thing in the singular", async () => {
  const drafted = await draft({ "labels.csv": csv("post_id,user_id,label,market", "p1,u1,ok,TH") });
  expect(drafted.said).toContain("1 record,");
  expect(drafted.said).toMatch(/from the values found: 1 market, the question label with 1 label\./);
});

it("prints pseudonyms as the snapshot has them, and the command that follows", async () => {
  const drafted = await draft({ "labels.csv": LABELS });
  const { read } = await drafted.snapshot();
  const [first] = await read<{ item_id: string }>("SELECT item_id FROM $annotations ORDER BY source_row LIMIT 1");
  expect(drafted.said).toContain(first!.item_id);
  expect(drafted.said).not.toMatch(/\b(p1|w1|w2)\b/);
  expect(drafted.said).toMatch(/Next: look at each CHECK in .*tool, then npm run snapshot$/);
});

function jsonRows(text: string): object[] {
  const [header, ...rows] = text
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  return rows.map((row) => Object.fromEntries(header!.map((name, index) => [name, row[index]])));
}

function cells(table: string) {
  return table
    .trim()
    .split("\n")
    .map((line) => line.split(",").map(text));
}
