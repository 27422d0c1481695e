import { type Calendar, WEEK } from "./calendar.js";
import { type Random, randomStream } from "./random.js";
import { findMarket, TEAMS } from "./setting.js";

/** A labeller of a BPO team. */
export interface Annotator {
  /** As Label Studio numbers people. */
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

/** The annotators of all teams, each a member of one. */
export function createAnnotators(seed: number, calendar: Calendar): readonly Annotator[] {
  const random = randomStream(seed, "annotators");
  const taken = new Set<string>();
  return TEAMS.flatMap((team, teamIndex) =>
    Array.from({ length: team.size }, (_, place) => {
      const { utcOffset } = findMarket(team.market);
      const begin = calendar.midnight(0, utcOffset);
      const newcomer = place >= team.size - team.newcomers;
      const veteranSince = begin - Math.ceil(10 + 80 * random.uniform()) * WEEK;
      const [firstName, lastName] = newName(random, team.market, taken);
      return {
        userId: 100 * (teamIndex + 1) + place,
        email: `${firstName}.${lastName}@${team.vendor}.example`.toLowerCase(),
        firstName,
        lastName,
        team: team.name,
        vendor: team.vendor,
        site: team.site,
        market: team.market,
        startedAt: newcomer ? calendar.midnight(calendar.mondayAt(team.joinAt), utcOffset) : veteranSince,
        // The longest-serving place of every team falls vacant in the last third.
        endedAt:
          place === 0 ? calendar.midnight(Math.floor(calendar.days * (0.7 + 0.3 * random.uniform())), utcOffset) : null,
        skill: MEAN_SKILL + SKILL_SPREAD * random.normal(),
        pace: random.logNormal(1, 0.2),
        load: random.logNormal(1, 0.35),
      };
    }),
  );
}

/** Log odds an annotator lacks at first: most of it is learned within six weeks. */
export function inexperience(annotator: Annotator, time: number): number {
  return 1.1 * Math.exp(-(time - annotator.startedAt) / (3 * WEEK));
}

/** Whether the annotator was a member of the team at a time. */
export function isMember(annotator: Annotator, time: number): boolean {
  return annotator.startedAt <= time && (annotator.endedAt === null || time < annotator.endedAt);
}

/** Auditors and arbitrators are staff of the platform, per market. */
export const auditors = (market: string): readonly string[] =>
  ["nicha", "raka", "thu"].map((name) => `${name}.qa-${market.toLowerCase()}@platform.example`);
export const ARBITRATORS: readonly string[] = ["mai.policy@platform.example", "dara.policy@platform.example"];

function newName(random: Random, market: string, taken: Set<string>): [first: string, last: string] {
  const [firsts, lasts] = NAMES[market]!.map((names) => names.split(" ")) as [string[], string[]];
  for (;;) {
    const first = firsts[Math.floor(random.uniform() * firsts.length)]!;
    const last = lasts[Math.floor(random.uniform() * lasts.length)]!;
    if (taken.has(`${first} ${last}`)) continue;
    taken.add(`${first} ${last}`);
    return [first, last];
  }
}
