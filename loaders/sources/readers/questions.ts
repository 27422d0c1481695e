import type { Context } from "./tool.js";
import { listed } from "./tool.js";

/** The macro's parameter that names the questions: a text answer looks like a label, so the file cannot tell. */
export const QUESTIONS = { name: "questions", default: "" };

/**
 * The questions named in `questions := 'first, second?'`, after a look whether the file has them. A question mark says
 * that some files may lack it, as exports of a day on which nobody answered it do.
 *
 * @param found - names the file has that could be questions
 */
export function namedQuestions(
  { options, isEmpty, refuse }: Context,
  macro: string,
  found: readonly string[],
): string[] {
  const given = (options.questions ?? "").split(",").flatMap((name) => name.trim() || []);
  const named = given.map((name) => (found.includes(name) ? name : name.replace(/\s*\?$/, "")));
  if (named.length === 0) {
    refuse(
      `say which of its columns are questions with a choice of labels: ${macro}('…', questions := 'first, second'). Found: ${listed(found)}.`,
    );
  }
  const unknown = given.filter((name) => !name.endsWith("?") && !found.includes(name));
  if (unknown.length > 0 && !isEmpty) {
    refuse(
      `has no question ${unknown.join(", ")}. Found: ${listed(found)}. Mend questions := '…' of ${macro}(), or write '${unknown[0]}?' if some files lack it.`,
    );
  }
  return named;
}
