/** Reads taxonomy.json, and tells which spelling of a category stands for which value. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Taxonomy, TaxonomySchema } from "../../src/lib/schema/taxonomy.js";
import { Failure } from "../failure.js";
import { nearest } from "./nearest.js";
import { cleanText } from "./unicode.js";

export const TAXONOMY_FILE = "taxonomy.json";

/**
 * The taxonomy of an exports folder; an empty one where there is no file.
 * @throws Failure naming the place in the file and what to write.
 */
export async function readTaxonomy(exports: string): Promise<Taxonomy> {
  const file = join(exports, TAXONOMY_FILE);
  if (!existsSync(file)) return {};
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new Failure(`${TAXONOMY_FILE} is not JSON: ${(error as Error).message}.`);
  }
  const parsed = TaxonomySchema.safeParse(content);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `  at ${path.join(".") || "the top"}: ${message}`);
    throw new Failure(
      `${TAXONOMY_FILE} does not fit its schema (npm run taxonomy:schema prints it for editors):\n${problems.join("\n")}`,
    );
  }
  const problems = [...contradictions(parsed.data)];
  if (problems.length > 0)
    throw new Failure(`${TAXONOMY_FILE}:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  return parsed.data;
}

function* contradictions(taxonomy: Taxonomy): Generator<string> {
  const policies = Object.keys(taxonomy.policies ?? {});
  for (const [name, policy] of Object.entries(taxonomy.policies ?? {})) {
    if (policy.parent !== undefined && !policies.includes(policy.parent)) {
      yield `policies.${name}.parent: there is no policy '${policy.parent}'; nearest: '${nearest(policy.parent, policies)}'.`;
    }
    if (isOwnAncestor(taxonomy, name)) yield `policies.${name}.parent: the policy is its own ancestor.`;
  }
  for (const [name, market] of Object.entries(taxonomy.markets ?? {})) {
    if (market.time_zone !== undefined && !isTimeZone(market.time_zone)) {
      yield `markets.${name}.time_zone: '${market.time_zone}' is no IANA time zone, such as Asia/Bangkok.`;
    }
  }
  for (const [name, question] of Object.entries(taxonomy.questions ?? {})) {
    if (question.multiple && !question.labels) {
      yield `questions.${name}: a multiple-choice question needs its labels, so that a choice not picked is known.`;
    }
    for (const label of question.labels ?? []) {
      if (label.policy !== undefined && taxonomy.policies && !policies.includes(label.policy)) {
        yield `questions.${name}.labels '${label.value}': there is no policy '${label.policy}'; nearest: '${nearest(label.policy, policies)}'.`;
      }
    }
  }
  yield* ambiguousSpellings(taxonomy);
}

function isOwnAncestor(taxonomy: Taxonomy, name: string): boolean {
  const seen = new Set<string>();
  for (let at = taxonomy.policies?.[name]?.parent; at !== undefined; at = taxonomy.policies?.[at]?.parent) {
    if (at === name) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** One accepted spelling. `scope` is the question for labels, else empty. `value` null: means that no label was given. */
export interface Spelling {
  readonly section: "markets" | "queues" | "policies" | "questions" | "labels" | "picks";
  readonly scope: string;
  /** Normalised as `normalise` does. */
  readonly spelling: string;
  readonly value: string | null;
}

/** How spellings are compared: ignoring case and what nobody sees. Its SQL twin is `lower(clean(x))`. */
export const normalise = (text: string): string => cleanText(text).toLowerCase();

/** Answers to a choice of a multiple-choice question. */
const YES_NO: readonly (readonly [string, readonly string[]])[] = [
  ["yes", ["yes", "true", "1"]],
  ["no", ["no", "false", "0"]],
];

/** Every accepted spelling of every declared value. */
export function* spellings(taxonomy: Taxonomy): Generator<Spelling> {
  for (const section of ["markets", "queues", "policies"] as const) {
    for (const [value, entry] of Object.entries(taxonomy[section] ?? {})) {
      for (const spelling of [value, ...(entry.synonyms ?? [])]) {
        yield { section, scope: "", spelling: normalise(spelling), value };
      }
    }
  }
  for (const [question, entry] of Object.entries(taxonomy.questions ?? {})) {
    const names = [question, ...(entry.synonyms ?? [])];
    for (const name of names) yield { section: "questions", scope: "", spelling: normalise(name), value: question };
    for (const label of entry.labels ?? []) {
      for (const spelling of [label.value, ...(label.synonyms ?? [])]) {
        if (entry.multiple) yield* choice(question, names, label.value, spelling);
        else yield { section: "labels", scope: question, spelling: normalise(spelling), value: label.value };
      }
    }
    for (const spelling of entry.missing ?? []) {
      yield { section: "labels", scope: question, spelling: normalise(spelling), value: null };
    }
  }
}

/** A choice is a question of its own, `question:choice`; a row may name it so, or give the choice as a label. */
function* choice(question: string, names: readonly string[], value: string, spelling: string): Generator<Spelling> {
  const own = `${question}:${value}`;
  for (const name of names) {
    yield { section: "questions", scope: "", spelling: normalise(`${name}:${spelling}`), value: own };
  }
  yield { section: "picks", scope: question, spelling: normalise(spelling), value: own };
  for (const [answer, forms] of YES_NO) {
    for (const form of forms) yield { section: "labels", scope: own, spelling: form, value: answer };
  }
}

function* ambiguousSpellings(taxonomy: Taxonomy): Generator<string> {
  const known = new Map<string, string | null>();
  for (const { section, scope, spelling, value } of spellings(taxonomy)) {
    const key = JSON.stringify([section, scope, spelling]);
    const earlier = known.get(key);
    if (known.has(key) && earlier !== value) {
      yield `${section}${scope && ` of ${scope}`}: '${spelling}' stands for both '${earlier}' and '${value}'.`;
    }
    known.set(key, value);
  }
}
