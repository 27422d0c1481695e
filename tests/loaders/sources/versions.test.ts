import { describe, expect, it } from "vitest";
import { annotations, straight, takeFrom } from "../take.js";

const [MONDAY, TUESDAY] = ["2026-09-07T08:00:00Z", "2026-09-08T08:00:00Z"];

const TAGS = JSON.stringify({
  questions: {
    tags: { multiple: true, labels: [{ value: "music" }, { value: "chat" }] },
    violation: { labels: [{ value: "ok" }, { value: "gambling" }] },
    severity: { labels: [{ value: "high" }] },
  },
});

/** A Label Studio task with one annotation, which answers these questions. */
const task = (updated_at: string, answers: { readonly [question: string]: readonly string[] }): string =>
  JSON.stringify([
    {
      id: 1,
      data: {},
      annotations: [
        {
          id: 7,
          completed_by: 3,
          created_at: MONDAY,
          updated_at,
          result: Object.entries(answers).map(([from_name, choices]) => ({
            type: "choices",
            from_name,
            value: { choices },
          })),
        },
      ],
    },
  ]);

const MAPPING = `SELECT annotation_id, annotation_id AS submission_id, item_id, question, label, status, annotator_kind,
  'production' AS round, labeled_at, updated_at, source_file, source_row FROM label_studio('*.json')`;

async function answers(files: { readonly [name: string]: string }): Promise<string[]> {
  const placed = Object.fromEntries(Object.entries(files).map(([name, content]) => [`tool/${name}`, content]));
  const { read } = await takeFrom({ "tool/annotations.sql": MAPPING, "taxonomy.json": TAGS, ...placed });
  const found = await read<{ question: string; label: string }>(
    "SELECT question, label FROM $annotations ORDER BY question",
  );
  return found.map(({ question, label }) => `${question} ${label}`);
}

describe("of an annotation that changed between two exports", () => {
  it("a choice that was withdrawn goes", async () => {
    const early = task(MONDAY, { tags: ["music"] });
    const late = task(TUESDAY, { tags: ["chat"] });
    expect(await answers({ "1.json": early, "2.json": late })).toEqual(["tags:chat yes"]);
    expect(await answers({ "1.json": late, "2.json": early })).toEqual(["tags:chat yes"]);
  });

  it("an answer that is no longer given goes", async () => {
    const early = task(MONDAY, { violation: ["gambling"], severity: ["high"] });
    const late = task(TUESDAY, { violation: ["ok"] });
    expect(await answers({ "1.json": early, "2.json": late })).toEqual(["violation ok"]);
  });
});

describe("answers that stand in records of their own", () => {
  const kept = async (files: { readonly [name: string]: string }) => {
    const { read } = await takeFrom({ "tool/annotations.sql": straight(), "taxonomy.json": TAGS, ...files });
    const found = await read<{ question: string }>("SELECT question FROM $annotations ORDER BY question");
    return found.map(({ question }) => question);
  };

  it("are versions of their own", async () => {
    expect(
      await kept({
        "tool/1.csv": annotations({ question: "violation", updated_at: MONDAY }),
        "tool/2.csv": annotations({ question: "severity", label: "high", updated_at: TUESDAY }),
      }),
    ).toEqual(["severity", "violation"]);
  });

  it("but the choices of a multiple-choice question change together", async () => {
    const tags = (updated_at: string, ...labels: string[]) =>
      annotations(...labels.map((label) => ({ question: "tags", label, updated_at })));
    expect(await kept({ "tool/1.csv": tags(MONDAY, "music", "chat") })).toEqual(["tags:chat", "tags:music"]);
    expect(await kept({ "tool/1.csv": tags(TUESDAY, "music"), "tool/2.csv": tags(MONDAY, "chat") })).toEqual([
      "tags:music",
    ]);
  });
});

it("with --as-of, a version with a time known then still wins over one without any", async () => {
  const { read } = await takeFrom(
    {
      "tool/annotations.sql": straight(),
      "tool/labels.csv": annotations({ label: "dated", updated_at: MONDAY }, { label: "undated" }),
    },
    { asOf: new Date(TUESDAY) },
  );
  expect(await read("SELECT label FROM $annotations")).toEqual([{ label: "dated" }]);
});

it("of one record that a join yields twice, the same row stays whatever the order of the joined file", async () => {
  const team = async (...people: string[]) => {
    const { read } = await takeFrom({
      "tool/annotations.sql": `SELECT labels.*, people.team FROM csv('labels.csv') AS labels
        LEFT JOIN csv('people.csv') AS people ON people.id = labels.annotator_id`,
      "tool/labels.csv": annotations({}),
      "tool/people.csv": ["id,team", ...people].join("\n"),
    });
    return read("SELECT team FROM $annotations");
  };
  expect(await team("ann,North", "ann,South", "ann,East")).toEqual(await team("ann,East", "ann,South", "ann,North"));
});
