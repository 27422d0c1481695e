import { METRICS } from "../schema/metrics.js";
import { type AgreementSums, addAgreement, subtractAgreement } from "../stats/agreement-sums.js";
import { groupedJackknife } from "../stats/grouped-jackknife.js";
import { gwetAc1 } from "../stats/gwet-ac1.js";
import { krippendorffAlpha, type MeasurementLevel } from "../stats/krippendorff-alpha.js";
import { percentAgreement } from "../stats/percent-agreement.js";
import { rarerLabels } from "../stats/rarer-labels.js";
import type { Absent, AgreementFigure, QuestionInfo } from "../workbook/results.js";
import { emptyFigure, enough, enoughRarer, noData, withoutInterval } from "./absence.js";

/**
 * Krippendorff's α at the question's level, its jackknife interval over item blocks (on Fisher's scale), with percent agreement and
 * Gwet's AC1 beside it. n is the number of pairable labels. Where nearly all labels are the same α says too little to be
 * shown; what is beside it still stands.
 *
 * @param blocks sums of each item block that holds units, of one question
 */
export function agreementFigure(blocks: readonly AgreementSums[], question: QuestionInfo): AgreementFigure {
  const level = measurementLevel(question);
  if (level === null) {
    const text = `The labels of “${question.name}” are to be numbers: its level is interval.`;
    return noAgreement({ code: "not-available", text });
  }
  const sums = blocks.reduce(addAgreement, []);
  const { pairable: n, units } = krippendorffAlpha(sums, level);
  if (n === 0) return noAgreement(noData("agreement"));
  const figure = { metric: "agreement" as const, n, annotators: null, units };
  const absent = enough(figure, { n: METRICS.agreement.minimum.n, annotators: 0 }, "labels of items labelled twice");
  if (absent !== null) return { ...emptyFigure(figure, absent), units, percent: null, ac1: null };
  const rarer = rarerLabels(sums, level);
  const alpha = groupedJackknife(
    // Blocks without two labels of one item would pass for evidence that nothing varies.
    blocks.filter((block) => block.some(({ labels, units }) => labels > 1 && units > 0)),
    { add: addAgreement, subtract: subtractAgreement },
    (part) => krippendorffAlpha(part, level),
    { maximum: 1, scale: "fisher", ...(rarer > 0 && { events: rarer }) },
  );
  const beside = { units, percent: percentAgreement(sums).value, ac1: gwetAc1(sums).value };
  const same = alpha.value === null ? null : enoughRarer(rarer, METRICS.agreement.minimum.rarer ?? 0);
  if (same !== null) return { ...emptyFigure(figure, same), ...beside };
  return {
    ...figure,
    ...beside,
    value: alpha.value,
    lower: alpha.lower,
    upper: alpha.upper,
    absent: alpha.reason === null ? null : withoutInterval(alpha.reason, alpha.value),
  };
}

/** Agreement that cannot be said, and why. */
export const noAgreement = (absent: Absent): AgreementFigure => ({
  ...emptyFigure({ metric: "agreement", n: 0, annotators: null }, absent),
  units: 0,
  percent: null,
  ac1: null,
});

/** null where an interval question has labels that are no numbers. */
function measurementLevel({ level, labels }: QuestionInfo): MeasurementLevel | null {
  if (level !== "interval") return { level };
  const values = labels.map(({ label }) => (label.trim() === "" ? Number.NaN : Number(label)));
  return values.every(Number.isFinite) ? { level, values } : null;
}
