/**
 * How often the intervals that the site shows hold the truth, by simulation: as a table here and as tests/bench/coverage.json.
 * The same in every run. `node --import tsx tests/bench/coverage.ts`
 */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { randomLcg } from "d3";
import { agreementCells } from "./coverage-agreement.js";
import { type Cell, REPLICATES } from "./coverage-cell.js";
import { shareCells } from "./coverage-shares.js";

const SEED = 0.20240229;
const TARGET = 0.93;
/** The target less two Monte Carlo errors of a cell's coverage. */
const LEAST = TARGET - 2 * Math.sqrt((TARGET * (1 - TARGET)) / REPLICATES);

const cells = [...shareCells(randomLcg(SEED)), ...agreementCells(randomLcg(SEED))].map((cell) => ({
  ...cell,
  fails: cell.coverage !== null && cell.coverage < LEAST,
}));

console.table(cells.map(row));
const failing = cells.filter(({ fails }) => fails);
console.log(
  `${cells.length} cells of ${REPLICATES} replicates; ${failing.length} below ${LEAST.toFixed(4)}, ` +
    `${failing.filter(({ shown }) => shown).length} of them where the site shows an interval.`,
);
const file = fileURLToPath(new URL("coverage.json", import.meta.url));
const result = { seed: SEED, replicates: REPLICATES, target: TARGET, least: LEAST, cells };
await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);

function row({ interval, design, shown, defined, coverage, fails }: Cell & { readonly fails: boolean }) {
  const of = Object.entries(design).map(([name, value]) => `${name} ${value}`);
  return {
    interval,
    design: of.join(", "),
    coverage: coverage?.toFixed(4) ?? "none",
    "with interval": defined.toFixed(3),
    "site shows": shown ? "yes" : "no",
    "": fails ? "FAILS" : "",
  };
}
