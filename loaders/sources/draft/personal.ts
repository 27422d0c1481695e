/** Which columns are personal or content. They never reach a draft, whatever else they might be good for. */
import { headerWords, holdsAddress } from "./header-words.js";
import { type ColumnProfile, LONGEST_LABEL, MOST_LABELS } from "./profile.js";

export const PERSONAL_KINDS = [
  "e-mail address",
  "IP address",
  "link or handle",
  "name of a person",
  "phone number",
  "place",
  "personal trait",
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
  ["e-mail address", /\be ?mails?\b|^mail$/],
  ["IP address", /\bip( ?v[46])?( address| addr)?$/],
  ["phone number", /\b(phone|mobile|telephone|msisdn|whatsapp)\b|^tel$/],
  [
    "link or handle",
    /\b(urls?|uri|links?|href|permalink|avatar|handle|user ?name|nick ?name)\b|^(author|creator|uploader|owner)$/,
  ],
  ["name of a person", new RegExp(`^names?$|^${PERSON} ?names?$`)],
  [
    "place",
    /\b(city|town|village|province|district|region|street|address|zip|zip ?code|post ?code|postal( code)?|latitude|longitude|geo ?(point|location)?)$|^(lat|lng|lon|location|place)$/,
  ],
  [
    "personal trait",
    new RegExp(
      `^(?:${PERSON} )?(?:age( (group|range|band))?|gender|sex|ethnicity|ethnic( group)?|race|religion|politics?|political.*|education( level)?|.*sexual orientation|disability|income|marital status|birth ?(date|day|year)|date of birth|dob|.*first language|mother tongue|native language)$`,
    ),
  ],
  [
    "content or free text",
    /^(?:full |raw |original |item |post |video |comment |message )?(?:text|content|contents|body|title|caption|transcript|message|sentence|tweet|post|comments?|notes?|remarks?|feedback|description|prompt|completion|html|snippet|quote)$|\b(?:transcript|free ?text|explanation|justification|justify|reasoning|rationale)\b/,
  ],
];

/** Why a column is personal, or undefined where nothing says so. */
export function personalKind(profile: ColumnProfile): PersonalKind | undefined {
  const { name, filled, emails, links, handles, ips } = profile;
  if (holdsAddress(name) || emails > 0.02) return "e-mail address";
  const words = headerWords(name);
  // "About gender?" asks something of the item; "gender" is the rater's own.
  const byHeader = BY_HEADER.find(([, pattern]) => pattern.test(words) && !name.trim().endsWith("?"));
  if (byHeader) return byHeader[0];
  if (filled === 0) return undefined;
  if (ips > 0.5) return "IP address";
  if (links > 0.02 || handles > 0.02) return "link or handle";
  return isText(profile) ? "content or free text" : undefined;
}

/** Sentences, in scripts with spaces or without: too many and too long to be names of categories. */
function isText({ distinct, longest, meanWords, nonAscii, nested, isoTimes, dates }: ColumnProfile): boolean {
  if (nested > 0.5 || isoTimes > 0.5 || dates > 0.5) return false;
  if (distinct > MOST_LABELS) return meanWords >= 3 || nonAscii > 0.5 || longest > 2 * LONGEST_LABEL;
  return longest > 2 * LONGEST_LABEL || (longest > LONGEST_LABEL && meanWords >= 5);
}
