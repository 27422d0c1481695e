import { createAuditing } from "./audits.js";
import { HOUR } from "./calendar.js";
import type { Case, Item, Submission } from "./canonical.js";
import { createTally, type Tally } from "./effects/tally.js";
import { createItemSource } from "./items.js";
import { createLabeller } from "./labelling.js";
import { mistakenLabel } from "./mistakes.js";
import { createModel } from "./model.js";
import type { Annotator } from "./people.js";
import { keyedRandom } from "./random.js";
import { findMarket, MARKETS, type Market, SUBMISSIONS_PER_ITEM, TEAMS } from "./setting.js";
import { createStaffing } from "./staffing.js";
import { createVolume } from "./volume.js";
import type { World } from "./world.js";

/** Share of items given to two or three annotators, so that agreement can be measured. */
const OVERLAP_SHARE = 0.1;
/** Share of submissions on items whose label is known. */
const GOLD_SHARE = 0.06;
const MOST_VISITS = 6;
/** Most items of a calibration session, and most of all submissions, about. */
const CALIBRATION_ITEMS = 12;
const CALIBRATION_SHARE = 0.005;

/**
 * Everything that happened, item by item, in order of day and market. Yields as it goes: memory holds
 * one day of one market, however long the simulation. The tally takes down what the effects came to.
 */
export function* simulate(world: World, tally: Tally = createTally(world)): Generator<Case> {
  const items = createItemSource(world);
  const staffing = createStaffing(world);
  const label = createLabeller(world, tally);
  // What effects came to is told of production work.
  const labelPrepared = createLabeller(world, createTally(world));
  const predict = createModel(world, tally);
  const audit = createAuditing(world, tally);
  const overlap = keyedRandom(world.seed, "overlap");
  const rounds = keyedRandom(world.seed, "rounds");
  /** Gold items so far in the scope of each effect on gold. */
  const goldItems = new Map<number, number>();
  let submissions = 0;
  const nextId = () => 4_100_000 + submissions++;

  const itemsPerDay = ((1 - GOLD_SHARE) * world.submissions) / SUBMISSIONS_PER_ITEM / world.calendar.days;
  const goldPerAnnotatorWeek =
    (GOLD_SHARE * world.submissions) / (TEAMS.reduce((sum, { seats }) => sum + seats, 0) * world.calendar.weeks);
  const volume = createVolume(world);

  for (let day = 0; day < world.calendar.days; day += 1) {
    for (const market of MARKETS) {
      for (const item of items.arrivals(market, day, itemsPerDay * volume(market, day))) yield produce(item);
      if (day % 7 === 1) yield* goldRound(market, day);
      for (const session of world.plan.sessions) {
        if (session.day === day && session.market === market.code) yield* calibration(market, day, session.policy);
      }
    }
  }

  function produce(item: Item): Case {
    const prediction = predict(item, nextId);
    const wanted = prediction?.decides ? 0 : labelsWanted(item);
    const { submitted, cancelled } = visits(item, wanted);
    const made = [...(prediction ? [prediction.submission] : []), ...submitted];
    const final = prediction?.decides ? prediction.submission : (earliestLabel(submitted) ?? null);
    const audits = made.flatMap((submission) => audit(item, submission) ?? []);
    return {
      item,
      round: "production",
      session: null,
      submissions: made,
      cancelled,
      final,
      audits,
      goldSince: null,
      goldLabel: null,
    };
  }

  function labelsWanted(item: Item): number {
    overlap.at(item.key, 0);
    const uniform = overlap.uniform();
    if (uniform >= OVERLAP_SHARE) return 1;
    return uniform < OVERLAP_SHARE / 2 ? 3 : 2;
  }

  /** Visits until so many annotators have given a label, or nobody is left to ask. */
  function visits(item: Item, wanted: number): { submitted: Submission[]; cancelled: Submission[] } {
    const submitted: Submission[] = [];
    const cancelled: Submission[] = [];
    const asked: Annotator[] = [];
    for (let labels = 0; labels < wanted && asked.length < MOST_VISITS; ) {
      const annotator = staffing.assign(item, asked);
      if (!annotator) break;
      asked.push(annotator);
      const visit = label(item, annotator, item.createdAt, nextId);
      const answered = !visit.cancelled && visit.submission.answers.violation !== null;
      if (answered) labels += 1;
      if (visit.submission.labeledAt >= world.end) continue;
      (visit.cancelled ? cancelled : submitted).push(visit.submission);
    }
    return { submitted, cancelled };
  }

  /** Once a week everybody labels some items whose label is known. */
  function* goldRound(market: Market, day: number): Generator<Case> {
    const size = Math.ceil(goldPerAnnotatorWeek);
    for (let place = 0; place < size; place += 1) {
      const item = items.prepared("gold", market, day, place);
      const takers = staffing.onDuty(market.code, day).filter(({ userId }) => {
        rounds.at(item.key, userId);
        return rounds.uniform() < goldPerAnnotatorWeek / size;
      });
      if (takers.length > 0) yield session("gold", null, item, takers, day);
    }
  }

  /** What the gold panel agreed on: the truth, but for what is planted, evenly spread so that few items hold the share. */
  function goldLabel(item: Item): string {
    let agreed = item.truth;
    for (const { index, share } of world.plan.gold(item)) {
      const before = goldItems.get(index) ?? 0;
      goldItems.set(index, before + 1);
      const wrong = Math.floor((before + 1) * share) > Math.floor(before * share);
      tally.agreed(index, wrong);
      rounds.at(item.key, 0);
      if (wrong) agreed = mistakenLabel(item.truth, item.policy, rounds.uniform());
    }
    return agreed;
  }

  /** Everybody of a market labels the same items of one policy before they talk about them. */
  function* calibration(market: Market, day: number, policy: string): Generator<Case> {
    const name = `calibration-${market.code.toLowerCase()}-${policy}-${world.calendar.date(day)}`;
    const everybody = staffing.onDuty(market.code, day);
    const size = Math.min(CALIBRATION_ITEMS, Math.ceil((CALIBRATION_SHARE * world.submissions) / everybody.length));
    for (let place = 0; place < size; place += 1) {
      const item = items.prepared("calibration", market, day, place, policy);
      yield session("calibration", name, item, everybody, day);
    }
  }

  function session(
    round: "gold" | "calibration",
    name: string | null,
    item: Item,
    takers: readonly Annotator[],
    day: number,
  ): Case {
    const morning = world.calendar.midnight(day, findMarket(item.market).utcOffset) + 9 * HOUR;
    const visited = takers
      .map((annotator) => labelPrepared(item, annotator, morning, nextId))
      .filter(({ submission }) => submission.labeledAt < world.end);
    return {
      item,
      round,
      session: name,
      submissions: visited.filter((visit) => !visit.cancelled).map(({ submission }) => submission),
      cancelled: visited.filter((visit) => visit.cancelled).map(({ submission }) => submission),
      final: null,
      audits: [],
      goldSince: item.createdAt,
      goldLabel: round === "gold" ? goldLabel(item) : item.truth,
    };
  }
}

const earliestLabel = (submissions: readonly Submission[]): Submission | undefined =>
  submissions.filter(({ answers }) => answers.violation !== null).sort((a, b) => a.labeledAt - b.labeledAt)[0];
