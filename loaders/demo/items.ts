import { DAY, HOUR } from "./calendar.js";
import type { Item } from "./canonical.js";
import { chooser, type KeyedRandom, keyedRandom, poissonQuantile } from "./random.js";
import {
  findPolicy,
  findQueue,
  HOURS,
  MARKETS,
  type Market,
  NO_VIOLATION,
  POLICIES,
  type Policy,
  QUEUES,
  type Queue,
} from "./setting.js";
import { policyVersionOn, type World } from "./world.js";

/** Share of items in English: any team may be given them. */
const ENGLISH_SHARE = 0.05;
/** Of the items that do not break the policy they were queued under, those that break another. */
const OTHER_VIOLATION_SHARE = 0.05;
const CREATORS_PER_MARKET = 4000;

/** Places of a market's day: what arrives, then gold items, then items of calibration sessions. */
const PLACES = 2 ** 26;
const FIRST_PLACE = { arrival: 1, gold: PLACES / 2, calibration: (PLACES * 3) / 4 } as const;

export interface ItemSource {
  /** The items of a day that come to a market's queues, in order of time. */
  arrivals(market: Market, day: number, expected: number): Generator<Item>;
  /** An item set aside with a known label, served on a day, in that place of its round. */
  prepared(round: "gold" | "calibration", market: Market, day: number, place: number, policy?: string): Item;
}

/** Makes items, numbered over all markets. */
export function createItemSource(world: World): ItemSource {
  const random = keyedRandom(world.seed, "items");
  const moving = keyedRandom(world.seed, "moves");
  const chooseQueue = chooser(QUEUES, (queue) => queue.share);
  const chooseHour = chooser([...HOURS.keys()], (hour) => HOURS[hour]!);
  const choosePolicy = new Map(
    MARKETS.map((market) => [
      market,
      chooser(POLICIES, (policy) => policy.share * (market.policies[policy.code] ?? 1)),
    ]),
  );
  let count = 0;

  function create(market: Market, day: number, key: number, createdAt: number, policyCode?: string): Item {
    const queued = chooseQueue(random.uniform());
    const drawn = choosePolicy.get(market)!(random.uniform());
    const reported = policyCode === undefined ? drawn : findPolicy(policyCode);
    const [queue, policy] = moved(market, day, key, queued, reported);
    count += 1;
    return {
      id: `${market.code.toLowerCase()}-${String(count).padStart(8, "0")}`,
      number: count,
      key,
      market: market.code,
      queue: queue.code,
      policy: policy.code,
      language: random.uniform() < ENGLISH_SHARE ? "en" : market.language,
      createdAt,
      day,
      policyVersion: policyVersion(market.code, day),
      // The square makes few creators stream much and many little.
      creator: `@${market.code.toLowerCase()}.creator.${Math.floor(CREATORS_PER_MARKET * random.uniform() ** 2)}`,
      difficulty: random.normal() + queue.difficulty,
      truth: drawTruth(random, queue, policy),
    };
  }

  function moved(market: Market, day: number, key: number, queue: Queue, policy: Policy): [Queue, Policy] {
    let result: [Queue, Policy] = [queue, policy];
    for (const { index, dimension, from, to, share, dose } of world.plan.moves(market.code)) {
      moving.at(key, index);
      if (moving.uniform() >= share * dose[day]!) continue;
      const [at, under] = result;
      if (dimension === "queue" && at.code === from) result = [findQueue(to), under];
      if (dimension === "policy" && under.code === from) result = [at, findPolicy(to)];
    }
    return result;
  }

  const versions = new Map(
    MARKETS.map(({ code }) => [
      code,
      Array.from({ length: world.calendar.days }, (_, day) => policyVersionOn(world, code, day)),
    ]),
  );
  const policyVersion = (market: string, day: number): string => versions.get(market)![day]!;
  const keyOf = (market: Market, day: number, place: number): number =>
    (MARKETS.indexOf(market) * 4096 + day) * PLACES + place;

  return {
    *arrivals(market, day, expected) {
      random.at(keyOf(market, day, 0), 0);
      const arrived = poissonQuantile(random.uniform(), expected);
      // Time and place in one number, so that sorting by time is sorting numbers.
      const order = new Float64Array(arrived);
      for (let place = 0; place < arrived; place += 1) {
        random.at(keyOf(market, day, FIRST_PLACE.arrival + place), 0);
        const hour = chooseHour(random.uniform()) + random.uniform();
        order[place] = Math.floor(hour * HOUR) * PLACES + place;
      }
      order.sort();
      const midnight = world.calendar.midnight(day, market.utcOffset);
      for (const packed of order) {
        const time = Math.floor(packed / PLACES);
        const key = keyOf(market, day, FIRST_PLACE.arrival + packed - time * PLACES);
        random.at(key, 1);
        yield create(market, day, key, midnight + time);
      }
    },
    prepared(round, market, day, place, policy) {
      const key = keyOf(market, day, FIRST_PLACE[round] + place);
      random.at(key, 1);
      const midnight = world.calendar.midnight(day, market.utcOffset);
      return create(market, day, key, Math.floor(midnight - (10 + 50 * random.uniform()) * DAY), policy);
    },
  };
}

function drawTruth(random: KeyedRandom, queue: Queue, policy: Policy): string {
  const [violates, violatesOther, which] = [random.uniform(), random.uniform(), random.uniform()];
  if (violates < queue.violating) return policy.code;
  return violatesOther < OTHER_VIOLATION_SHARE ? POLICIES[Math.floor(which * POLICIES.length)]!.code : NO_VIOLATION;
}
