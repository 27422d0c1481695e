import { meanMix } from "../effects/mix.js";
import type { Effect } from "../effects/schema.js";
import { scopeOf } from "../effects/scope.js";
import { endDay, startDay } from "../effects/span.js";
import type { EffectTally, Tally } from "../effects/tally.js";
import { PEOPLE } from "../people.js";
import { QUEUES, TURNOVER, VOLUME_SPREAD, WEEKDAYS } from "../setting.js";
import type { World } from "../world.js";
import { expectedFindings } from "./expected.js";
import { impliedByGold, impliedByLabels, impliedByVolume, opposite } from "./implied.js";
import type { Implied, PlantedTruth, Size, Truth } from "./truth.js";

/** What was planted in a world, what it came to in the cases the tally saw, and what follows from it. */
export function describeTruth(world: World, tally: Tally): Truth {
  const { seed, calendar } = world;
  return {
    about:
      "What was planted in this demo. For scoring what is found, never for publishing: it names annotators. " +
      "A claim is a hit where it is `expected` of an effect, neither hit nor false where it is `implied`, else false. " +
      "A correlation is implied, too, where an effect moves both its series.",
    seed,
    weeks: calendar.weeks,
    firstDay: calendar.date(0),
    lastDay: calendar.date(calendar.days - 1),
    effects: world.effects.map((effect, index) => plantedTruth(world, effect, tally.effects[index]!)),
    background: BACKGROUND,
  };
}

function plantedTruth(world: World, effect: Effect, tally: EffectTally): PlantedTruth {
  const { calendar } = world;
  const scope = scopeOf(effect, world.annotators);
  const size = sizeOf(effect, tally);
  const direction = directionOf(effect, size);
  return {
    kind: effect.kind,
    planted: effect,
    scope,
    metric: effect.kind === "suspect-gold" ? "gold accuracy" : effect.kind === "outage" ? "volume" : "accuracy",
    direction,
    size,
    firstDay: calendar.date(startDay(effect, calendar)),
    lastDay: calendar.date(endDay(effect, calendar) - 1),
    fromTheBeginning: startDay(effect, calendar) === 0,
    labels: tally.labels,
    audits: tally.audits,
    expected: expectedFindings(effect, scope, direction),
    implied: impliedBy(effect, scope, direction),
  };
}

function impliedBy(effect: Effect, scope: PlantedTruth["scope"], direction: "up" | "down"): Implied[] {
  switch (effect.kind) {
    case "suspect-gold":
      return impliedByGold(scope);
    case "mix-shift":
    case "outage":
      return impliedByVolume(effect);
    case "volume-link":
      // Errors follow waves: there are weeks in which they are fewer than usual.
      return [...impliedByVolume(effect), ...impliedByLabels(scope, "down"), ...impliedByLabels(scope, "up")];
    case "calibration-session":
      // What a session brought goes again.
      return [...impliedByLabels(scope, direction), ...impliedByLabels(scope, opposite(direction))];
    default:
      return impliedByLabels(scope, direction);
  }
}

function sizeOf(effect: Effect, tally: EffectTally): Size {
  const meanChange = rounded((100 * tally.change) / tally.labels);
  switch (effect.kind) {
    case "suspect-gold":
      return {
        unit: "share of gold labels",
        planted: effect.share,
        expected: rounded(tally.wrong / tally.labels),
        meanChange: 0,
      };
    case "faster-ramp":
      return { unit: "times faster", planted: effect.timesFaster, expected: effect.timesFaster, meanChange };
    case "outage":
      return { unit: "share of volume left", planted: effect.left, expected: effect.left, meanChange: 0 };
    case "mix-shift":
      return {
        unit: "percentage points",
        planted: effect.points,
        expected: effect.points,
        meanChange: mixChange(effect, tally),
      };
    default: {
      const expected = rounded(Math.abs((100 * tally.dosedChange) / tally.dosed));
      const per = effect.kind === "volume-link" ? (" per standard deviation of volume" as const) : "";
      return { unit: `percentage points${per}`, planted: effect.points, expected, meanChange };
    }
  }
}

/** What moving items did to the market's expected accuracy, in points: those moved are right as often as those already there. */
function mixChange(effect: Extract<Effect, { kind: "mix-shift" }>, { labels, mix: { from, to } }: EffectTally): number {
  const there = meanMix(effect.market, effect.dimension, effect.to);
  const moved = (to.labels * effect.points) / (effect.points + 100 * there);
  // Where all have moved, none is left to tell how often they would be right.
  if (from.labels === 0) return 0;
  return rounded((100 * moved * (to.right / to.labels - from.right / from.labels)) / labels);
}

function directionOf(effect: Effect, size: Size): "up" | "down" {
  if (effect.kind === "mix-shift") return size.meanChange > 0 ? "up" : "down";
  return effect.kind === "calibration-session" || effect.kind === "faster-ramp" ? "up" : "down";
}

/** What is there without any effect. */
const BACKGROUND = {
  skill: {
    unit: "log odds of a right label on an ordinary item",
    mean: PEOPLE.meanSkill,
    standardDeviation: PEOPLE.skillSpread,
    lostPerStandardDeviationOfDifficulty: PEOPLE.difficultyWeight,
  },
  difficulty: {
    unit: "standard deviations of items within a queue",
    byQueue: Object.fromEntries(QUEUES.map(({ code, difficulty }) => [code, difficulty])),
  },
  learning: {
    about: "log odds lacked on the first day, and in how many weeks they fall to 37 %",
    ...PEOPLE.inexperience,
    turnover: TURNOVER,
  },
  volume: { weekdays: WEEKDAYS, dailySpreadOfLog: VOLUME_SPREAD },
};

/** To two decimals; 0 where there was nothing to measure. */
const rounded = (value: number): number => (Number.isFinite(value) ? Math.round(100 * value) / 100 : 0);
