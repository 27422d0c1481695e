import { z } from "zod";
import { MARKETS, MODELS, POLICIES, QUEUES, TEAMS } from "../setting.js";

const names = <T extends string>(among: readonly T[]) => z.enum(among as readonly [T, ...T[]]);
const Market = names(MARKETS.map(({ code }) => code)).describe("Market, by its code");
const Queue = names(QUEUES.map(({ code }) => code)).describe("Queue, by its code");
const Policy = names(POLICIES.map(({ code }) => code)).describe("Policy the items are queued under, by its code");
const Team = names(TEAMS.map(({ name }) => name)).describe("Team, by its name");
const Points = z.number().positive().max(60).describe("Percentage points of the share of right labels");

/** A day of the demo, one of: a share of its time (the nearest Monday), a whole week or a day from 0, a date. */
const When = z.union([
  z.strictObject({ share: z.number().min(0).max(1) }),
  z.strictObject({ week: z.int().nonnegative() }),
  z.strictObject({ day: z.int().nonnegative() }),
  z.strictObject({ date: z.iso.date() }),
]);
export type When = z.infer<typeof When>;

const start = When.optional().describe("First day it holds; default: the first, or what the kind says");
const end = When.optional().describe("First day it no longer holds; default: it lasts");
const span = { start, end };

/** Everything that can be planted, by kind. Sizes are positive: the kind says which way they go. */
export const EffectSchema = z.discriminatedUnion("kind", [
  z
    .strictObject({
      kind: z.literal("team-gap"),
      team: Team,
      policy: Policy.optional(),
      queue: Queue.optional(),
      points: Points.default(12),
      ...span,
    })
    .describe("A team labels worse on a policy, a queue, or throughout"),
  z
    .strictObject({
      kind: z.literal("policy-unclear"),
      policy: Policy,
      queue: Queue.optional(),
      points: Points.default(10),
      ...span,
    })
    .describe("All people label worse on a policy, each in their own way"),
  z
    .strictObject({
      kind: z.literal("market-drop"),
      market: Market,
      policy: Policy.optional(),
      queue: Queue.optional(),
      points: Points.default(6),
      start: When.default({ share: 0.5 }),
      end,
    })
    .describe("People and models of a market label worse from a new policy version on, which comes at the start"),
  z
    .strictObject({
      kind: z.literal("model-regression"),
      modelVersion: names(MODELS.map(({ version }) => version)),
      market: Market.optional(),
      policy: Policy.optional(),
      queue: Queue.optional(),
      points: Points.default(8),
      ...span,
    })
    .describe("A model version is worse, in a market or everywhere, as long as it is in service"),
  z
    .strictObject({
      kind: z.literal("mix-shift"),
      market: Market,
      dimension: z.enum(["queue", "policy"]),
      from: z.string(),
      to: z.string(),
      points: Points.default(25).describe("Percentage points of the market's items that move"),
      start: When.default({ share: 0.5 }),
      end,
    })
    .describe("Items move from one queue or policy to another; no rate within them changes"),
  z
    .strictObject({
      kind: z.literal("volume-link"),
      market: Market,
      lag: z
        .union([z.strictObject({ weeks: z.int().min(0).max(8) }), z.strictObject({ days: z.int().min(0).max(56) })])
        .default({ weeks: 2 })
        .describe("Errors follow volume so much later; its unit is also that of the waves"),
      points: Points.max(10).default(3).describe("Points of error per standard deviation of the waves"),
      spread: z.number().positive().max(0.6).default(0.3).describe("Standard deviation of the log volume"),
    })
    .describe("The volume of a market comes in waves, and people's errors follow"),
  z
    .strictObject({
      kind: z.literal("annotator-drift"),
      team: Team,
      place: z.int().positive().describe("Place in the team's roster, from 1, of one who stays throughout"),
      points: Points.default(30),
      rampWeeks: z.number().nonnegative().max(52).default(4).describe("Weeks until it has its full size"),
      start: When.default({ share: 0.4 }),
      end,
    })
    .describe("One annotator gets worse, little by little"),
  z
    .strictObject({
      kind: z.literal("suspect-gold"),
      policy: Policy.optional(),
      queue: Queue.optional(),
      market: Market.optional(),
      share: z.number().positive().max(1).default(0.3).describe("Share of the gold labels that are wrong"),
      ...span,
    })
    .describe("Gold labels are wrong; nobody labels worse"),
  z
    .strictObject({
      kind: z.literal("faster-ramp"),
      team: Team,
      timesFaster: z.number().gt(1).max(20).default(3).describe("How many times faster newcomers learn"),
      start: When.default({ share: 0.4 }),
    })
    .describe("After a training, the newcomers who join a team learn faster"),
  z
    .strictObject({
      kind: z.literal("calibration-session"),
      market: Market,
      policy: Policy,
      points: Points.default(10),
      weeks: z.int().positive().max(52).default(6),
      start: When.default({ share: 0.2 }),
    })
    .describe("A session on a policy makes the people of a market better for some weeks"),
  z
    .strictObject({
      kind: z.literal("outage"),
      market: Market,
      left: z.number().min(0).lt(1).default(0.3).describe("Share of the volume that is left"),
      days: z.int().positive().max(14).default(1),
      start: When.default({ share: 0.35 }),
    })
    .describe("The intake of a market fails"),
]);

export const EffectsFileSchema = z.strictObject({
  $schema: z.string().optional(),
  effects: z.array(EffectSchema).describe("An empty list: nothing beyond the random spread of the setting"),
});

/** A planted effect as the file states it, defaults filled in. */
export type Effect = z.output<typeof EffectSchema>;
export type EffectKind = Effect["kind"];
export type EffectOf<Kind extends EffectKind> = Extract<Effect, { kind: Kind }>;

/** The JSON schema of an effects file, for editors that complete and check it. */
export const effectsSchemaText = (): string =>
  `${JSON.stringify(z.toJSONSchema(EffectsFileSchema, { io: "input" }), null, 2)}\n`;
