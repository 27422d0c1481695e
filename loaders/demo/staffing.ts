import { DAY } from "./calendar.js";
import type { Item } from "./canonical.js";
import { type Annotator, isMember } from "./people.js";
import { chooser, keyedRandom } from "./random.js";
import { findMarket } from "./setting.js";
import type { World } from "./world.js";

export interface Staffing {
  /** Who is at work for a market on a day. */
  onDuty(market: string, day: number): readonly Annotator[];
  /** Someone at work other than those named, or null when nobody is left; English items may go to any market's team. */
  assign(item: Item, others: readonly Annotator[]): Annotator | null;
}

interface Shift {
  readonly day: number;
  readonly members: readonly Annotator[];
  readonly choose: (uniform: number) => Annotator;
}

/** Who is given which work. */
export function createStaffing(world: World): Staffing {
  const random = keyedRandom(world.seed, "staffing");
  /** The latest shift of each market, and of all together for it. */
  const shifts = { own: new Map<string, Shift>(), all: new Map<string, Shift>() };

  function shiftOn(day: number, market: string, whose: "own" | "all"): Shift {
    const known = shifts[whose].get(market);
    if (known?.day === day) return known;
    const noon = world.calendar.midnight(day, findMarket(market).utcOffset) + DAY / 2;
    const members = world.annotators.filter(
      (annotator) => (whose === "all" || annotator.market === market) && isMember(annotator, noon),
    );
    const shift = { day, members, choose: chooser(members, (annotator) => annotator.load) };
    shifts[whose].set(market, shift);
    return shift;
  }

  return {
    onDuty: (market, day) => shiftOn(day, market, "own").members,
    assign(item, others) {
      const { members, choose } = shiftOn(item.day, item.market, item.language === "en" ? "all" : "own");
      if (members.length <= others.length) return null;
      random.at(item.key, others.length);
      for (;;) {
        const annotator = choose(random.uniform());
        if (!others.includes(annotator)) return annotator;
      }
    },
  };
}
