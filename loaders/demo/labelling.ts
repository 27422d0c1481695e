import { HOUR } from "./calendar.js";
import type { Answers, Item, Submission } from "./canonical.js";
import { shareRight } from "./effects/share-right.js";
import type { Tally } from "./effects/tally.js";
import { mistakenLabel } from "./mistakes.js";
import { type Annotator, inexperience, isNewcomer, logOddsRight } from "./people.js";
import { keyedRandom } from "./random.js";
import { CONTEXTS, ESCALATE, findPolicy, findQueue, NO_VIOLATION } from "./setting.js";
import type { World } from "./world.js";

/** Share of visits in which the annotator says that the item cannot be judged. */
const SKIPPED_SHARE = 0.015;
const CANCELLED_SHARE = 0.008;
/** Share of annotations changed again after they were submitted. */
const EDITED_SHARE = 0.02;

export interface Visit {
  readonly submission: Submission;
  /** The annotator broke off: nothing was submitted. */
  readonly cancelled: boolean;
}

export type Labeller = (item: Item, annotator: Annotator, arrivedAt: number, nextId: () => number) => Visit;

/**
 * People labelling items. Every visit draws numbers of its own, whatever the outcome, so that worlds which
 * differ in their effects only differ in the labels these effects touch.
 */
export function createLabeller(world: World, tally: Tally): Labeller {
  const random = keyedRandom(world.seed, "labels");
  const timesFaster = new Map(world.annotators.map((annotator) => [annotator, world.plan.timesFaster(annotator)]));
  return (item, annotator, arrivedAt, nextId) => {
    random.at(item.key, annotator.userId);
    const queue = findQueue(item.queue);
    const wait = random.logNormal(queue.medianWaitMinutes, 0.8) * 60_000;
    const handlingSeconds = random.logNormal(queue.medianHandlingSeconds * annotator.pace, 0.5);
    const right = random.uniform();
    const mistake = random.uniform();
    const skip = random.uniform();
    const cancel = random.uniform();
    const edit = random.uniform();
    const editDelay = random.uniform();
    const harm = random.uniform();
    const context = random.uniform();
    const picks = random.uniform();

    const labeledAt = Math.floor(arrivedAt + wait);
    const speed = timesFaster.get(annotator)!;
    const effects = world.plan.right(item, annotator);
    const shareUntouched = logistic(
      logOddsRight(annotator, item.difficulty, inexperience(annotator, labeledAt, speed)),
    );
    const probability = shareRight(shareUntouched, effects, item.day);
    const cancelled = cancel < CANCELLED_SHARE;
    const skipped = skip < SKIPPED_SHARE;
    if (!cancelled && !skipped && labeledAt < world.end) {
      tally.labelled(item, shareUntouched, probability, effects);
      if (speed !== 1) {
        const usual = logistic(logOddsRight(annotator, item.difficulty, inexperience(annotator, labeledAt)));
        tally.learned(annotator, labeledAt, probability - shareRight(usual, effects, item.day));
      }
    }
    const violation = right < probability ? item.truth : mistakenLabel(item.truth, item.policy, mistake);
    return {
      cancelled,
      submission: {
        id: nextId(),
        answers: skipped ? { violation: null } : { violation, ...details(item, violation, harm, context, picks) },
        annotator,
        modelVersion: null,
        labeledAt,
        updatedAt: labeledAt + (edit < EDITED_SHARE ? Math.floor(editDelay * HOUR) : 0),
        handlingSeconds,
        confidence: null,
        newcomer: isNewcomer(annotator, labeledAt),
      },
    };
  };
}

const logistic = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Reviewers of user reports also say where the violation showed, and how harmful it was from 1 to 5. */
function details(
  item: Item,
  violation: string,
  harm: number,
  context: number,
  picks: number,
): Omit<Answers, "violation"> {
  if (item.queue !== "user-reports" || violation === NO_VIOLATION || violation === ESCALATE) return {};
  const { severity } = findPolicy(violation);
  const [main, second] = [0, 1].map(
    (step) => CONTEXTS[(Math.floor(context * CONTEXTS.length) + step) % CONTEXTS.length]!,
  ) as [string, string];
  return {
    context: picks < 0.3 ? [main, second] : [main],
    harm: Math.min(5, Math.max(1, severity + Math.round(2 * harm - 1))),
  };
}
