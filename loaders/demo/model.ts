import type { Item, Submission } from "./canonical.js";
import { shareRight } from "./effects/share-right.js";
import type { Tally } from "./effects/tally.js";
import { mistakenLabel } from "./mistakes.js";
import { keyedRandom } from "./random.js";
import { findQueue, MODELS, type Model } from "./setting.js";
import type { World } from "./world.js";

const REFUSED_SHARE = 0.02;
const DIFFICULTY_WEIGHT = 1;
/** How far a score's log odds exceed what the model deserves, and how they scatter. */
const OVERCONFIDENCE = { factor: 1.3, shift: 0.2, spread: 0.7 };

export interface Prediction {
  readonly submission: Submission;
  /** The model is sure enough to decide alone in this queue. */
  readonly decides: boolean;
}

/** The model versions in service, by day. */
const modelsByDay = ({ calendar }: World): readonly Model[] =>
  Array.from(
    { length: calendar.days },
    (_, day) => MODELS.findLast((model) => day >= calendar.mondayAt(model.releasedAt))!,
  );

/** A model scoring a share of every queue's items; null where it does not score the item. */
export function createModel(world: World, tally: Tally): (item: Item, nextId: () => number) => Prediction | null {
  const random = keyedRandom(world.seed, "model");
  const models = modelsByDay(world);
  return (item, nextId) => {
    const queue = findQueue(item.queue);
    random.at(item.key, 0);
    if (random.uniform() >= queue.scored) return null;
    const [right, which, refused] = [random.uniform(), random.uniform(), random.uniform()];
    const scatter = random.normal();
    const model = models[item.day]!;
    const odds = model.skill - DIFFICULTY_WEIGHT * item.difficulty;
    const shareUntouched = 1 / (1 + Math.exp(-odds));
    const effects = world.plan.right(item, model.version);
    const probability = shareRight(shareUntouched, effects, item.day);
    const { factor, shift, spread } = OVERCONFIDENCE;
    // The score knows nothing of planted effects: a model that got worse is as sure as before.
    const score = 1 / (1 + Math.exp(-(factor * odds + shift + spread * scatter)));
    const refuses = refused < REFUSED_SHARE;
    if (!refuses) tally.labelled(item, shareUntouched, probability, effects);
    const violation = right < probability ? item.truth : mistakenLabel(item.truth, item.policy, which);
    const labeledAt = item.createdAt + 1000;
    return {
      decides: !refuses && score >= queue.automatedFrom,
      submission: {
        id: nextId(),
        answers: { violation: refuses ? null : violation },
        annotator: null,
        modelVersion: model.version,
        labeledAt,
        updatedAt: labeledAt,
        handlingSeconds: null,
        confidence: refuses ? null : score,
        newcomer: false,
      },
    };
  };
}
