import { HOUR } from "./calendar.js";
import type { Answers, Item, Submission } from "./canonical.js";
import { effectsIn, probabilityRight } from "./effects.js";
import { mistakenLabel } from "./mistakes.js";
import { type Annotator, inexperience } from "./people.js";
import { randomStream } from "./random.js";
import { CONTEXTS, ESCALATE, findPolicy, findQueue, NO_VIOLATION } from "./setting.js";
import type { World } from "./world.js";

/** Share of visits in which the annotator says that the item cannot be judged. */
const SKIPPED_SHARE = 0.015;
const CANCELLED_SHARE = 0.008;
/** Share of annotations changed again after they were submitted. */
const EDITED_SHARE = 0.02;
/** Log odds of a right label lost per standard deviation of difficulty. */
const DIFFICULTY_WEIGHT = 0.9;
const NEWCOMER_LOG_ODDS = 0.4;

export interface Visit {
  readonly submission: Submission;
  /** The annotator broke off: nothing was submitted. */
  readonly cancelled: boolean;
}

export type Labeller = (item: Item, annotator: Annotator, arrivedAt: number, nextId: () => number) => Visit;

/**
 * People labelling items. Every visit draws the same numbers whatever the outcome, so that worlds which
 * differ in their effects only differ in the labels these effects touch.
 */
export function createLabeller(world: World): Labeller {
  const random = randomStream(world.seed, "labels");
  return (item, annotator, arrivedAt, nextId) => {
    const queue = findQueue(item.queue);
    const wait = random.logNormal(queue.medianWaitMinutes, 0.8) * 60_000;
    const handlingSeconds = random.logNormal(queue.medianHandlingSeconds * annotator.pace, 0.5);
    const draw = {
      right: random.uniform(),
      mistake: random.uniform(),
      skip: random.uniform(),
      cancel: random.uniform(),
      edit: random.uniform(),
      editDelay: random.uniform(),
      harm: random.uniform(),
      context: random.uniform(),
    };

    const labeledAt = Math.floor(arrivedAt + wait);
    const lack = inexperience(annotator, labeledAt);
    const effects = effectsIn(world.effects, { ...item, kind: "human", team: annotator.team });
    const odds = annotator.skill - lack - DIFFICULTY_WEIGHT * item.difficulty;
    const isRight = draw.right < probabilityRight(odds, effects);
    const violation = isRight ? item.truth : mistakenLabel(item.truth, item.policy, draw.mistake);
    return {
      cancelled: draw.cancel < CANCELLED_SHARE,
      submission: {
        id: nextId(),
        answers:
          draw.skip < SKIPPED_SHARE
            ? { violation: null }
            : { violation, ...details(item, violation, draw.harm, draw.context) },
        annotator,
        modelVersion: null,
        labeledAt,
        updatedAt: labeledAt + (draw.edit < EDITED_SHARE ? Math.floor(draw.editDelay * HOUR) : 0),
        handlingSeconds,
        confidence: null,
        newcomer: lack > NEWCOMER_LOG_ODDS,
      },
    };
  };
}

/** Reviewers of user reports also say where the violation showed, and how harmful it was from 1 to 5. */
function details(item: Item, violation: string, harm: number, context: number): Omit<Answers, "violation"> {
  if (item.queue !== "user-reports" || violation === NO_VIOLATION || violation === ESCALATE) return {};
  const { severity } = findPolicy(violation);
  const [main, second] = [0, 1].map((step) => CONTEXTS[(item.number + step) % CONTEXTS.length]!) as [string, string];
  const picks = context < 0.3 ? [main, second] : [main];
  return { context: picks, harm: Math.min(5, Math.max(1, severity + Math.round(2 * harm - 1))) };
}
