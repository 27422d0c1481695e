/** Figures of the published sets, read from the cubes through the project's own statistics. */
import { type AgreementSums, normalisedAgreement } from "../../src/lib/stats/agreement-sums.js";
import { krippendorffAlpha } from "../../src/lib/stats/krippendorff-alpha.js";
import { type PairTable, pairTable } from "../../src/lib/stats/pair-table.js";
import type { Query } from "../../src/lib/workbook/query.js";

/** What is compared: whose labels, and of which question. */
export interface Compared {
  readonly raters: string;
  readonly question: string;
  /** Restricts the agreement cube; part of the test, not input. */
  readonly where?: string;
}

interface Question {
  readonly level: "nominal" | "ordinal";
  /** Labels it has. */
  readonly labels: number;
}

async function questionOf(query: Query, question: string): Promise<Question> {
  const [found] = await query<Question>(
    `SELECT level, count(*) AS labels FROM taxonomy_questions JOIN taxonomy_labels USING (question)
     WHERE question = ? GROUP BY ALL`,
    [question],
  );
  return found!;
}

/** One cell per number of labels. */
export async function agreementOf(
  query: Query,
  { raters, question, where = "true" }: Compared,
): Promise<AgreementSums> {
  const { level, labels } = await questionOf(query, question);
  const positions = Array.from({ length: labels }, (_, index) => index + 1);
  const counts = positions.map((k) => `label_${k}`);
  const pairs =
    level === "nominal" ? [] : positions.flatMap((j) => positions.filter((k) => j < k).map((k) => `pair_${j}_${k}`));
  const sums = ["units", "agreeing", ...counts, ...pairs].map((column) => `sum(${column}) AS ${column}`);
  const cells = await query<Record<string, number>>(
    `SELECT labels, ${sums.join(", ")} FROM agreement WHERE raters = ? AND question = ? AND ${where} GROUP BY labels`,
    [raters, question],
  );
  return normalisedAgreement(
    cells.map((cell) => ({
      labels: cell.labels!,
      units: cell.units!,
      agreeing: cell.agreeing!,
      labelCounts: counts.map((column) => cell[column]!),
      coincidences: level === "nominal" ? null : pairs.map((column) => cell[column]!),
    })),
  );
}

/** Krippendorff's α, at the level the taxonomy gives the question if no other is asked for. */
export async function alphaOf(query: Query, compared: Compared, level?: Question["level"]): Promise<number | null> {
  const sums = await agreementOf(query, compared);
  return krippendorffAlpha(sums, { level: level ?? (await questionOf(query, compared.question)).level }).value;
}

/** How often each label was given, in the order of the question's labels. */
export async function labelCountsOf(query: Query, compared: Compared): Promise<number[]> {
  const cells = await agreementOf(query, compared);
  return cells[0]!.labelCounts.map((_, k) => cells.reduce((sum, cell) => sum + cell.labelCounts[k]!, 0));
}

/** Labels of two raters on the items both labelled; `where` restricts the pairs cube and is part of the test, not input. */
export async function pairsOf(
  query: Query,
  raters: readonly [string, string],
  categories: readonly string[],
  where = "true",
): Promise<PairTable> {
  const found = await query<{ a: string; b: string; n: number }>(
    `SELECT label_a AS a, label_b AS b, sum(n) AS n FROM pairs
     WHERE rater_a = ? AND rater_b = ? AND ${where} GROUP BY ALL`,
    raters,
  );
  return pairTable(found, categories);
}

/** Share of judged labels that the reference set finds right, and their number. */
export async function accuracyOf(
  query: Query,
  referenceSet: string,
  where: string,
): Promise<{ n: number; accuracy: number }> {
  const [found] = await query<{ n: number; correct: number }>(
    `SELECT sum(n) AS n, coalesce(sum(n) FILTER (label = reference_label), 0) AS correct
     FROM judgements WHERE reference_set = ? AND ${where}`,
    [referenceSet],
  );
  return { n: found!.n, accuracy: found!.correct / found!.n };
}
