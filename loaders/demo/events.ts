import { DAY, HOUR, policyVersionName } from "./calendar.js";
import type { EventKind, WorldEvent } from "./canonical.js";
import { marketOf } from "./effects/scope.js";
import { startDay } from "./effects/span.js";
import { classDays } from "./people.js";
import { findMarket, findPolicy, MARKETS, MODELS, TEAMS, TURNOVER } from "./setting.js";
import type { World } from "./world.js";

/** What was written down about the period, one event per scope, in order of time. */
export function createEvents(world: World): readonly WorldEvent[] {
  const { calendar } = world;
  const local = (market: string | null, day: number) =>
    calendar.midnight(day, findMarket(market ?? MARKETS[0]!.code).utcOffset);
  const event = (
    kind: EventKind,
    title: string,
    startsAt: number,
    scope: Partial<Pick<WorldEvent, "market" | "policy" | "team" | "endsAt">>,
  ) => ({ kind, title, startsAt, endsAt: null, market: null, policy: null, team: null, ...scope });

  return [
    ...MARKETS.flatMap(({ code }) =>
      world.plan
        .policyChanges(code)
        .map((day, index) =>
          event("policy version", `Policy version ${policyVersionName(index + 1)}`, local(code, day), { market: code }),
        ),
    ),
    ...MODELS.filter(({ releasedAt }) => releasedAt > 0).map(({ version, releasedAt }) =>
      event("model release", `Model ${version}`, local(null, calendar.mondayAt(releasedAt)), {}),
    ),
    ...TEAMS.flatMap((team) =>
      classDays(team, calendar)
        .filter((day) => day >= 0)
        .map((day) =>
          event("onboarding", `${TURNOVER.perClass} newcomers at ${team.name}`, local(team.market, day), {
            market: team.market,
            team: team.name,
          }),
        ),
    ),
    ...world.plan.sessions.map(({ market, policy, day }) => {
      const startsAt = local(market, day) + 9 * HOUR;
      const title = `Calibration on ${findPolicy(policy).name.toLowerCase()}`;
      return event("calibration", title, startsAt, { market, policy, endsAt: startsAt + 3 * HOUR });
    }),
    ...world.effects.flatMap((effect) => {
      const day = startDay(effect, calendar);
      if (effect.kind === "faster-ramp") {
        const market = marketOf(effect.team);
        return event("training", `New training for newcomers at ${effect.team}`, local(market, day), {
          market,
          team: effect.team,
        });
      }
      if (effect.kind !== "outage") return [];
      const startsAt = local(effect.market, day);
      return event("incident", "Intake outage", startsAt, {
        market: effect.market,
        endsAt: startsAt + effect.days * DAY,
      });
    }),
  ]
    .sort((a, b) => a.startsAt - b.startsAt)
    .map((made, index) => ({ id: `EV-${index + 1}`, ...made }));
}
