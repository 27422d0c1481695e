import { keyedRandom } from "./random.js";
import { MARKETS, type Market, VOLUME_SPREAD, WEEKDAYS } from "./setting.js";
import type { World } from "./world.js";

/** The volume expected on a market's day, relative to the average day of all markets together. */
export function createVolume(world: World): (market: Market, day: number) => number {
  const random = keyedRandom(world.seed, "volume");
  const mean = WEEKDAYS.reduce((sum, share) => sum + share, 0) / WEEKDAYS.length;
  return (market, day) => {
    random.at(day, MARKETS.indexOf(market));
    const chance = random.logNormal(1, VOLUME_SPREAD);
    return market.share * (WEEKDAYS[day % 7]! / mean) * chance * world.plan.volume(market.code, day);
  };
}
