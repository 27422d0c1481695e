import { type Annotator, meanRight } from "../people.js";
import { QUEUES } from "../setting.js";

/** The share of wrong labels among a market's people on an ordinary day without effects. */
export function errorShareOfPeople(annotators: readonly Annotator[], market: string): number {
  let [wrong, weights] = [0, 0];
  for (const annotator of annotators.filter((one) => one.market === market)) {
    for (const queue of QUEUES) {
      const weight = annotator.load * queue.share;
      weights += weight;
      wrong += weight * (1 - meanRight(annotator, queue.difficulty));
    }
  }
  return wrong / weights;
}
