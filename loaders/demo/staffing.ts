import { DAY } from "./calendar.js";
import { type Annotator, isMember } from "./people.js";
import { chooser, randomStream } from "./random.js";
import { findMarket } from "./setting.js";
import type { World } from "./world.js";

export interface Staffing {
  /** Who is at work for a market on a day. */
  onDuty(market: string, day: number): readonly Annotator[];
  /** Someone at work other than those named, or null when nobody is left; English items may go to any market's team. */
  assign(market: string, day: number, language: string, others: readonly Annotator[]): Annotator | null;
}

/** Who is given which work. */
export function createStaffing(world: World): Staffing {
  const random = randomStream(world.seed, "staffing");
  const duties = new Map<string, readonly Annotator[]>();
  const choosers = new Map<string, (uniform: number) => Annotator>();

  function membersOn(day: number, market: string, teamMarket: string | null): readonly Annotator[] {
    const key = `${day} ${market} ${teamMarket}`;
    const known = duties.get(key);
    if (known) return known;
    const noon = world.calendar.midnight(day, findMarket(market).utcOffset) + DAY / 2;
    const members = world.annotators.filter(
      (annotator) => (teamMarket === null || annotator.market === teamMarket) && isMember(annotator, noon),
    );
    duties.set(key, members);
    choosers.set(
      key,
      chooser(members, (annotator) => annotator.load),
    );
    return members;
  }

  return {
    onDuty: (market, day) => membersOn(day, market, market),
    assign(market, day, language, others) {
      const teamMarket = language === "en" ? null : market;
      const members = membersOn(day, market, teamMarket);
      if (members.length <= others.length) return null;
      const choose = choosers.get(`${day} ${market} ${teamMarket}`)!;
      for (;;) {
        const annotator = choose(random.uniform());
        if (!others.includes(annotator)) return annotator;
      }
    },
  };
}
