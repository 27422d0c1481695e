/** Figures of the published sets, read from the cubes through the project's own statistics. */
import { type AgreementCell, normalisedAgreement } from "../../src/lib/stats/agreement-sums.js";
import { krippendorffAlpha } from "../../src/lib/stats/krippendorff-alpha.js";
import { type PairTable, pairTable } from "../../src/lib/stats/pair-table.js";
import type { Query } from "../../src/lib/workbook/query.js";

/** Nominal α of all raters of a market. */
export async function marketAlpha(query: Query, market: string, labels: number): Promise<number | null> {
  const positions = Array.from({ length: labels }, (_, index) => `label_${index + 1}`);
  const cells = await query<Record<string, number>>(
    `SELECT labels, sum(units) AS units, sum(agreeing) AS agreeing, ${positions.map((p) => `sum(${p}) AS ${p}`).join(", ")}
     FROM agreement WHERE raters = 'human' AND market = ? GROUP BY labels`,
    [market],
  );
  const sums = cells.map(
    (cell): AgreementCell => ({
      labels: cell.labels!,
      units: cell.units!,
      agreeing: cell.agreeing!,
      labelCounts: positions.map((position) => cell[position]!),
      coincidences: null,
    }),
  );
  return krippendorffAlpha(normalisedAgreement(sums), { level: "nominal" }).value;
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
