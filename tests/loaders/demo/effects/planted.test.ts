/** Every kind of effect, planted elsewhere and in another size than by default, measured in the cases made. */
import { expect, test } from "vitest";
import { WEEK } from "../../../../loaders/demo/calendar.js";
import type { Case, Submission } from "../../../../loaders/demo/canonical.js";
import { EffectSchema } from "../../../../loaders/demo/effects/schema.js";
import { scopeOf } from "../../../../loaders/demo/effects/scope.js";
import { endDay, startDay } from "../../../../loaders/demo/effects/span.js";
import { createTally, RAMP_WEEKS } from "../../../../loaders/demo/effects/tally.js";
import { waves } from "../../../../loaders/demo/effects/waves.js";
import { simulate } from "../../../../loaders/demo/simulate.js";
import { describeTruth } from "../../../../loaders/demo/truth/describe-truth.js";
import { createWorld } from "../../../../loaders/demo/world.js";

interface Label {
  readonly made: Case;
  readonly submission: Submission;
  readonly right: boolean;
}

function run(...planted: object[]) {
  const effects = planted.map((effect) => EffectSchema.parse(effect));
  const world = createWorld({ submissions: 60_000, seed: 11, weeks: 16, effects });
  const tally = createTally(world);
  const cases = [...simulate(world, tally)];
  const labels = cases.flatMap((made): Label[] =>
    made.round !== "production"
      ? []
      : made.submissions
          .filter(({ answers }) => answers.violation !== null)
          .map((submission) => ({ made, submission, right: submission.answers.violation === made.item.truth })),
  );
  return { world, cases, labels, truth: describeTruth(world, tally).effects };
}
const without = run();
const key = ({ made, submission }: Label) => `${made.item.key} ${submission.annotator?.userId ?? "model"}`;
const baseline = new Map(without.labels.map((label) => [key(label), label]));
const share = (labels: readonly Label[]) => labels.filter(({ right }) => right).length / labels.length;

/** Whether a label is in an effect's scope and time. */
function touches({ world }: ReturnType<typeof run>, { made: { item }, submission }: Label): boolean {
  const [effect] = world.effects;
  const scope = scopeOf(effect!, world.annotators);
  const has = { ...item, team: submission.annotator?.team, annotator: submission.annotator?.email };
  const kind = submission.annotator ? "human" : "model";
  const all = { ...has, annotators: kind, modelVersion: submission.modelVersion };
  return (
    Object.entries(scope).every(([name, value]) => all[name as keyof typeof all] === value) &&
    item.day >= startDay(effect!, world.calendar) &&
    item.day < endDay(effect!, world.calendar)
  );
}

test.each([
  { kind: "team-gap", team: "Harbour Saigon", policy: "scams", points: 20, start: { week: 4 }, end: { week: 12 } },
  { kind: "team-gap", team: "Harbour Bangkok", queue: "replay", points: 8 },
  { kind: "policy-unclear", policy: "violence", points: 15, start: { day: 40 } },
  { kind: "market-drop", market: "VN", points: 9, start: { share: 0.3 } },
  { kind: "model-regression", modelVersion: "guard-1.4", market: "TH", points: 14, start: { date: "2026-08-10" } },
  { kind: "annotator-drift", team: "Selat Jakarta", place: 2, points: 40, rampWeeks: 2, start: { week: 3 } },
  { kind: "calibration-session", market: "ID", policy: "gambling", points: 4, weeks: 9, start: { week: 5 } },
])("%j: as large as stated, and nowhere else", (effect) => {
  const made = run(effect);
  const pairs = made.labels.flatMap((after) => {
    const before = baseline.get(key(after));
    return before ? [{ before, after }] : [];
  });
  // The same visits happen, effect or not: the two runs pair off without a rest.
  expect(pairs.length).toBe(made.labels.length);
  expect(pairs.length).toBe(without.labels.length);
  const inside = pairs.filter(({ after }) => touches(made, after));
  expect(inside.length).toBeGreaterThan(100);
  for (const { before, after } of pairs) {
    if (!touches(made, after)) expect(after.right).toBe(before.right);
  }
  // Common random numbers: labels only turn one way, each with the planted probability, which makes the number binomial.
  const [truth] = made.truth;
  const turned = inside.filter(({ before, after }) => before.right !== after.right).length / inside.length;
  const expected = Math.abs(truth!.size.meanChange) / 100;
  expect(Math.abs(turned - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / inside.length));
  // What takes away is clipped at 0 only; what helps goes by the market's errors, from which the scope's may differ.
  const tolerance = effect.kind === "calibration-session" ? 0.3 : 0.05;
  expect(Math.abs(truth!.size.expected / truth!.size.planted - 1)).toBeLessThan(tolerance);
  const sign = truth!.direction === "up" ? 1 : -1;
  expect(Math.sign(share(inside.map(({ after }) => after)) - share(inside.map(({ before }) => before)))).toBe(sign);
});

test("a mix shift moves items and the total, and no rate", () => {
  const made = run({
    kind: "mix-shift",
    market: "ID",
    dimension: "queue",
    from: "live-standard",
    to: "user-reports",
    points: 30,
    start: { week: 6 },
  });
  const items = (cases: readonly Case[], queue?: string) =>
    cases.filter(
      ({ round, item }) =>
        round === "production" && item.market === "ID" && item.day >= 42 && (queue ?? item.queue) === item.queue,
    ).length;
  const all = items(made.cases);
  expect(all).toBe(items(without.cases));
  const moved = (items(made.cases, "user-reports") - items(without.cases, "user-reports")) / all;
  expect(Math.abs(moved - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / all));
  // Items that stayed are labelled as before, wherever they are.
  const queues = new Map(without.cases.map(({ item }) => [item.key, item.queue]));
  for (const label of made.labels) {
    const before = baseline.get(key(label));
    if (before && queues.get(label.made.item.key) === label.made.item.queue) expect(label.right).toBe(before.right);
  }
  const after = ({ made: { item } }: Label) => item.market === "ID" && item.day >= 42;
  const [now, then] = [made.labels.filter(after), without.labels.filter(after)];
  const change = 100 * (share(now) - share(then));
  const error =
    100 * Math.sqrt((share(now) * (1 - share(now))) / now.length + (share(then) * (1 - share(then))) / then.length);
  expect(Math.abs(change - made.truth[0]!.size.meanChange)).toBeLessThan(4 * error);
  expect(change).toBeLessThan(-4 * error);
});

test("errors follow the volume's waves at the lag, by the strength stated", () => {
  const effect = { kind: "volume-link", market: "TH", lag: { weeks: 3 }, points: 4, spread: 0.4 } as const;
  const made = run(effect);
  const { volume, felt } = waves(effect, 11, made.world.calendar);
  const count = (cases: readonly Case[], day: number) =>
    cases.filter(({ round, item }) => round === "production" && item.market === "TH" && item.day === day).length;
  for (const day of [0, 30, 60, 100]) {
    const expected = volume[day]! * count(without.cases, day);
    expect(Math.abs(count(made.cases, day) - expected)).toBeLessThan(6 * Math.sqrt(expected * (1 + volume[day]!)));
  }
  // Slope of the errors on the waves three weeks before, over people's labels; each label's error has a variance below 1/4.
  const people = made.labels.filter(
    ({ made: { item }, submission }) => item.market === "TH" && submission.annotator && item.day >= 21,
  );
  const level = ({ made: { item } }: Label) => felt[item.day]!;
  const mean = people.reduce((sum, label) => sum + level(label), 0) / people.length;
  const spread = people.reduce((sum, label) => sum + (level(label) - mean) ** 2, 0);
  const slope = people.reduce((sum, label) => sum + (level(label) - mean) * (label.right ? 0 : 1), 0) / spread;
  const wrong = 1 - share(people);
  expect(Math.abs(100 * slope - 4)).toBeLessThan(400 * Math.sqrt((wrong * (1 - wrong)) / spread) + 1);
  expect(felt.slice(0, 21).every((day) => day === 0)).toBe(true);
  for (let day = 21; day < 112; day += 1) {
    expect(Math.sign(felt[day]!)).toBe(
      Math.sign(Math.log(volume[day - 21]!) - Math.log(volume.reduce((a, b) => a * b ** (1 / 112), 1))),
    );
  }
});

test("gold labels are wrong in the share stated and in its scope, and nobody labels otherwise", () => {
  const made = run({ kind: "suspect-gold", policy: "gambling", share: 0.4 });
  const gold = made.cases.filter(({ round }) => round === "gold");
  const suspect = gold.filter(({ item }) => item.policy === "gambling");
  const wrong = gold.filter(({ item, goldLabel }) => goldLabel !== item.truth);
  expect(wrong.filter((one) => !suspect.includes(one))).toEqual([]);
  expect(wrong.length).toBe(Math.floor(0.4 * suspect.length));
  expect(wrong.length).toBeGreaterThan(2);
  expect(made.cases.map(({ submissions }) => submissions)).toEqual(without.cases.map(({ submissions }) => submissions));
});

test("newcomers who join after the training learn faster, nobody else", () => {
  const made = run({ kind: "faster-ramp", team: "Harbour Saigon", timesFaster: 8, start: { week: 2 } });
  const start = made.world.calendar.midnight(14, 7);
  let [gained, n] = [0, 0];
  for (const after of made.labels) {
    const { annotator } = after.submission;
    const before = baseline.get(key(after))!;
    if (annotator?.team === "Harbour Saigon" && annotator.startedAt >= start) {
      gained += Number(after.right) - Number(before.right);
      if (after.submission.labeledAt < annotator.startedAt + RAMP_WEEKS * WEEK) n += 1;
    } else expect(after.right).toBe(before.right);
  }
  expect(gained).toBeGreaterThan(0);
  expect(made.truth[0]!.labels).toBe(n);
});

test("an outage leaves its share of the volume, on its days only", () => {
  const made = run({ kind: "outage", market: "VN", left: 0.2, days: 2, start: { day: 30 } });
  const count = (cases: readonly Case[], market: string, day: number) =>
    cases.filter(({ round, item }) => round === "production" && item.market === market && item.day === day).length;
  for (const [market, day] of [
    ["VN", 29],
    ["VN", 32],
    ["TH", 30],
  ] as const) {
    expect(count(made.cases, market, day)).toBe(count(without.cases, market, day));
  }
  const usual = count(without.cases, "VN", 31);
  expect(Math.abs(count(made.cases, "VN", 31) - 0.2 * usual)).toBeLessThan(4 * Math.sqrt(0.4 * usual));
});

test("with no effects, a market is as good in the second half as in the first", () => {
  for (const market of ["TH", "ID", "VN"]) {
    const half = (late: boolean) =>
      without.labels.filter(({ made: { item } }) => item.market === market && item.day >= 56 === late);
    const [first, second] = [half(false), half(true)];
    const wrong = 1 - share([...first, ...second]);
    // Binomial, and half as much again in variance for people of different skill being at work.
    const error = Math.sqrt(1.5 * wrong * (1 - wrong) * (1 / first.length + 1 / second.length));
    expect(Math.abs(share(first) - share(second)), market).toBeLessThan(4 * error);
  }
});
