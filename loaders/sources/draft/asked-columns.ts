/** Question and label of a plain table: one column of answers stays a column, several become rows. */
import { quoteName, quoteText } from "../../duckdb.js";
import type { Assumption } from "../reader.js";
import type { Answer } from "./answer-columns.js";
import { type FileGroup, freeNames } from "./file-group.js";
import type { DraftColumn } from "./guess-column.js";
import { shownHeader } from "./header-words.js";
import type { PlainContext } from "./plain-columns.js";
import { partsSql, type Separator, splitSql } from "./profile.js";
import { constant, expression, type SelectDraft } from "./select-draft.js";

export interface Asked {
  readonly from: string;
  /** SQL of the label, and of the rater where a column is one. */
  readonly label: string;
  readonly rater: string;
  readonly columns: readonly DraftColumn[];
  readonly questions: SelectDraft["questions"];
}

/** One column of answers stays a column; several become rows. */
export function answered(
  { group, questionOf }: PlainContext,
  answers: readonly Answer[],
  isWide: boolean,
  assumptions: readonly Assumption[],
): Asked {
  const separated = answers.filter(({ separator }) => separator !== null);
  const several: Assumption[] = separated.map(({ profile }) => ({
    assumed: `${shownHeader(profile.name)} holds several labels at once`,
    evidence: "split, its values are fewer",
    change: "select it as it is; so each is a question of its own, as taxonomy.json says with multiple",
  }));
  const [only] = answers;
  if (answers.length === 1 || isWide) {
    const labels = [...new Set(answers.flatMap((one) => one.labels))];
    const question = isWide ? questionOf("label", labels) : questionOf(only!.profile.name, labels);
    const [raterName, answerName] = freeNames(group, ["rater", "answer"]);
    const separator = isWide ? null : only!.separator;
    const label = isWide ? answerName! : only!.profile.sql;
    const from = isWide ? unpivot(group, answers, raterName!, answerName!, (header) => header) : group.from;
    return {
      from,
      label,
      rater: raterName!,
      columns:
        separator === null
          ? [constant("question", question, ...assumptions), expression("label", label)]
          : [
              expression(
                "question",
                `unnest(coalesce(${choices(quoteText(question), label, separator)}, [${quoteText(question)}]))`,
                ...assumptions,
                ...several,
              ),
              expression("label", `CASE WHEN ${label} <> '' THEN 'yes' END`),
            ],
      questions: [{ question, labels }],
    };
  }
  const [askedName, answerName] = freeNames(group, ["asked", "answer"]);
  const questions = answers.map(({ profile, labels }) => ({ question: questionOf(profile.name, labels), labels }));
  const [question, answer] = [askedName!, answerName!];
  const cases = separated.map((one) => {
    const name = questions[answers.indexOf(one)]!.question;
    return `WHEN ${quoteText(name)} THEN ${choices(question, answer, one.separator!)}`;
  });
  const names = separated.map((one) => quoteText(questions[answers.indexOf(one)]!.question)).join(", ");
  return {
    from: unpivot(group, answers, askedName!, answerName!, (header, index) => questions[index]?.question ?? header),
    label: answer,
    rater: question,
    columns:
      cases.length === 0
        ? [expression("question", question, ...assumptions), expression("label", answer)]
        : [
            expression(
              "question",
              `unnest(CASE ${question} ${cases.join(" ")} ELSE [${question}] END)`,
              ...assumptions,
              ...several,
            ),
            expression("label", `if(${question} IN (${names}), 'yes', ${answer})`),
          ],
    questions,
  };
}

/** SQL: each of several labels as a question of its own, `question:label`, as readers of tools have it. */
function choices(question: string, answer: string, separator: Separator): string {
  const blank = separator === "\n" ? ", E' \\r\\t'" : "";
  return separator === "json"
    ? `[${question} || ':' || one FOR one IN ${splitSql(answer, separator)}]`
    : `[${question} || ':' || trim(one${blank}) FOR one IN ${partsSql(answer, separator)} IF trim(one${blank}) <> '']`;
}

function unpivot(
  { from }: FileGroup,
  answers: readonly Answer[],
  name: string,
  value: string,
  nameOf: (header: string, index: number) => string,
): string {
  const columns = answers.map(({ profile }, index) => {
    const as = nameOf(profile.name, index);
    return as === profile.name ? profile.sql : `${profile.sql} AS ${quoteName(as)}`;
  });
  return `(\n  UNPIVOT (FROM ${from})\n  ON ${columns.join(", ")}\n  INTO NAME ${name} VALUE ${value}\n)`;
}
