/**
 * Headers under which exports have what the contract calls otherwise, as words (see `headerWords`). The contract's own
 * names need no entry.
 */
const THING =
  "(?:item|content|unit|task|case|post|video|clip|stream|document|doc|message|tweet|comment|image|photo|media|asset|object|sample|example|row|record|question|text|sentence|conversation|ticket|data row|global|external|product|ad|listing|job)";
const PEOPLE =
  "(?:annotator|labell?er|worker|rater|coder|contributor|moderator|judge|evaluator|analyst|operator|agent|participant|crowd worker)";
const CHECKER = "(?:auditor|reviewer|qa|quality analyst|adjudicator|arbitrator|arbiter|expert|lead|supervisor|decider)";
const NUMBER = "(?: ?(?:id|uuid|guid|key|number|no|num|code|index|hash))";
const WHEN = "(?: ?(?:at|on|time|date|timestamp|datetime|ts))";

export interface HeaderPatterns {
  /** Says it beyond doubt. */
  readonly clear?: RegExp;
  /** Says it, or something else. */
  readonly likely?: RegExp;
}

const words = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);

export const HEADER_PATTERNS: { readonly [column: string]: HeaderPatterns } = {
  annotation_id: {
    clear: words(
      `(?:annotation|label|judge?ment|rating|response|answer|vote|submission|labell?ing|moderation)${NUMBER}`,
    ),
    likely: words(`decision${NUMBER}|result${NUMBER}`),
  },
  submission_id: { clear: words(`(?:submission|assignment|visit)${NUMBER}`) },
  item_id: {
    clear: words(`${THING}${NUMBER}`),
    likely: words(`item|uuid|guid|unit|case|asset|[a-z]{1,2} ?id|test ?case${NUMBER}|target${NUMBER}`),
  },
  annotator_id: {
    clear: words(`${PEOPLE}${NUMBER}?|(?:labell?ed|annotated|moderated|rated|judged|answered|completed) by(?: id)?`),
    likely: words(
      `user${NUMBER}?|${CHECKER}${NUMBER}?|(?:reviewed|created|decided|submitted|assigned|done) by(?: id)?|assignee(?: id)?|employee${NUMBER}`,
    ),
  },
  annotator_kind: { clear: words("(?:annotator|labell?er|source|decision|label|moderation) (?:type|kind|source)") },
  model_version: {
    clear: words("model(?: (?:name|id|version))?|llm|classifier(?: version)?"),
    likely: words("engine|agent version"),
  },
  prompt_version: { clear: words("prompt (?:version|id)") },
  team: {
    clear: words("team(?: name| id)?|bpo(?: team)?|squad|work ?group"),
    likely: words("vendor(?: name)?|workspace|group|department|crew"),
  },
  vendor: { clear: words("vendor(?: name)?|bpo|supplier|partner") },
  site: { clear: words("site(?: name)?|office") },
  market: {
    clear: words("market(?: code)?|country(?: code)?|geo|locale"),
    likely: words("nationality|nation|territory"),
  },
  queue: {
    clear: words("(?:(?:work|review|moderation|labell?ing|task) )?queue(?: name| id)?"),
    likely: words(
      "project(?: name| id)?|workflow|campaign|collection|data ?set(?: name)?|task type|scorecard|batch(?: name)?|stream type",
    ),
  },
  policy: {
    clear: words("policy(?: name| area| id| category)?"),
    likely: words("violation (?:type|category)|abuse type|reported (?:policy|reason|as)|category|topic|guideline"),
  },
  language: { clear: words("lang|language(?: code)?|content language") },
  labeled_at: {
    clear: words(`(?:labell?ed|annotated|annotation|labell?ing|moderated|rated|judged|answered)${WHEN}`),
    likely: words(
      `(?:created|submitted|submission|completed|completion|finished|decided|decision|reviewed|review|done|ended|end|event|recorded|started|start)${WHEN}|time ?stamp|date ?time|date|time|ts|day|when`,
    ),
  },
  updated_at: {
    clear: words(
      `(?:last )?(?:updated|update|modified|changed|edited)${WHEN}|last (?:updated?|modified|modification|changed?|edited|edit)`,
    ),
  },
  handling_seconds: {
    clear: words(
      "(?:handling|handle|labell?ing|annotation|lead|decision|work|working|review|response|judge?ment|average handling)? ?(?:time|duration|seconds|secs)(?: ?(?:spent|taken))?(?: in)?(?: ?(?:s|sec|secs|seconds|ms|millis|milliseconds|minutes|mins?))?|aht|elapsed(?: ?(?:time|s|sec|secs|seconds|ms))?|duration ?(?:s|sec|seconds|ms)",
    ),
  },
  confidence: {
    clear: words("confidence(?: score| level)?|probability|prob|certainty"),
    likely: words("score|(?:model|label|prediction) (?:score|prob|probability|confidence)"),
  },
  final: { clear: words("final|is final|took effect|enforced") },
  round: { clear: words("round|work type|task kind"), likely: words("stage|purpose|task mode") },
  session_id: { clear: words(`(?:calibration )?session${NUMBER}?`) },
  policy_version: {
    clear: words("(?:policy|guideline|guidelines|rule|rules) version"),
    likely: words("phase|guideline|version"),
  },
  status: { clear: words("(?:label|annotation|task|answer|response|job|decision) status|state") },
  // Reference labels
  reference_id: {
    clear: words(
      `(?:reference|audit|review|qa|gold|adjudication|arbitration|appeal|dispute|check|quality check)${NUMBER}`,
    ),
    likely: words(`decision${NUMBER}`),
  },
  audited_annotation_id: {
    clear: words(`(?:audited |reviewed |original )?(?:annotation|label|judge?ment|response|submission)${NUMBER}`),
  },
  replaces_reference_id: {
    clear: words(`(?:replaces|replaced|original|disputed|appealed) (?:reference|audit|review)${NUMBER}`),
  },
  decided_by: {
    clear: words(`${CHECKER}${NUMBER}?|(?:decided|audited|reviewed|adjudicated|arbitrated|checked|agreed) by(?: id)?`),
    likely: words(`user${NUMBER}?|${PEOPLE}${NUMBER}?|created by`),
  },
  decided_at: {
    clear: words(`(?:decided|decision|audited|audit|reviewed|review|adjudicated|arbitrated|checked|agreed|qa)${WHEN}`),
    likely: words(`(?:created|submitted|completed|finished|done|ended)${WHEN}|time ?stamp|date ?time|date|time|ts|day`),
  },
  requested_at: { clear: words(`(?:requested|asked|opened|appealed|disputed|raised)${WHEN}`) },
  kind: { clear: words("(?:reference|decision|review|audit|check) (?:kind|type)|type") },
  selection: { clear: words("(?:sample|sampling|selection|assignment|audit)(?: (?:type|kind|method|mode))?") },
  reference_set: { clear: words("reference set|gold set|judge set") },
  outcome: { clear: words("(?:audit|review|dispute|appeal)? ?(?:outcome|result|status)") },
  error_reason: {
    clear: words("(?:error|mistake|failure) (?:reason|type|category|code)|root cause"),
    likely: words("reason|cause"),
  },
  severity: { clear: words("(?:error |mistake )?severity|criticality"), likely: words("critical") },
  sampling_weight: { clear: words("(?:sampling|sample|inverse probability) weight"), likely: words("weight") },
  // Items, events, roster
  group_id: {
    clear: words(`(?:group|channel|streamer|creator|author|uploader|owner|thread|conversation|account)${NUMBER}`),
  },
  created_at: { clear: words(`(?:created|published|posted|uploaded|creation|publication)${WHEN}`) },
  event_id: { clear: words(`event${NUMBER}`) },
  starts_at: {
    clear: words(`(?:starts|start|started|began|begin|effective|from|rolled out)(?: ?(?:at|on|time|date|day|from))?`),
    likely: words("date|day|when"),
  },
  ends_at: { clear: words(`(?:ends|end|ended|until|to)(?: ?(?:at|on|time|date|day))?`) },
  started_at: {
    clear: words(`(?:starts?|started|joined|join|first|hire|hired|from|start)(?: ?(?:at|on|time|date|day))?`),
  },
  ended_at: { clear: words(`(?:ends?|ended|left|leave|last|until|to)(?: ?(?:at|on|time|date|day))?`) },
};

/** Headers of the columns that hold the answers. */
export const ANSWER_HEADERS = {
  clear:
    /\b(labels?|annotations?|verdict|decisions?|answers?|classified|classification|class|rating|judge?ment|vote|prediction|response)\b/,
  likely:
    /\b(category|choice|sentiment|toxic\w*|hate\w*|offens\w*|violat\w*|action|outcome|severity|stance|emotion|relations?|abus\w*|harm\w*|spam|safe\w*|result|score|flag\w*|targeting)\b|^(is|has|contains) /,
} as const;

/** Headers of what a label should have been, beside it in the same row or in a file of its own. */
export const REFERENCE_HEADERS =
  /^(?:[a-z]{1,2} )?(?:gold|golden|truth|ground truth|expected|actual|right|correct|true|reference|adjudicated|final|consensus|expert|audit|audited|auditor|review|reviewer|qa|arbitration|revised|corrected)(?: ?(?:standard|label|labels|answer|annotation|verdict|decision|class|category|value|judge?ment|action|rating))?$/;

/** Names of files, and headers, that speak of somebody who checks labels. */
export const REFERENCE_WORDS =
  /\b(audits?|audited|gold|golden|ground ?truth|references?|adjudicat\w*|arbitrat\w*|appeals?|disputes?|qa|quality)\b/;

/** Columns of several raters side by side: `annotator_1`, `annotator_2`. */
export const RATER_HEADER = new RegExp(
  `^(?:${PEOPLE}|rater|reviewer|person|labell?er|label|vote|r|a) ?\\d+(?: (?:label|answer|rating|vote))?$`,
);
