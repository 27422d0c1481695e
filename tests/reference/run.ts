/**
 * Compares the statistics with a directory of reference values and prints, per file and function, what passed, what failed and
 * what is not implemented. Ends with code 1 where a case fails or none could be compared.
 *
 *     tsx tests/reference/run.ts [directory]
 */
import { group } from "d3-array";
import { readReference, referenceDirectory } from "./cases.js";
import { ADAPTERS, check } from "./check.js";

const directory = process.argv[2] ?? referenceDirectory();
const failures: string[] = [];
let passed = 0;
let skipped = 0;

for (const { file, cases } of readReference(directory)) {
  console.log(file);
  for (const [fn, ofFunction] of group(cases, (one) => one.fn)) {
    if (!(fn in ADAPTERS)) {
      console.log(`  ${fn.padEnd(32)} ${ofFunction.length} not implemented`);
      skipped += ofFunction.length;
      continue;
    }
    const failed = ofFunction.flatMap((one) => {
      const lines = check(one);
      return lines.length === 0 ? [] : [`${file} ${one.id} ${fn}, ${one.name}: ${lines.join("; ")}`];
    });
    console.log(`  ${fn.padEnd(32)} ${ofFunction.length - failed.length} passed, ${failed.length} failed`);
    passed += ofFunction.length - failed.length;
    failures.push(...failed);
  }
}

for (const failure of failures) console.error(failure);
console.log(`${passed} passed, ${failures.length} failed, ${skipped} not implemented`);
if (failures.length > 0 || passed === 0) process.exitCode = 1;
