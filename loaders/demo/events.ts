import { DAY, HOUR, POLICY_VERSIONS } from "./calendar.js";
import type { EventKind, WorldEvent } from "./canonical.js";
import { CALIBRATION, findMarket, findPolicy, MARKETS, MODELS, OUTAGE, TEAMS } from "./setting.js";
import { calibrationDay } from "./simulate.js";
import { outageDay } from "./volume.js";
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

  const calibration = local(CALIBRATION.market, calibrationDay(world)) + 9 * HOUR;
  const outage = local(OUTAGE.market, outageDay(world));
  return [
    ...MARKETS.map(({ code }) =>
      event("policy version", `Policy version ${POLICY_VERSIONS[1]}`, local(code, calendar.changeDay), {
        market: code,
      }),
    ),
    ...MODELS.filter(({ releasedAt }) => releasedAt > 0).map(({ version, releasedAt }) =>
      event("model release", `Model ${version}`, local(null, calendar.mondayAt(releasedAt)), {}),
    ),
    ...TEAMS.filter(({ newcomers }) => newcomers > 0).map(({ name, market, newcomers, joinAt }) =>
      event("onboarding", `${newcomers} newcomers at ${name}`, local(market, calendar.mondayAt(joinAt)), {
        market,
        team: name,
      }),
    ),
    event("calibration", `Calibration on ${findPolicy(CALIBRATION.policy).name.toLowerCase()}`, calibration, {
      market: CALIBRATION.market,
      policy: CALIBRATION.policy,
      endsAt: calibration + 3 * HOUR,
    }),
    event("incident", "Intake outage", outage, { market: OUTAGE.market, endsAt: outage + DAY }),
  ]
    .sort((a, b) => a.startsAt - b.startsAt)
    .map((made, index) => ({ id: `EV-${index + 1}`, ...made }));
}
