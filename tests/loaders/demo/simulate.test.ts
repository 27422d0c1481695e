import { expect, test } from "vitest";
import { DAY, isoTime } from "../../../loaders/demo/calendar.js";
import type { Case, Submission } from "../../../loaders/demo/canonical.js";
import { defaultEffects } from "../../../loaders/demo/effects/read.js";
import type { Effect } from "../../../loaders/demo/effects/schema.js";
import { isMember } from "../../../loaders/demo/people.js";
import { NO_VIOLATION } from "../../../loaders/demo/setting.js";
import { simulate } from "../../../loaders/demo/simulate.js";
import { createWorld } from "../../../loaders/demo/world.js";

const planted = await defaultEffects();
const run = (options: { submissions?: number; seed?: number; weeks?: number; effects?: readonly Effect[] } = {}) => [
  ...simulate(createWorld({ submissions: 24_000, seed: 1, weeks: 12, effects: planted, ...options })),
];

const world = createWorld({ submissions: 24_000, seed: 1, weeks: 12, effects: planted });
const cases = run();
const labels = (among: readonly Case[], keep: (made: Case, submission: Submission) => boolean) =>
  among.flatMap((made) =>
    made.submissions
      .filter((submission) => submission.answers.violation !== null && keep(made, submission))
      .map((submission) => ({ right: submission.answers.violation === made.item.truth, made, submission })),
  );
const share = (among: readonly { right: boolean }[]) => among.filter(({ right }) => right).length / among.length;

test("the same world gives the same cases, another seed others", () => {
  expect(run({ submissions: 1000 })).toEqual(run({ submissions: 1000 }));
  expect(run({ submissions: 1000 })).not.toEqual(run({ submissions: 1000, seed: 2 }));
});

test("the number of submissions is the one asked for, to 3 %", () => {
  for (const options of [
    { submissions: 24_000, effects: [] },
    { submissions: 24_000, seed: 7 },
    { submissions: 40_000, weeks: 26 },
  ]) {
    const made = run(options).reduce((sum, { submissions }) => sum + submissions.length, 0);
    expect(Math.abs(made / options.submissions - 1), JSON.stringify(options)).toBeLessThan(0.03);
  }
});

test("ids are unique, and nothing happens after the end", () => {
  const submissions = cases.flatMap((made) => [...made.submissions, ...made.cancelled]);
  expect(new Set(submissions.map(({ id }) => id)).size).toBe(submissions.length);
  expect(new Set(cases.map(({ item }) => item.id)).size).toBe(cases.length);
  const audits = cases.flatMap((made) => made.audits);
  const times = [
    ...submissions.map(({ labeledAt }) => labeledAt),
    ...audits.flatMap(({ decidedAt, arbitration }) => [decidedAt, arbitration?.decidedAt ?? 0]),
  ];
  expect(isoTime(times.reduce((a, b) => Math.max(a, b))) < "2026-11-15T17:00:00.000Z").toBe(true);
});

test("nobody labels an item twice, and everybody who labels is a member of the team that day", () => {
  for (const { submissions, cancelled } of cases) {
    const people = [...submissions, ...cancelled].flatMap(({ annotator }) => annotator ?? []);
    expect(new Set(people).size).toBe(people.length);
  }
  const absent = cases.flatMap(({ item, submissions }) => {
    const noon = world.calendar.midnight(item.day, 7) + DAY / 2;
    return submissions.filter(({ annotator }) => annotator && !isMember(annotator, noon));
  });
  expect(absent).toEqual([]);
});

test("about one production item in ten is labelled by two or three people", () => {
  const people = cases
    .filter(({ round, item }) => round === "production" && item.day < 80)
    .map(({ submissions }) => submissions.filter((s) => s.annotator && s.answers.violation !== null).length)
    .filter((count) => count > 0);
  const overlapping = people.filter((count) => count > 1).length;
  expect(Math.max(...people)).toBe(3);
  // Binomial with p = 0.1, four standard errors.
  expect(Math.abs(overlapping / people.length - 0.1)).toBeLessThan(4 * Math.sqrt((0.1 * 0.9) / people.length));
});

test("sampling weights make random audits stand for all production labels", () => {
  // Audits take up to 23 days: of the first eight weeks all are decided.
  const eligible = labels(cases, ({ round, item }) => round === "production" && item.day < 56);
  const random = cases
    .filter(({ item }) => item.day < 56)
    .flatMap(({ audits }) => audits.filter(({ selection }) => selection === "random"));
  const total = random.reduce((sum, { samplingWeight }) => sum + samplingWeight!, 0);
  // Horvitz–Thompson: each label of weight w adds a variance of w − 1, estimated by Σ w(w − 1) over the sample.
  const variance = random.reduce((sum, { samplingWeight: w }) => sum + w! * (w! - 1), 0);
  expect(Math.abs(total - eligible.length)).toBeLessThan(4 * Math.sqrt(variance));
  expect(new Set(random.map(({ samplingWeight }) => samplingWeight)).size).toBeGreaterThan(1);
});

test("audits judge labels of their own item, and only those that were given", () => {
  for (const { submissions, audits } of cases) {
    for (const audit of audits) {
      expect(submissions).toContain(audit.submission);
      expect(audit.submission.answers.violation).not.toBeNull();
    }
  }
});

test("arbitration upholds some labels and overturns others, for people only", () => {
  const disputed = cases.flatMap(({ audits }) => audits.filter(({ arbitration }) => arbitration));
  const upheld = disputed.filter(({ submission, arbitration }) => submission.answers.violation === arbitration!.label);
  expect(upheld.length).toBeGreaterThan(20);
  expect(disputed.length - upheld.length).toBeGreaterThan(20);
  expect(disputed.every(({ submission }) => submission.annotator)).toBe(true);
});

test("people agree less on the unclear policy", () => {
  const agreeing = (policy: (code: string) => boolean) => {
    const pairs = cases
      .filter(({ item, round }) => round === "production" && policy(item.policy))
      .flatMap(({ submissions }) => {
        const given = submissions
          .filter(({ annotator }) => annotator)
          .flatMap(({ answers }) => answers.violation ?? []);
        return given.length < 2 ? [] : [{ right: given[0] === given[1] }];
      });
    return { value: share(pairs), variance: (share(pairs) * (1 - share(pairs))) / pairs.length };
  };
  const unclear = agreeing((code) => code === "harassment");
  const rest = agreeing((code) => code !== "harassment");
  expect((rest.value - unclear.value) / Math.sqrt(rest.variance + unclear.variance)).toBeGreaterThan(2);
});

test("the model says how sure it is, and is surer than it should be", () => {
  const sure = labels(cases, (_, { confidence }) => confidence !== null && confidence >= 0.9);
  const mean = sure.reduce((sum, { submission }) => sum + submission.confidence!, 0) / sure.length;
  expect(mean - share(sure)).toBeGreaterThan(4 * Math.sqrt((share(sure) * (1 - share(sure))) / sure.length));
});

test("violating and harmless items both occur in every queue of every market", () => {
  const found = new Set(cases.map(({ item }) => `${item.market} ${item.queue} ${item.truth === NO_VIOLATION}`));
  expect(found.size).toBe(3 * 4 * 2);
});
