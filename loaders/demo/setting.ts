/** The made-up deployment of the demo: markets, queues, policies and teams, with their sizes and habits. */

export interface Market {
  readonly code: string;
  readonly name: string;
  readonly language: string;
  readonly timeZone: string;
  /** Hours ahead of UTC; none of these zones has summer time. */
  readonly utcOffset: number;
  /** Share of all items. */
  readonly share: number;
  /** Where a policy comes up more or less often than elsewhere. */
  readonly policies: { readonly [policy: string]: number };
}

export const MARKETS: readonly Market[] = [
  {
    code: "TH",
    name: "Thailand (ไทย)",
    language: "th",
    timeZone: "Asia/Bangkok",
    utcOffset: 7,
    share: 0.36,
    policies: { gambling: 1.2, "minor-safety": 0.8 },
  },
  {
    code: "ID",
    name: "Indonesia",
    language: "id",
    timeZone: "Asia/Jakarta",
    utcOffset: 7,
    share: 0.44,
    policies: { gambling: 1.4, nudity: 0.7, hate: 1.3 },
  },
  {
    code: "VN",
    name: "Vietnam (Việt Nam)",
    language: "vi",
    timeZone: "Asia/Ho_Chi_Minh",
    utcOffset: 7,
    share: 0.2,
    policies: { scams: 1.6, gambling: 0.6 },
  },
];

export interface Queue {
  readonly code: string;
  readonly name: string;
  /** Share of the items of a market. */
  readonly share: number;
  /** Share of items that break the policy they were queued under. */
  readonly violating: number;
  /** Share of items the model scores. */
  readonly scored: number;
  /** Score from which the model decides alone. */
  readonly automatedFrom: number;
  /** How much harder its items are than ordinary ones, in standard deviations of items. */
  readonly difficulty: number;
  /** Share of production labels drawn for a random audit; its inverse is the sampling weight. */
  readonly auditRate: number;
  readonly medianWaitMinutes: number;
  readonly medianHandlingSeconds: number;
}

export const QUEUES: readonly Queue[] = [
  {
    code: "live-priority",
    name: "Live, priority",
    share: 0.22,
    violating: 0.44,
    scored: 0.25,
    automatedFrom: 2,
    difficulty: 0.2,
    auditRate: 0.25,
    medianWaitMinutes: 4,
    medianHandlingSeconds: 16,
  },
  {
    code: "live-standard",
    name: "Live, standard",
    share: 0.4,
    violating: 0.18,
    scored: 0.5,
    automatedFrom: 2,
    difficulty: -0.5,
    auditRate: 0.2,
    medianWaitMinutes: 25,
    medianHandlingSeconds: 24,
  },
  {
    code: "replay",
    name: "Replay",
    share: 0.23,
    violating: 0.28,
    scored: 0.8,
    automatedFrom: 0.97,
    difficulty: 0,
    auditRate: 0.125,
    medianWaitMinutes: 340,
    medianHandlingSeconds: 48,
  },
  {
    code: "user-reports",
    name: "User reports",
    share: 0.15,
    violating: 0.26,
    scored: 0.4,
    automatedFrom: 2,
    difficulty: 1.3,
    auditRate: 0.25,
    medianWaitMinutes: 480,
    medianHandlingSeconds: 36,
  },
];

/** Submissions of production work per item under the shares above, cancelled visits aside. Measured. */
export const SUBMISSIONS_PER_ITEM = 1.59;

export interface Policy {
  readonly code: string;
  readonly name: string;
  readonly parent?: string;
  readonly severity: number;
  /** Share of the items queued, before a market's habits. */
  readonly share: number;
  /** What it is mistaken for. */
  readonly confusedWith: string;
}

export const POLICIES: readonly Policy[] = [
  { code: "minor-safety", name: "Minor safety", severity: 5, share: 0.04, confusedWith: "nudity" },
  { code: "nudity", name: "Nudity", severity: 2, share: 0.18, confusedWith: "minor-safety" },
  { code: "violence", name: "Violence", severity: 3, share: 0.1, confusedWith: "harassment" },
  { code: "harassment", name: "Harassment", severity: 2, share: 0.17, confusedWith: "hate" },
  { code: "hate", name: "Hate speech", parent: "harassment", severity: 3, share: 0.07, confusedWith: "harassment" },
  { code: "scams", name: "Scams", severity: 3, share: 0.14, confusedWith: "gambling" },
  { code: "regulated-goods", name: "Regulated goods", severity: 2, share: 0.09, confusedWith: "scams" },
  {
    code: "gambling",
    name: "Gambling",
    parent: "regulated-goods",
    severity: 2,
    share: 0.21,
    confusedWith: "regulated-goods",
  },
];

export const NO_VIOLATION = "no_violation";
export const ESCALATE = "escalate";

/** How models write "no violation": the taxonomy knows it as a synonym. */
export const MODEL_NO_VIOLATION = "safe";

/** Where reviewers of user reports saw or heard what was reported. */
export const CONTEXTS = ["video", "audio", "on_screen_text", "chat"] as const;

export interface Team {
  readonly name: string;
  readonly vendor: string;
  readonly site: string;
  readonly market: string;
  /** People at work at any time. */
  readonly seats: number;
}

export const TEAMS: readonly Team[] = [
  { name: "Meridian Bangkok", vendor: "Meridian", site: "Bangkok", market: "TH", seats: 20 },
  { name: "Harbour Bangkok", vendor: "Harbour", site: "Bangkok", market: "TH", seats: 16 },
  { name: "Meridian Jakarta", vendor: "Meridian", site: "Jakarta", market: "ID", seats: 24 },
  { name: "Selat Jakarta", vendor: "Selat", site: "Jakarta", market: "ID", seats: 18 },
  { name: "Harbour Saigon", vendor: "Harbour", site: "Ho Chi Minh City", market: "VN", seats: 18 },
];

/** The team that labels in Labelbox; all others use Label Studio. */
export const LABELBOX_TEAM = "Harbour Bangkok";

/**
 * How teams renew themselves: of the seats that turn over, a class of newcomers takes some every few weeks, at a
 * phase of the team's own, so that the share of newcomers is the same at all times.
 */
export const TURNOVER = { seats: 6, perClass: 2, weeks: 8 } as const;

export interface Model {
  readonly version: string;
  /** Log odds of a right label on an item of ordinary difficulty. */
  readonly skill: number;
  /** Share of the demo's time after which it takes over. */
  readonly releasedAt: number;
}

/** In order of release; one as good as the other, so that a release alone changes nothing. */
export const MODELS: readonly Model[] = [
  { version: "guard-1.4", skill: 2.2, releasedAt: 0 },
  { version: "guard-2.0", skill: 2.2, releasedAt: 0.6 },
];

/** Calibration sessions that change nothing: market, policy, and after which share of the time. */
export const CALIBRATIONS = [
  { market: "ID", policy: "hate", heldAt: 0.3 },
  { market: "VN", policy: "nudity", heldAt: 0.75 },
] as const;

/** Share of the time after which the new policy version comes into force, where no effect says otherwise. */
export const POLICY_CHANGE_AT = 0.5;

/** Standard deviation of the logarithm of a market's daily volume, the weekday aside. */
export const VOLUME_SPREAD = 0.06;

/** Monday to Sunday: live streams peak at the weekend. */
export const WEEKDAYS = [0.94, 0.9, 0.92, 0.96, 1.06, 1.18, 1.04] as const;

/** Midnight to 23 h local. */
export const HOURS = [5, 3, 2, 1, 1, 1, 2, 3, 4, 4, 4, 5, 6, 5, 4, 4, 5, 6, 8, 10, 12, 12, 10, 8] as const;

export const findMarket = (code: string): Market => find(MARKETS, code);
export const findQueue = (code: string): Queue => find(QUEUES, code);
export const findTeam = (name: string): Team => find(TEAMS, name);
export const findPolicy = (code: string): Policy => find(POLICIES, code);

function find<T extends { readonly code: string } | { readonly name: string }>(among: readonly T[], code: string): T {
  const codeOf = (entry: T): string => ("code" in entry ? entry.code : entry.name);
  for (const entry of among) if (codeOf(entry) === code) return entry;
  throw new Error(`The demo knows no '${code}', only ${among.map(codeOf).join(", ")}.`);
}

/** What people choose when an item cannot be judged, and what a model's refusal is logged as. */
export const CANNOT_JUDGE = "cannot_judge";
export const REFUSED = "refused";
