import fc from "fast-check";
import { expect, test } from "vitest";
import { type Effect, EffectSchema } from "../../../../loaders/demo/effects/schema.js";
import { createTally } from "../../../../loaders/demo/effects/tally.js";
import { MARKETS, POLICIES, TEAMS } from "../../../../loaders/demo/setting.js";
import { simulate } from "../../../../loaders/demo/simulate.js";
import { describeTruth } from "../../../../loaders/demo/truth/describe-truth.js";
import { createWorld } from "../../../../loaders/demo/world.js";

const policy = fc.constantFrom(...POLICIES.map(({ code }) => code));
const market = fc.constantFrom(...MARKETS.map(({ code }) => code));
const team = fc.constantFrom(...TEAMS.map(({ name }) => name));
const points = fc.integer({ min: 1, max: 20 });
const start = fc.record({ week: fc.integer({ min: 0, max: 2 }) });
const kind = <Kind extends Effect["kind"]>(name: Kind) => fc.constant(name);

const effect = fc
  .oneof(
    fc.record({ kind: kind("team-gap"), team, policy, points, start }, { requiredKeys: ["kind", "team"] }),
    fc.record({ kind: kind("policy-unclear"), policy, points, start }),
    fc.record({ kind: kind("market-drop"), market, points, start }),
    fc.record({ kind: kind("model-regression"), modelVersion: fc.constant("guard-2.0"), market, points }),
    fc.record({ kind: kind("volume-link"), market, lag: fc.record({ days: fc.integer({ min: 0, max: 9 }) }) }),
    fc.record({ kind: kind("annotator-drift"), team, place: fc.integer({ min: 1, max: 10 }), points, start }),
    fc.record({ kind: kind("suspect-gold"), policy, market }, { requiredKeys: ["kind"] }),
    fc.record({ kind: kind("faster-ramp"), team, start }),
    fc.record({ kind: kind("calibration-session"), market, policy, start }),
    fc.record({ kind: kind("outage"), market, start }),
  )
  .map((planted) => EffectSchema.parse(planted));

test("every effect is listed with its scope, its time, its size and what follows from it", () => {
  fc.assert(
    fc.property(fc.array(effect, { maxLength: 4 }), fc.integer({ min: 0, max: 1000 }), (effects, seed) => {
      const world = createWorld({ submissions: 600, seed, weeks: 4, effects });
      const tally = createTally(world);
      for (const _ of simulate(world, tally));
      const truth = describeTruth(world, tally);
      expect(truth.effects.map(({ planted }) => planted)).toEqual(effects);
      for (const { kind, scope, firstDay, lastDay, expected, implied, size } of truth.effects) {
        expect(firstDay >= truth.firstDay && firstDay <= lastDay && lastDay <= truth.lastDay).toBe(true);
        expect(Object.values(size).every((value) => typeof value === "string" || Number.isFinite(value))).toBe(true);
        expect(expected.length > 0).toBe(kind !== "outage");
        for (const found of expected) {
          for (const [name, value] of Object.entries(found.scope)) {
            if (found.class !== "market gap") expect(scope[name as keyof typeof scope]).toBe(value);
          }
        }
        // The whole and the market that hold the scope are among what follows, whatever else is.
        const parents = implied.filter(({ why }) => why === "parent").map((one) => JSON.stringify(one.scope));
        if (Object.keys(scope).length > 0) expect(parents).toContain("{}");
        if (scope.team) {
          const home = TEAMS.find(({ name }) => name === scope.team)!.market;
          expect(parents).toContain(JSON.stringify({ market: home }));
        }
        expect(implied.some(({ why }) => why === "same")).toBe(true);
        expect(implied.every(({ moves }) => moves.length > 0)).toBe(true);
      }
      expect(JSON.parse(JSON.stringify(truth)).effects.length).toBe(effects.length);
    }),
    { numRuns: 25 },
  );
}, 60_000);
