import { readFileSync } from "node:fs";
import { quoteText } from "../../duckdb.js";
import { ENCODING } from "../encoding.js";
import { labelRows } from "./answers.js";
import { stageDelimited } from "./csv.js";
import { toolReader } from "./tool.js";

const EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");

const STATEMENT = readFileSync(new URL("dsa.sql", import.meta.url), "utf8").replaceAll(
  "$eu",
  `[${EU.map(quoteText).join(", ")}]`,
);

/**
 * `dsa(path)`: statements of reasons of the DSA Transparency Database, full or light. One row per thing decided, with
 * the columns of `dsa.sql`: `question` is the column that says it. A decision is the platform's own and has no
 * annotator; only one that was automated fully is a model's. `market` is the one country of the territorial scope, or
 * `EU` or `EEA` where it is all of them. Texts, links and who gave notice are never staged.
 */
export const dsa = toolReader({
  name: "dsa",
  version: 2,
  parameters: [ENCODING],
  expected: "statements of reasons of the DSA Transparency Database",
  remedy: "Download a daily dump, full or light, and unpack it.",
  formats: ["csv"],
  read: (request, choose) => stageDelimited(request, ",", choose),
  required: ["uuid", "category", "decision_ground", "automated_decision", "application_date", "platform_name"],
  optional: [
    "category_addition",
    "category_specification",
    "decision_visibility",
    "decision_monetary",
    "decision_provision",
    "decision_account",
    "account_type",
    "incompatible_content_illegal",
    "content_type",
    "content_language",
    "content_date",
    "territorial_scope",
    "source_type",
    "automated_detection",
    "created_at",
  ],
  further: () => false,
  tables: [
    {
      table: "annotations",
      remarks: [
        {
          assumed: "what a platform decided is a label, each statement an item of its own",
          evidence: "statements name neither item nor annotator",
          change: "keep the questions you compare with WHERE question = 'category'",
        },
      ],
    },
  ],
  statement: () => STATEMENT,
  rows: labelRows("nothing decided"),
});
