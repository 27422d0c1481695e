import type { Calendar } from "../calendar.js";
import { type Annotator, inexperience, isMember, meanRight } from "../people.js";
import { findMarket, QUEUES } from "../setting.js";

/** The share of wrong labels among a market's people over some days, without effects; a little low, as models take easy items. */
export function errorShareOfPeople(
  annotators: readonly Annotator[],
  market: string,
  calendar: Calendar,
  [first, end]: readonly [first: number, end: number],
): number {
  let [wrong, weights] = [0, 0];
  for (let day = first; day < end; day += 7) {
    const time = calendar.midnight(day, findMarket(market).utcOffset);
    for (const annotator of annotators.filter((one) => one.market === market && isMember(one, time))) {
      const lack = inexperience(annotator, time);
      for (const queue of QUEUES) {
        const weight = annotator.load * queue.share;
        weights += weight;
        wrong += weight * (1 - meanRight(annotator, queue.difficulty, lack));
      }
    }
  }
  return wrong / weights;
}
