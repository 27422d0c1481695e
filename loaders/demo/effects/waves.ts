import type { Calendar } from "../calendar.js";
import { randomStream } from "../random.js";
import type { EffectOf } from "./schema.js";
import { lagDays } from "./span.js";

/** The waves of a market's volume, of mean 1, and how they are felt later: in standard deviations, by day. */
export function waves(
  effect: EffectOf<"volume-link">,
  seed: number,
  calendar: Calendar,
): { volume: Float64Array; felt: Float64Array } {
  const [unit, lag] = ["weeks" in effect.lag ? 7 : 1, lagDays(effect)];
  const count = Math.ceil(calendar.days / unit);
  // Evenly spaced levels in random order: their spread is the one stated, and nothing hangs on one wild week.
  const scale = Math.sqrt(12 / (1 - 1 / count ** 2 || 1));
  const levels = Array.from({ length: count }, (_, place) => ((place + 0.5) / count - 0.5) * scale);
  const random = randomStream(seed, `waves ${effect.market} ${unit}`);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(random.uniform() * (last + 1));
    [levels[last], levels[other]] = [levels[other]!, levels[last]!];
  }
  const factors = levels.map((level) => Math.exp(effect.spread * level));
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / count;
  const volume = Float64Array.from({ length: calendar.days }, (_, day) => factors[Math.floor(day / unit)]! / mean);
  const felt = Float64Array.from({ length: calendar.days }, (_, day) =>
    day < lag ? 0 : levels[Math.floor((day - lag) / unit)]!,
  );
  return { volume, felt };
}
