/** Which columns are personal or content. They never reach a draft, whatever else they might be good for. */
import type { DuckDBConnection } from "../../duckdb.js";
import { headerWords, holdsAddress } from "./header-words.js";
import { type ColumnProfile, LONGEST_LABEL, MOST_LABELS, picksOf } from "./profile.js";

export const PERSONAL_KINDS = [
  "e-mail addresses",
  "IP addresses",
  "links or handles",
  "names of people",
  "phone numbers",
  "places",
  "personal traits",
  "content or free text",
] as const;

export type PersonalKind = (typeof PERSONAL_KINDS)[number];

export interface LeftOutColumn {
  readonly header: string;
  readonly kind: PersonalKind;
}

const PERSON =
  "(?:annotator|labell?er|worker|rater|coder|contributor|moderator|agent|user|reviewer|reviewee|auditor|author|creator|owner|uploader|customer|employee|streamer|channel|account|profile|display|screen|nick|first|last|full|given|family|middle|sur|real|legal)";

/** By the words of the header alone, whatever the values are. */
const BY_HEADER: readonly (readonly [PersonalKind, RegExp])[] = [
  ["e-mail addresses", /\be ?mails?\b|^mail$/],
  ["IP addresses", /\bip( ?v[46])?( address| addr)?$/],
  ["phone numbers", /\b(phone|mobile|telephone|msisdn|whatsapp)\b|^tel$/],
  [
    "links or handles",
    /\b(urls?|uri|links?|href|permalink|avatar|handle|user ?name|nick ?name)\b|^(author|creator|uploader|owner)$/,
  ],
  ["names of people", new RegExp(`^names?$|^${PERSON} ?names?$`)],
  [
    "places",
    /\b(city|town|village|province|district|region|street|address|zip|zip ?code|post ?code|postal( code)?|latitude|longitude|geo ?(point|location)?)$|^(lat|lng|lon|location|place)$/,
  ],
  [
    "personal traits",
    new RegExp(
      `^(?:${PERSON} )?(?:age( (group|range|band))?|gender|sex|ethnicity|ethnic( group)?|race|religion|politics?|political.*|education( level)?|.*sexual orientation|disability|income|marital status|birth ?(date|day|year)|date of birth|dob|.*first language|mother tongue|native language)$`,
    ),
  ],
  [
    "content or free text",
    /^(?:full |raw |original |item |post |video |comment |message )?(?:text|content|contents|body|title|caption|transcript|message|sentence|tweet|post|comments?|notes?|remarks?|feedback|description|prompt|completion|html|snippet|quote)$|\b(?:transcript|free ?text|explanation|justification|justify|reasoning|rationale)\b/,
  ],
];

export interface SortedColumns {
  readonly usable: readonly ColumnProfile[];
  readonly leftOut: readonly LeftOutColumn[];
}

/**
 * Parts the columns that may reach a draft from those that must not.
 *
 * @param nameOf - what a column is called for judging it, where its header has a tool's prefix
 */
export async function sortColumns(
  connection: DuckDBConnection,
  relation: string,
  profiles: readonly ColumnProfile[],
  nameOf: (profile: ColumnProfile) => string = ({ name }) => name,
): Promise<SortedColumns> {
  const usable: ColumnProfile[] = [];
  const leftOut: LeftOutColumn[] = [];
  for (const profile of profiles) {
    const header = nameOf(profile);
    const kind = personalKind({ ...profile, name: header });
    // Several labels in one field may be as long as a sentence; parted, they are few.
    const isLabels = kind === TEXT && !saysText(header) && (await picksOf(connection, relation, profile)) !== null;
    if (kind && !isLabels) leftOut.push({ header, kind });
    else usable.push(profile);
  }
  return { usable, leftOut };
}

const TEXT = "content or free text";
const saysText = (header: string): boolean =>
  BY_HEADER.some(([kind, pattern]) => kind === TEXT && pattern.test(headerWords(header)));

/** Why a column is personal, or undefined where nothing says so. */
export function personalKind(profile: ColumnProfile): PersonalKind | undefined {
  const { name, filled, emails, links, handles, ips } = profile;
  if (holdsAddress(name)) return "e-mail addresses";
  const words = headerWords(name);
  // "About gender?" asks something of the item; "gender" is the rater's own.
  const byHeader = BY_HEADER.find(([, pattern]) => pattern.test(words) && !name.trim().endsWith("?"));
  if (byHeader) return byHeader[0];
  if (filled === 0) return undefined;
  if (links <= 0.5 && emails > 0.02) return "e-mail addresses";
  if (ips > 0.5) return "IP addresses";
  if (links > 0.5 || handles > 0.5) return "links or handles";
  if (isText(profile)) return TEXT;
  return links > 0.02 || handles > 0.02 ? "links or handles" : undefined;
}

/** Sentences, in scripts with spaces or without: too many and too long to be names of categories. */
function isText({ distinct, longest, meanWords, nonAscii, nested, isoTimes, dates }: ColumnProfile): boolean {
  if (nested > 0.5 || isoTimes > 0.5 || dates > 0.5) return false;
  if (distinct > MOST_LABELS) return meanWords >= 3 || nonAscii > 0.5 || longest > 2 * LONGEST_LABEL;
  return longest > 2 * LONGEST_LABEL || (longest > LONGEST_LABEL && meanWords >= 5);
}
