/**
 * What is wrong with real exports, by the running number of a file's records, so that the share stays
 * far below what a snapshot tolerates: a malformed time, a misspelt label, a record exported twice.
 */

const EVERY = 900;
const REPEATED_EVERY = 1300;

export type Flaw = "time" | "label";

/** The field to spoil in the record of that number (from 1), if any. What is exported twice is to be left whole. */
export function flawOf(record: number): Flaw | null {
  if (record % EVERY !== EVERY / 2) return null;
  return Math.floor(record / EVERY) % 2 === 0 ? "time" : "label";
}

/** Whether the record of that number (from 1) is exported a second time. */
export const isRepeated = (record: number): boolean => record % REPEATED_EVERY === REPEATED_EVERY / 2;

/** Milliseconds by which the second record of the same thing was updated later. */
export const REPEATED_LATER = 1000;

/** A day that no calendar has. */
export const malformedTime = (time: string): string => time.replace(/^(\d+)-\d+-\d+/, "$1-13-32");

/** The label without its middle letter: close to a known one, and unknown. */
export function misspelt(label: string): string {
  const middle = Math.floor(label.length / 2);
  return label.slice(0, middle) + label.slice(middle + 1);
}
