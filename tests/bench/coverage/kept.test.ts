/** That the kept result is the grid's, and today's: a cell hangs on nothing but what it is of, so some are run again. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fails, type IntervalCoverage, isShown } from "../../../src/lib/schema/interval-coverage.js";
import { REPLICATES, runCell } from "./cell.js";
import { KEPT, KINDS, TARGET } from "./grid.js";

const kept = JSON.parse(readFileSync(KEPT, "utf8")) as IntervalCoverage;
const REMEDY = "run `npm run bench:coverage -- --write`";

describe("the coverage of intervals that the site publishes", () => {
  it("is of every kind and situation of the grid", () => {
    const { replicates, target, kinds } = kept;
    expect({ replicates, target }, REMEDY).toEqual({ replicates: REPLICATES, target: TARGET });
    const situations = kinds.map(({ title, about, factors, cells }) => ({
      ...{ title, about, factors },
      grid: cells.map(({ settings }) => settings),
    }));
    expect(situations, REMEDY).toEqual(
      KINDS.map(({ title, about, factors, grid }) => ({ title, about, factors, grid })),
    );
  });

  // Small samples with clumps and rare labels: they are quick, and every part of an interval has a say in them.
  it.each(KINDS.map((kind) => [kind.title, kind] as const))("is what the code says today: %s", (title, kind) => {
    const cells = kept.kinds.find((each) => each.title === title)?.cells ?? [];
    const telling = cells.filter(({ settings: [n, p, correlation] }) => {
      if (Number(n) > 100) return false;
      return Number(p) < 1 ? p !== 0.3 && correlation !== 0.05 : Number(p) < 15;
    });
    expect(telling.length).toBeGreaterThan(1);
    for (const cell of [...telling.slice(0, 3), ...telling.slice(-3)])
      expect(runCell(kind, cell.settings), `${cell.settings}: ${REMEDY}`).toEqual(cell);
  });

  it("holds the truth as often as is asked, wherever the site shows an interval", () => {
    const failing = kept.kinds.flatMap(({ title, cells }) =>
      cells.filter((cell) => fails(cell, kept)).map(({ settings }) => `${title}: ${settings}`),
    );
    expect(failing).toEqual([]);
  });

  it("is of intervals that are shown: what the site keeps to itself is the exception", () => {
    const cells = kept.kinds.flatMap((kind) => kind.cells);
    expect(cells.filter(isShown).length / cells.length).toBeGreaterThan(0.95);
  });
});
