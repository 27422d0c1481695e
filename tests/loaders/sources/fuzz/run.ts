/** `npm run fuzz -- [--runs N] [--seed S] [--keep DIR]`: more broken files than the tests read, from the same generator. */
import { parseArgs } from "node:util";
import { fuzz } from "./check.js";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "20000" },
    seed: { type: "string", default: String(Date.now() % 1e9) },
    keep: { type: "string" },
  },
});
const started = Date.now();
const { broken, ...counts } = await fuzz(Number(values.runs), Number(values.seed), "1GB", values.keep ?? null);
console.log(`Seed ${values.seed}, ${Math.round((Date.now() - started) / 1000)} s:`, counts);
for (const one of broken) console.log(`BROKEN ${one}`);
process.exitCode = broken.length > 0 ? 1 : 0;
