import { type Calendar, WEEK } from "./calendar.js";
import { type Random, randomStream } from "./random.js";
import { findMarket, TEAMS, type Team, TURNOVER } from "./setting.js";

/** A labeller of a BPO team. */
export interface Annotator {
  /** As Label Studio numbers people: unique, a small number within the team plus 1000 per team. */
  readonly userId: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly team: string;
  readonly vendor: string;
  readonly site: string;
  readonly market: string;
  /** Membership of the team, milliseconds since 1970; null: still there. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** Log odds of a right label on an item of ordinary difficulty, once experienced. */
  readonly skill: number;
  /** Handling time relative to the ordinary. */
  readonly pace: number;
  /** Share of the work taken on, relative to the colleagues'. */
  readonly load: number;
}

const MEAN_SKILL = 3;
const SKILL_SPREAD = 0.4;
/** Log odds of a right label lost per standard deviation of difficulty. */
const DIFFICULTY_WEIGHT = 0.9;
/** What a newcomer lacks on the first day, and how fast that is learned. */
const INEXPERIENCE = { logOdds: 1.4, weeks: 3 };
/** Audits look more closely at people this new. */
const NEWCOMER_WEEKS = 4;

/** The numbers behind what people get right. */
export const PEOPLE = {
  meanSkill: MEAN_SKILL,
  skillSpread: SKILL_SPREAD,
  difficultyWeight: DIFFICULTY_WEIGHT,
  inexperience: INEXPERIENCE,
} as const;

const NAMES: { readonly [market: string]: readonly [first: string, last: string] } = {
  TH: [
    "Anong Chai Duangjai Kanya Malee Niran Ploy Prasert Somchai Suda Thida Wichai",
    "Boonmee Chaiyasit Kittisak Phanit Rattana Saetang Srisai Thongdee Wattana",
  ],
  ID: [
    "Agus Ayu Bayu Citra Dewi Eka Fitri Hendra Indah Joko Kartika Lestari Putri",
    "Firmansyah Hidayat Kusuma Nugroho Pratama Saputra Setiawan Utami Wibowo",
  ],
  VN: ["An Bao Chau Duc Hanh Khanh Lan Linh Minh Ngoc Phuong Thao", "Bui Dang Do Ho Le Ngo Nguyen Pham Tran Vo"],
};

/** The annotators of all teams, each a member of one; those who stay throughout come first. */
export function createAnnotators(seed: number, calendar: Calendar): readonly Annotator[] {
  const random = randomStream(seed, "annotators");
  const taken = new Map<string, number>();
  return TEAMS.flatMap((team, teamIndex) =>
    stays(team, calendar, random).map(({ startedAt, endedAt }, place) => {
      const [firstName, lastName] = newName(random, team.market);
      const local = `${firstName}.${lastName}`.toLowerCase();
      const namesakes = (taken.get(local) ?? 0) + 1;
      taken.set(local, namesakes);
      return {
        userId: 1000 * (teamIndex + 1) + place,
        email: `${local}${namesakes === 1 ? "" : namesakes}@${team.vendor.toLowerCase()}.example`,
        firstName,
        lastName,
        team: team.name,
        vendor: team.vendor,
        site: team.site,
        market: team.market,
        startedAt,
        endedAt,
        skill: MEAN_SKILL + SKILL_SPREAD * random.normal(),
        pace: random.logNormal(1, 0.2),
        load: random.logNormal(1, 0.35),
      };
    }),
  );
}

/** The Mondays, from day 0, on which a class of newcomers joins a team; the first may lie before the demo. */
export function classDays(team: Team, calendar: Calendar): readonly number[] {
  const phase = Math.round((TEAMS.indexOf(team) / TEAMS.length) * TURNOVER.weeks);
  const days: number[] = [];
  for (let week = phase - TURNOVER.weeks; week < calendar.weeks; week += TURNOVER.weeks) days.push(7 * week);
  return days;
}

/** From when to when each seat of a team is whose: first the seats that never change hands. */
function stays(team: Team, calendar: Calendar, random: Random): Pick<Annotator, "startedAt" | "endedAt">[] {
  const { utcOffset } = findMarket(team.market);
  const veteranSince = () => calendar.midnight(0, utcOffset) - Math.ceil(10 + 80 * random.uniform()) * WEEK;
  const lasting = Array.from({ length: team.seats - TURNOVER.seats }, () => ({
    startedAt: veteranSince(),
    endedAt: null,
  }));
  const turns = TURNOVER.seats / TURNOVER.perClass;
  const turning = Array.from({ length: TURNOVER.seats }, (_, seat) => {
    const changes = classDays(team, calendar)
      .filter((_, place) => place % turns === Math.floor(seat / TURNOVER.perClass))
      .map((day) => calendar.midnight(day, utcOffset));
    // Who left before the demo is not on its roster.
    const begins = changes[0] !== undefined && changes[0] <= calendar.midnight(0, utcOffset) ? [] : [veteranSince()];
    const starts = [...begins, ...changes];
    return starts.map((startedAt, place) => ({ startedAt, endedAt: starts[place + 1] ?? null }));
  });
  return [...lasting, ...turning.flat()];
}

/** Log odds an annotator lacks at first, who learns so many times faster than usual. */
export function inexperience(annotator: Annotator, time: number, timesFaster = 1): number {
  const weeks = (time - annotator.startedAt) / WEEK;
  return INEXPERIENCE.logOdds * Math.exp((-weeks * timesFaster) / INEXPERIENCE.weeks);
}

export const isNewcomer = (annotator: Annotator, time: number): boolean =>
  time - annotator.startedAt < NEWCOMER_WEEKS * WEEK;

/** Log odds of a right label on an item so much harder than the ordinary, for somebody who lacks so much. */
export const logOddsRight = (annotator: Annotator, difficulty: number, lack: number): number =>
  annotator.skill - lack - DIFFICULTY_WEIGHT * difficulty;

/** The share of right labels somebody who lacks so much gives in a queue so much harder than the ordinary. */
export function meanRight(annotator: Annotator, queueDifficulty: number, lack: number): number {
  let [right, weights] = [0, 0];
  for (let deviation = -3; deviation <= 3; deviation += 0.5) {
    const weight = Math.exp((-deviation * deviation) / 2);
    weights += weight;
    right += weight / (1 + Math.exp(-logOddsRight(annotator, deviation + queueDifficulty, lack)));
  }
  return right / weights;
}

/** Whether the annotator was a member of the team at a time. */
export function isMember(annotator: Annotator, time: number): boolean {
  return annotator.startedAt <= time && (annotator.endedAt === null || time < annotator.endedAt);
}

/** Auditors and arbitrators are staff of the platform, per market. */
export const auditors = (market: string): readonly string[] =>
  ["nicha", "raka", "thu"].map((name) => `${name}.qa-${market.toLowerCase()}@platform.example`);
export const ARBITRATORS: readonly string[] = ["mai.policy@platform.example", "dara.policy@platform.example"];
/** Who agrees on the labels of gold and calibration items. */
export const GOLD_PANEL = "gold.panel@platform.example";

function newName(random: Random, market: string): [first: string, last: string] {
  const [firsts, lasts] = NAMES[market]!.map((names) => names.split(" ")) as [string[], string[]];
  return [firsts[Math.floor(random.uniform() * firsts.length)]!, lasts[Math.floor(random.uniform() * lasts.length)]!];
}
