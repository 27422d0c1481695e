/** Expected values: README.md of the set, as quoted beside each, and the authors' interim report in agreement-report.json. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { gwetAc1 } from "../../src/lib/stats/gwet-ac1.js";
import { type PairTable, pairTableSums } from "../../src/lib/stats/pair-table.js";
import { percentAgreement } from "../../src/lib/stats/percent-agreement.js";
import { pairsOf } from "./figures.js";
import { DATA, describeWithData, type RealSnapshot, snapshotOf } from "./real-set.js";

const ACTIONS = ["allow", "deny", "escalate"];
const CLAUDE = "claude-sonnet-4.5";
const GPT = "gpt-5.1";
const GEMINI = "gemini-3-pro";

const agreements = (table: PairTable) => table.reduce((sum, row, index) => sum + row[index]!, 0);
const total = (table: PairTable) => table.flat().reduce((sum, n) => sum + n, 0);
const ac1 = (table: PairTable) => gwetAc1(pairTableSums(table)).value;

/** Directed disagreements, in the order deny→escalate, allow→escalate, deny→allow, allow→deny, escalate→deny, escalate→allow. */
const directed = ([allow, deny, escalate]: PairTable) => [
  deny![2],
  allow![2],
  deny![0],
  allow![1],
  escalate![1],
  escalate![0],
];

describeWithData(["council_mod_qa"], () => {
  let final: RealSnapshot;
  beforeAll(async () => {
    final = await snapshotOf(["council_mod_qa"]);
    return final.remove;
  });

  // README: the table of pairs under "Measured here": n, agree, %, Gwet AC1 (3 labels).
  it.each([
    ["human", GEMINI, 619, 575, 92.89, 0.905],
    [CLAUDE, GEMINI, 619, 563, 90.95, 0.876],
    [CLAUDE, GPT, 636, 569, 89.47, 0.8516],
    [GEMINI, GPT, 619, 546, 88.21, 0.8382],
    ["human", CLAUDE, 636, 540, 84.91, 0.7927],
    ["human", GPT, 636, 533, 83.81, 0.7776],
  ])("%s and %s: %i items, %i agreements, %d %%, AC1 %d", async (a, b, n, agree, percent, coefficient) => {
    const table = await pairsOf(final.query, [a, b], ACTIONS);
    expect(total(table)).toBe(n);
    expect(agreements(table)).toBe(agree);
    expect(100 * percentAgreement(pairTableSums(table)).value!).toBeCloseTo(percent, 2);
    expect(ac1(table)).toBeCloseTo(coefficient, 4);
  });

  // README: "Decisions (ALLOW/DENY/ESCALATE): Human 244/377/15, Gemini 236/365/18, Claude 222/339/75, GPT-5.1 247/324/65."
  it.each([
    [null, [244, 377, 15]],
    [GEMINI, [236, 365, 18]],
    [CLAUDE, [222, 339, 75]],
    [GPT, [247, 324, 65]],
  ])("counts the decisions of %s (null: the human)", async (model, expected) => {
    const found = await final.query<{ label: string; n: number }>(
      `SELECT label, sum(submissions) AS n FROM volume
       WHERE model_version IS NOT DISTINCT FROM ? AND status = 'labelled' GROUP BY label ORDER BY label`,
      [model],
    );
    expect(found.map(({ n }) => n)).toEqual(expected);
  });

  // README: "Human->Claude disagreements: deny->escalate 40, allow->escalate 29, deny->allow 11, allow->deny 7,
  // escalate->deny 6, escalate->allow 3. Human->GPT-5.1: 35, 25, 28 (deny->allow), 5, 5, 5."
  it.each([
    [CLAUDE, [40, 29, 11, 7, 6, 3]],
    [GPT, [35, 25, 28, 5, 5, 5]],
  ])("directs the disagreements of the human with %s", async (model, expected) => {
    expect(directed(await pairsOf(final.query, ["human", model], ACTIONS))).toEqual(expected);
  });

  // README: "human–gemini disagreements by category (measured): …" and "Human vs Claude disagreements by category: …".
  it.each([
    [
      GEMINI,
      {
        profanity: 8,
        violence: 6,
        personal_info: 6,
        spam_scam: 6,
        self_harm: 5,
        hate_speech: 4,
        drugs_illegal: 4,
        sexual_harassment: 3,
        harassment: 1,
        threats: 1,
      },
    ],
    [
      CLAUDE,
      {
        self_harm: 14,
        profanity: 11,
        threats: 11,
        hate_speech: 11,
        spam_scam: 11,
        personal_info: 9,
        sexual_harassment: 8,
        drugs_illegal: 8,
        harassment: 7,
        violence: 6,
      },
    ],
  ])("finds the disagreements of the human with %s by category", async (model, expected) => {
    const found = await final.query<{ policy: string; n: number }>(
      `SELECT policy, sum(n) AS n FROM pairs
       WHERE rater_a = 'human' AND rater_b = ? AND label_a <> label_b GROUP BY policy`,
      [model],
    );
    expect(Object.fromEntries(found.map(({ policy, n }) => [policy, n]))).toEqual(expected);
  });

  // README: "82 of the 103 human–gpt-5.1 disagreements and 79 of the 96 human–claude ones are `edge` cases."
  it.each([
    [GPT, 103, 82],
    [CLAUDE, 96, 79],
  ])("finds most disagreements with %s among the edge cases", async (model, all, edge) => {
    const [found] = await final.query<{ n: number; edge: number }>(
      `SELECT sum(n) AS n, sum(n) FILTER (queue = 'edge') AS edge FROM pairs
       WHERE rater_a = 'human' AND rater_b = ? AND label_a <> label_b`,
      [model],
    );
    expect(found).toEqual({ n: all, edge });
  });

  // README: "Gemini refused to audit 17 cases (636 − 619): by type edge 12, cross 2, obfuscated 2, negative 1;
  // by category spam_scam 4, drugs_illegal 3, self_harm 3, profanity 2, harassment 2, violence 1, personal_info 1, threats 1."
  it.each([
    ["queue", { edge: 12, cross: 2, obfuscated: 2, negative: 1 }],
    [
      "policy",
      {
        spam_scam: 4,
        drugs_illegal: 3,
        self_harm: 3,
        profanity: 2,
        harassment: 2,
        violence: 1,
        personal_info: 1,
        threats: 1,
      },
    ],
  ])("counts the refusals of Gemini by %s, and nobody else's", async (dimension, expected) => {
    const found = await final.query<{ model: string; value: string; n: number }>(
      `SELECT model_version AS model, ${dimension} AS value, sum(submissions) AS n FROM volume
       WHERE status = 'refused' GROUP BY ALL`,
    );
    expect(new Set(found.map(({ model }) => model))).toEqual(new Set([GEMINI]));
    expect(Object.fromEntries(found.map(({ value, n }) => [value, n]))).toEqual(expected);
  });

  it("judges every decision of a model by the human's, and none of the human's own", async () => {
    // README: agreements of the human with each model, in the table of pairs.
    const found = await final.query<{ model: string | null; n: number; correct: number }>(
      `SELECT model_version AS model, sum(n) AS n, sum(n) FILTER (label = reference_label) AS correct
       FROM judgements WHERE reference_set = 'human' AND selection = 'random' GROUP BY ALL ORDER BY model`,
    );
    expect(found).toEqual([
      { model: CLAUDE, n: 636, correct: 540 },
      { model: GEMINI, n: 619, correct: 575 },
      { model: GPT, n: 636, correct: 533 },
    ]);
  });

  it("loses no record", () => {
    // README: "636 cases; 2,527 audits".
    const audits = final.manifest.files.find(({ file }) => file === "audits.json")!;
    expect(audits.records).toBe(2527);
    expect(audits.tables.annotations).toMatchObject({ used: 2527, yielded: 2527, accepted: 2527, quarantined: 0 });
    expect(final.manifest.tables.quarantine!.rows).toBe(0);
  });
});

interface ReportEntry {
  readonly gwetAC1: number;
  readonly agreements: number;
  readonly total: number;
}

describeWithData(["council_mod_qa"], () => {
  let interim: RealSnapshot;
  const report = () =>
    JSON.parse(readFileSync(join(DATA, "council_mod_qa", "agreement-report.json"), "utf8")) as {
      generatedAt: string;
      overall: ReportEntry;
    } & Record<"byCategory" | "byType" | "byLanguage", Record<string, ReportEntry>>;
  beforeAll(async () => {
    // README: "keep only pairs whose two timestamps are both before `generatedAt`".
    interim = await snapshotOf(["council_mod_qa"], report().generatedAt);
    return interim.remove;
  });

  it("reproduces the interim report as of its time, overall", async () => {
    const table = await pairsOf(interim.query, ["human", GEMINI], ACTIONS);
    expect({ total: total(table), agreements: agreements(table) }).toEqual({ total: 243, agreements: 232 });
    expect(ac1(table)).toBeCloseTo(report().overall.gwetAC1, 6);
  });

  it.each([
    ["byCategory", "policy"],
    ["byType", "queue"],
    ["byLanguage", "market"],
  ] as const)("reproduces the interim report as of its time, %s", async (section, dimension) => {
    for (const [value, expected] of Object.entries(report()[section])) {
      const table = await pairsOf(interim.query, ["human", GEMINI], ACTIONS, `${dimension} = '${value}'`);
      expect({ value, total: total(table), agreements: agreements(table) }).toEqual({
        value,
        total: expected.total,
        agreements: expected.agreements,
      });
      expect(ac1(table), value).toBeCloseTo(expected.gwetAC1, 6);
    }
  });
});
