import { MARKETS, type Market, OUTAGE, WEEKDAYS } from "./setting.js";
import type { World } from "./world.js";

/** The day the intake of a market failed. */
export const outageDay = (world: World): number => world.calendar.mondayAt(OUTAGE.at) + 3;

/** The volume of a market's day, relative to the average day of all markets together. */
export function createVolume(world: World): (market: Market, day: number) => number {
  const { days } = world.calendar;
  const relative = (market: Market, day: number) =>
    market.share *
    WEEKDAYS[day % 7]! *
    (1 + market.growth) ** (day / 7) *
    (market.code === OUTAGE.market && day === outageDay(world) ? OUTAGE.left : 1);
  let total = 0;
  for (let day = 0; day < days; day += 1) for (const market of MARKETS) total += relative(market, day);
  return (market, day) => (relative(market, day) * days) / total;
}
