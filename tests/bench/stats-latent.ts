/** How fast Dawid & Skene's model is fitted, and what memory it takes: `node --import tsx tests/bench/stats-latent.ts` */
import { dawidSkene } from "../../src/lib/stats/dawid-skene.js";
import { labelSample } from "./label-sample.js";
import { printTiming, timed } from "./measured.js";

const labels = labelSample({ labels: 1_000_000, items: 200_000, annotators: 500, categories: 8 });
const options = { iterations: 50, tolerance: 0 };
const timing = timed(() => {
  const { iterations } = dawidSkene(labels, options);
  if (iterations !== options.iterations) throw new Error(`Stood still after ${iterations} iterations: time more.`);
}, 3);
printTiming("Dawid–Skene, 1,000,000 labels, 50 iterations", timing, 3000);
