import { randomLcg } from "d3";
import type { CoverageCell, CoverageKind } from "../../../src/lib/schema/interval-coverage.js";

/** Samples drawn per cell. */
export const REPLICATES = 2000;

/** The limits a page would print; null where it prints none. */
export interface Shown {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A kind of interval that the site shows, with the situations it is tried in. */
export interface Kind<Setting extends readonly (number | string)[] = readonly (number | string)[]>
  extends Omit<CoverageKind, "cells"> {
  readonly grid: readonly Setting[];
  /** What draws one sample's interval, made by the code of the page, and what it should hold. */
  readonly sampler: (setting: Setting, random: () => number) => { readonly truth: number; readonly draw: () => Shown };
}

/** One cell. Its random numbers hang on what it is of alone, so that any can be run again by itself. */
export function runCell(kind: Kind, setting: readonly (number | string)[]): CoverageCell {
  const { truth, draw } = kind.sampler(setting, randomLcg(hash(JSON.stringify([kind.title, setting]))));
  let shown = 0;
  let held = 0;
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    const { lower, upper } = draw();
    if (lower === null || upper === null) continue;
    shown++;
    // Limits and truth that differ by rounding only meet.
    if (lower <= truth + 1e-12 && truth <= upper + 1e-12) held++;
  }
  const coverage = shown === 0 ? null : Number((held / shown).toFixed(4));
  return { settings: setting, shown: shown / REPLICATES, coverage };
}

export const runKind = (kind: Kind): CoverageKind => {
  const { title, about, factors, grid } = kind;
  return { title, about, factors, cells: grid.map((setting) => runCell(kind, setting)) };
};

/** FNV-1a, as a number of 0..1. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) as number), 0x01000193);
  return (value >>> 0) / 2 ** 32;
}
