import type { Calendar } from "../calendar.js";

import { findTeam, POLICIES, QUEUES, TURNOVER } from "../setting.js";
import { meanMix } from "./mix.js";
import type { Effect } from "./schema.js";
import { endDay, service, startDay } from "./span.js";

/** What keeps an effect from being planted in a demo, and what to write instead. */
export function* contradictions(effect: Effect, calendar: Calendar): Generator<string> {
  const [first, end] = [startDay(effect, calendar), endDay(effect, calendar)];
  const period = `the demo covers ${calendar.date(0)} to ${calendar.date(calendar.days - 1)} (${calendar.weeks} weeks)`;
  if (first < 0 || first >= calendar.days) {
    yield `it starts outside the demo, on day ${first}; ${period}.`;
  } else if (end <= first || end > calendar.days) {
    yield `it ends on day ${end}, not after its start on day ${first} and within the demo; ${period}.`;
  }
  if (effect.kind === "model-regression") {
    const [from, before] = service(effect.modelVersion, calendar);
    if (first < from || first >= before) {
      yield `${effect.modelVersion} is in service from day ${from} to before day ${before}; start there.`;
    }
  }
  if (effect.kind === "annotator-drift") {
    const lasting = findTeam(effect.team).seats - TURNOVER.seats;
    if (effect.place > lasting)
      yield `place ${effect.place}: those of ${effect.team} who stay have places 1 to ${lasting}.`;
  }
  if (effect.kind === "mix-shift") {
    const codes: readonly string[] = (effect.dimension === "queue" ? QUEUES : POLICIES).map(({ code }) => code);
    const unknown = [effect.from, effect.to].filter((code) => !codes.includes(code));
    if (unknown.length > 0) yield `there is no ${effect.dimension} '${unknown[0]}', only ${codes.join(", ")}.`;
    else if (effect.from === effect.to) yield `it moves items from ${effect.from} to ${effect.to}; name two.`;
    else {
      const most = Math.floor(100 * meanMix(effect.market, effect.dimension, effect.from));
      if (effect.points > most)
        yield `only ${most} of 100 items are ${effect.from} in ${effect.market}; points may be ${most} at most.`;
    }
  }
}
