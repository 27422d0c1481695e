/** Expected values: README.md of the set, as quoted beside each. */
import { beforeAll, expect, it } from "vitest";
import { accuracyOf, alphaOf } from "./figures.js";
import { describeWithData, type RealSnapshot, snapshotOf } from "./real-set.js";

const HATEFUL = { raters: "human", question: "hateful" };

describeWithData(["sea_hatecheck"], () => {
  let snapshot: RealSnapshot;
  beforeAll(async () => {
    snapshot = await snapshotOf(["sea_hatecheck"]);
    return snapshot.remove;
  });

  // README, SGHateCheck: cases, alpha after `nonhateful`->`non-hateful`, rater accuracy vs gold (normalised).
  // SEAHateCheck: cases, votes, alpha, vote accuracy vs gold.
  it.each([
    ["ms", 6758, 0.8524, 0.9556],
    ["ss", 8920, 0.8147, 0.9613],
    ["ta", null, 0.7871, 0.9183],
    ["zh", 8530, 0.6769, 0.9239],
    ["id", 10721, 0.9024, 0.959],
    ["tg", 12174, 0.7687, 0.9464],
    ["th", 11856, 0.8005, 0.9442],
    ["vn", 14436, 0.8713, 0.9624],
  ])("%s: %s labels, alpha %d, accuracy against the design %d", async (market, labels, alpha, accuracy) => {
    expect(await alphaOf(snapshot.query, { ...HATEFUL, where: `market = '${market}'` })).toBeCloseTo(alpha, 4);
    const found = await accuracyOf(snapshot.query, "t_gold", `market = '${market}' AND annotator_kind = 'human'`);
    expect(found.accuracy).toBeCloseTo(accuracy, 4);
    // Tamil has labels without a gold label; the README gives their number with them.
    if (labels !== null) expect(found.n).toBe(labels);
  });

  // README: "Lowest rater accuracy by functionality (measured, normalised; n = labels): ms slur_h .450 (60),
  // target_group_nh .833 (30); ss target_indiv_nh .600 (30), slur_h .667 (45); ta slur_h .611 (36),
  // counter_ref_nh .677 (164); zh slur_h .474 (57), target_group_nh .500 (30)."
  it.each([
    ["ms", "slur_h", 0.45, 60],
    ["ms", "target_group_nh", 0.833, 30],
    ["ss", "target_indiv_nh", 0.6, 30],
    ["ss", "slur_h", 0.667, 45],
    ["ta", "slur_h", 0.611, 36],
    ["ta", "counter_ref_nh", 0.677, 164],
    ["zh", "slur_h", 0.474, 57],
    ["zh", "target_group_nh", 0.5, 30],
  ])("%s, functionality %s: accuracy %d of %i labels", async (market, functionality, accuracy, n) => {
    const found = await accuracyOf(
      snapshot.query,
      "t_gold",
      `market = '${market}' AND policy = '${functionality}' AND annotator_kind = 'human'`,
    );
    expect(found.n).toBe(n);
    expect(found.accuracy).toBeCloseTo(accuracy, 3);
  });

  // README: "LLM accuracy (`classified` == `actual`, measured): seallm-multiset ms .7953, ss .7455, zh .7850;
  // mistral-multiset ms .6101, ss .7987, zh .8310; llama-engset ms .3216, ss .4379, zh .3078; mbert-engset ms .3072
  // (2,207 cases), ss .2318, zh .2395. Cases per file: ms 2,208, ss 2,916, zh 2,739, ta 2,851, fewer for
  // sealion-engset (1,899 / 2,901 / 1,046 / 872)".
  it.each([
    ["seallm-multiset", "ms", 0.7953, 2208],
    ["seallm-multiset", "ss", 0.7455, 2916],
    ["seallm-multiset", "zh", 0.785, 2739],
    ["mistral-multiset", "ms", 0.6101, 2208],
    ["mistral-multiset", "ss", 0.7987, 2916],
    ["mistral-multiset", "zh", 0.831, 2739],
    ["llama-engset", "ms", 0.3216, 2208],
    ["llama-engset", "ss", 0.4379, 2916],
    ["llama-engset", "zh", 0.3078, 2739],
    ["mbert-engset", "ms", 0.3072, 2207],
    ["mbert-engset", "ss", 0.2318, 2916],
    ["mbert-engset", "zh", 0.2395, 2739],
  ])(
    "%s, %s: accuracy %d against the file's own actual, all %i cases covered",
    async (model, market, accuracy, cases) => {
      const found = await accuracyOf(snapshot.query, "actual", `market = '${market}' AND model_version = '${model}'`);
      expect(found.accuracy).toBeCloseTo(accuracy, 4);
      expect(found.n).toBe(cases);
    },
  );

  it.each([
    ["ms", 1899],
    ["ss", 2901],
    ["zh", 1046],
    ["ta", 872],
  ])("sealion-engset answered only some cases of %s: %i", async (market, cases) => {
    const found = await accuracyOf(
      snapshot.query,
      "actual",
      `market = '${market}' AND model_version = 'sealion-engset'`,
    );
    expect(found.n).toBe(cases);
  });

  // README: "LLM files cover (in ms) only the cases where humans agreed with gold, so 'LLM vs gold' equals 'LLM vs human'
  // there": the design and the file's own actual are then the same reference.
  it("judges the Malay answers alike by the design and by the file's own actual", async () => {
    for (const model of ["seallm-multiset", "mistral-multiset", "llama-engset", "mbert-engset"]) {
      const where = `market = 'ms' AND model_version = '${model}'`;
      expect(await accuracyOf(snapshot.query, "t_gold", where)).toEqual(
        await accuracyOf(snapshot.query, "actual", where),
      );
    }
  });

  // README: "zh/ss experiment files contain case ids that are not in the annotation file", and 11 Tamil cases have no gold:
  // the design judges fewer answers than the model gave, so accuracy is shown with its coverage.
  it("covers all answers in Malay by the design, and only some in Singlish, Mandarin and Tamil", async () => {
    const coverage = async (market: string) => {
      const where = `market = '${market}' AND model_version = 'seallm-multiset'`;
      const judged = await accuracyOf(snapshot.query, "t_gold", where);
      const [given] = await snapshot.query<{ n: number }>(`SELECT sum(submissions) AS n FROM volume WHERE ${where}`);
      return judged.n / given!.n;
    };
    expect(await coverage("ms")).toBe(1);
    expect(await coverage("ta")).toBe((2851 - 11) / 2851);
    for (const market of ["ss", "zh"]) {
      expect(await coverage(market)).toBeGreaterThan(0.9);
      expect(await coverage(market)).toBeLessThan(1);
    }
  });
});
