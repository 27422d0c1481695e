/**
 * How often the intervals that the site shows hold the truth, by simulation. The same in every run.
 * `npm run bench:coverage`, with `-- --write` to keep the result that the site's page is made of. Exits with 1 where an
 * interval fails, or the result kept is another one.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fails, type IntervalCoverage, isShown } from "../../../src/lib/schema/interval-coverage.js";
import { REPLICATES, runKind } from "./cell.js";
import { KEPT, KINDS, TARGET } from "./grid.js";
import { asText } from "./text.js";

const result: IntervalCoverage = { replicates: REPLICATES, target: TARGET, kinds: KINDS.map(runKind) };

let failing = 0;
for (const { title, factors, cells } of result.kinds) {
  console.log(`\n${title}`);
  console.table(
    cells.map((cell) => ({
      ...Object.fromEntries(factors.map((factor, index) => [factor, cell.settings[index]])),
      "shown in": cell.shown,
      coverage: cell.coverage ?? "none",
      "": fails(cell, result) ? "FAILS" : isShown(cell) ? "" : "not shown",
    })),
  );
  failing += cells.filter((cell) => fails(cell, result)).length;
}
const cells = result.kinds.flatMap((kind) => kind.cells);
const shown = cells.filter(isShown);
console.log(
  `\n${cells.length} cells of ${REPLICATES} replicates, ${shown.length} with an interval; ${failing} of these below ` +
    `${TARGET} less two Monte Carlo errors; the least is ${Math.min(...shown.map(({ coverage }) => coverage ?? 1))}.`,
);
if (failing > 0) process.exitCode = 1;
if (process.argv.includes("--write")) await writeFile(KEPT, asText(result));
else if ((await readFile(KEPT, "utf8").catch(() => "")) !== asText(result)) {
  console.error(`This is not what ${KEPT} says: keep it by \`npm run bench:coverage -- --write\`.`);
  process.exitCode = 1;
}
