/** What a cube may grow to, and which dimension makes it grow where it is past that. */
import { CUBE_NAMES, CUBES, type CubeName } from "../../src/lib/schema/cubes.js";
import { type DuckDBConnection, quoteName, rows } from "../duckdb.js";

/** Cells of each cube, one million together: as many as a browser adds up while a reader waits for a filter. */
export const CELL_SHARES: Readonly<Record<CubeName, number>> = {
  judgements: 150_000,
  annotators: 150_000,
  volume: 100_000,
  agreement: 500_000,
  pairs: 50_000,
  audit_delay: 50_000,
};

/** A cube past its share. */
export interface Oversized {
  readonly cube: CubeName;
  readonly cells: number;
  readonly share: number;
  /** The dimension without which fewest cells would be left. */
  readonly dimension: string;
  /** Its values, none counted as one. */
  readonly values: number;
  /** How many times as many cells there are as without it. */
  readonly factor: number;
}

/** The cubes past their share, from tables `cube_<name>`. */
export async function oversizedCubes(
  connection: DuckDBConnection,
  cells: Readonly<Record<CubeName, number>>,
  shares: Readonly<Record<CubeName, number>> = CELL_SHARES,
): Promise<Oversized[]> {
  const found: Oversized[] = [];
  for (const cube of CUBE_NAMES) {
    if (cells[cube] <= shares[cube]) continue;
    const widest = await widestDimension(connection, cube);
    found.push({
      cube,
      cells: cells[cube],
      share: shares[cube],
      dimension: widest.dimension,
      values: widest.values,
      factor: cells[cube] / widest.rest,
    });
  }
  return found;
}

async function widestDimension(connection: DuckDBConnection, cube: CubeName) {
  const keys = CUBES[cube].columns.filter(({ role }) => role !== "count" && role !== "sum");
  const published = keys.filter(({ role, private: isPrivate }) => role === "dimension" && !isPrivate);
  const each = published.map(({ name }) => {
    const others = keys.filter((key) => key.name !== name).map((key) => quoteName(key.name));
    return `SELECT '${name}' AS dimension,
      (SELECT count(*) FROM (SELECT DISTINCT ${quoteName(name)} FROM cube_${cube})) AS "values",
      (SELECT count(*) FROM (SELECT DISTINCT ${others.join(", ")} FROM cube_${cube})) AS rest`;
  });
  const [widest] = await rows<{ dimension: string; values: number; rest: number }>(
    connection,
    `SELECT * FROM (${each.join(" UNION ALL ")}) ORDER BY rest, dimension LIMIT 1`,
  );
  return widest!;
}

/** What to say of it: what it costs, what makes it large, and what to do. */
export const oversizedLine = ({ cube, cells, share, dimension, values, factor }: Oversized): string =>
  `Warning: the cube ${cube} has ${cells.toLocaleString("en")} cells, its share is ${share.toLocaleString("en")}: pages that read it answer slowly. ` +
  `Most of them come from ${dimension}: ${values.toLocaleString("en")} values, ${factor.toFixed(1)} times the cells there would be without it. ` +
  `${REMEDIES[dimension] ?? `Let the mappings give ${dimension} fewer values, such as families of them, or leave it out`}.`;

/** Dimensions that no mapping yields by that name. */
const REMEDIES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ["raters", "rater_a", "rater_b"].map((name) => [name, "Let the mappings name fewer teams, models or markets"]),
  ),
  ...Object.fromEntries(
    ["label", "reference_label", "label_a", "label_b"].map((name) => [
      name,
      "Join labels that need no figure of their own: list them in taxonomy.json as synonyms of one",
    ]),
  ),
  question: "Leave questions out of the mappings that no page shows",
  policy: "Let the mappings give policy the policies one level up in taxonomy.json",
};
