import { DAY, HOUR } from "./calendar.js";
import type { Item } from "./canonical.js";
import { chooser, type Random, randomStream } from "./random.js";
import { findPolicy, HOURS, type Market, NO_VIOLATION, POLICIES, type Policy, QUEUES, type Queue } from "./setting.js";
import type { World } from "./world.js";

/** Share of items in English: any team may be given them. */
const ENGLISH_SHARE = 0.05;
/** Of the items that do not break the policy they were queued under, those that break another. */
const OTHER_VIOLATION_SHARE = 0.05;
const CREATORS_PER_MARKET = 4000;

export interface ItemSource {
  /** The items of a day that come to a market's queues, in order of time. */
  arrivals(market: Market, day: number, expected: number): Item[];
  /** An item set aside with a known label, served on a day. */
  prepared(market: Market, day: number, policy?: string): Item;
}

/** Makes items, numbered over all markets. */
export function createItemSource(world: World): ItemSource {
  const random = randomStream(world.seed, "items");
  const chooseQueue = chooser(QUEUES, (queue) => queue.share);
  const chooseHour = chooser([...HOURS.keys()], (hour) => HOURS[hour]!);
  const choosePolicy = new Map<Market, (uniform: number) => Policy>();
  let count = 0;

  function create(market: Market, day: number, createdAt: number, policyCode?: string): Item {
    const queue = chooseQueue(random.uniform());
    if (!choosePolicy.has(market)) {
      choosePolicy.set(
        market,
        chooser(POLICIES, (policy) => policy.share * (market.policies[policy.code] ?? 1)),
      );
    }
    const drawn = choosePolicy.get(market)!(random.uniform());
    const policy = policyCode === undefined ? drawn : findPolicy(policyCode);
    count += 1;
    return {
      id: `${market.code.toLowerCase()}-${String(count).padStart(8, "0")}`,
      number: count,
      market: market.code,
      queue: queue.code,
      policy: policy.code,
      language: random.chance(ENGLISH_SHARE) ? "en" : market.language,
      createdAt,
      day,
      policyVersion: world.calendar.policyVersion(day),
      // The square makes few creators stream much and many little.
      creator: `@${market.code.toLowerCase()}.creator.${Math.floor(CREATORS_PER_MARKET * random.uniform() ** 2)}`,
      difficulty: random.normal(),
      truth: drawTruth(random, queue, policy),
    };
  }

  return {
    arrivals(market, day, expected) {
      const midnight = world.calendar.midnight(day, market.utcOffset);
      const times = Array.from(
        { length: random.poisson(expected) },
        () => midnight + (chooseHour(random.uniform()) + random.uniform()) * HOUR,
      );
      return times.sort((a, b) => a - b).map((time) => create(market, day, Math.floor(time)));
    },
    prepared(market, day, policy) {
      const midnight = world.calendar.midnight(day, market.utcOffset);
      return create(market, day, Math.floor(midnight - (10 + 50 * random.uniform()) * DAY), policy);
    },
  };
}

function drawTruth(random: Random, queue: Queue, policy: Policy): string {
  const [violates, violatesOther, which] = [random.uniform(), random.uniform(), random.uniform()];
  if (violates < queue.violating) return policy.code;
  return violatesOther < OTHER_VIOLATION_SHARE ? POLICIES[Math.floor(which * POLICIES.length)]!.code : NO_VIOLATION;
}
