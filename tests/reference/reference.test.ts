import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReference, referenceDirectory } from "./cases.js";
import { ADAPTERS, check } from "./check.js";

const directory = referenceDirectory();
const missing = !existsSync(directory);

if (missing && process.env.CI)
  throw new Error(`CI is set and there are no reference values: ${directory} does not exist. Set PLUMBLINE_REFERENCE.`);
if (missing) console.warn(`SKIPPED: no reference values, ${directory} does not exist. Set PLUMBLINE_REFERENCE.`);

describe.skipIf(missing)("reference values", () => {
  const cases = missing ? [] : readReference(directory).flatMap((file) => file.cases);

  it.each(Object.keys(ADAPTERS))("%s gives the values of independent software", (fn) => {
    const ofFunction = cases.filter((one) => one.fn === fn);
    expect(ofFunction.length, `cases of ${fn} in ${directory}`).toBeGreaterThan(0);
    const failing = ofFunction.flatMap((one) => check(one).map((line) => `${one.id} ${one.name}: ${line}`));
    expect(failing).toEqual([]);
  });
});
