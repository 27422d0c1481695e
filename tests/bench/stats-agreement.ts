/** How fast α is computed from coded labels, counting included: `node --import tsx tests/bench/stats-agreement.ts` */
import { codedAgreementSums } from "../../src/lib/stats/coded-agreement.js";
import { krippendorffAlpha } from "../../src/lib/stats/krippendorff-alpha.js";
import { labelSample } from "./label-sample.js";
import { printTiming, timed } from "./measured.js";

const labels = labelSample({ labels: 1_000_000, items: 200_000, annotators: 500, categories: 8 });
for (const level of ["nominal", "ordinal"] as const) {
  const timing = timed(() => krippendorffAlpha(codedAgreementSums(labels), { level }), 5);
  printTiming(`Krippendorff's α, ${level}, 1,000,000 labels`, timing, 250);
}
