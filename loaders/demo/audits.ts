import { DAY, HOUR, policyVersionName } from "./calendar.js";
import type { Arbitration, Audit, Item, Submission } from "./canonical.js";
import type { Tally } from "./effects/tally.js";
import { mistakenLabel } from "./mistakes.js";
import { ARBITRATORS, auditors } from "./people.js";
import { keyedRandom } from "./random.js";
import { ESCALATE, findMarket, findPolicy, findQueue, NO_VIOLATION } from "./setting.js";
import type { World } from "./world.js";

/** Shares of the labels not drawn at random that are audited on purpose. */
const TARGETED = { newcomer: 0.06, unsureModel: 0.08, other: 0.01 };
const UNSURE = 0.6;
const AUDITOR_ERROR_SHARE = 0.03;
const LATE_SHARE = 0.05;
/** Share of labels from before the policy change that a late auditor judges by the new version. */
const WRONG_VERSION_SHARE = 0.05;
/** Teams dispute a wrong audit more often than a right one. */
const DISPUTED_SHARE = { auditRight: 0.2, auditWrong: 0.7 };
const ARBITRATION_ERROR_SHARE = 0.01;
/** Share of the errors in an effect's scope that auditors put down to it. */
const PLANTED_REASON_SHARE = 0.6;
const REASONS = ["missed context", "policy misread", "language", "misclick"] as const;

/** The audits of production labels. Each draws numbers of its own, by item and by who labelled it. */
export function createAuditing(world: World, tally: Tally): (item: Item, submission: Submission) => Audit | null {
  const random = keyedRandom(world.seed, "audits");
  const disputes = keyedRandom(world.seed, "disputes");
  let audits = 0;
  let arbitrations = 0;

  function arbitrate(item: Item, by: number, given: string, audited: string, decidedAt: number): Arbitration | null {
    disputes.at(item.key, by);
    const share = audited === item.truth ? DISPUTED_SHARE.auditRight : DISPUTED_SHARE.auditWrong;
    if (disputes.uniform() >= share) return null;
    const right = disputes.uniform() >= ARBITRATION_ERROR_SHARE;
    const requestedAt = Math.floor(decidedAt + (0.2 + disputes.uniform()) * DAY);
    const arbitration = {
      id: `ARB-${String(++arbitrations).padStart(6, "0")}`,
      label: right ? item.truth : given,
      arbitrator: ARBITRATORS[Math.floor(disputes.uniform() * ARBITRATORS.length)]!,
      requestedAt,
      decidedAt: Math.floor(requestedAt + disputes.logNormal(2.5, 0.4) * DAY),
    };
    return arbitration.decidedAt < world.end ? arbitration : null;
  }

  return (item, submission) => {
    const given = submission.answers.violation;
    if (given === null) return null;
    const rate = findQueue(item.queue).auditRate;
    random.at(item.key, submission.annotator?.userId ?? 0);
    const [drawn, targeted] = [random.uniform(), random.uniform()];
    const selection = drawn < rate ? "random" : targeted < targetedShare(submission) ? "targeted" : null;
    if (selection === null) return null;

    const draw = {
      auditor: random.uniform(),
      wrong: random.uniform(),
      mistake: random.uniform(),
      late: random.uniform(),
      lateness: random.uniform(),
      version: random.uniform(),
      cause: random.uniform(),
      reason: random.uniform(),
      promptDays: random.logNormal(1.4, 0.5),
    };
    const requestedAt = Math.floor(submission.labeledAt + HOUR);
    const decidedAt = Math.floor(
      requestedAt + (draw.late < LATE_SHARE ? 9 + 14 * draw.lateness : draw.promptDays) * DAY,
    );
    if (decidedAt >= world.end) return null;
    audits += 1;
    const label = draw.wrong < AUDITOR_ERROR_SHARE ? mistakenLabel(item.truth, item.policy, draw.mistake) : item.truth;
    const effects = world.plan.right(item, submission.annotator ?? submission.modelVersion!);
    if (selection === "random") tally.audited(item, effects);
    const planted = effects.find(({ change, dose }) => change * dose[item.day]! < 0);
    const reason =
      planted && draw.cause < PLANTED_REASON_SHARE
        ? planted.reason
        : REASONS[Math.floor(draw.reason * REASONS.length)]!;
    const staff = auditors(item.market);
    return {
      id: `AUD-${String(audits).padStart(7, "0")}`,
      submission,
      selection,
      samplingWeight: selection === "random" ? 1 / rate : null,
      label,
      auditor: staff[Math.floor(draw.auditor * staff.length)]!,
      requestedAt,
      decidedAt,
      errorReason: label === given ? null : reason,
      severity: label === given ? null : gravity(label, given),
      policyVersion: versionUsed(world, item, decidedAt, draw.version),
      arbitration:
        submission.annotator === null || label === given
          ? null
          : arbitrate(item, submission.annotator.userId, given, label, decidedAt),
    };
  };
}

function targetedShare({ newcomer, confidence }: Submission): number {
  if (newcomer) return TARGETED.newcomer;
  return confidence !== null && confidence < UNSURE ? TARGETED.unsureModel : TARGETED.other;
}

function versionUsed(world: World, item: Item, decidedAt: number, uniform: number): string {
  const { utcOffset } = findMarket(item.market);
  const changes = world.plan.policyChanges(item.market);
  const decided = changes.filter((day) => decidedAt >= world.calendar.midnight(day, utcOffset)).length;
  return uniform < WRONG_VERSION_SHARE ? policyVersionName(decided) : item.policyVersion;
}

function gravity(label: string, given: string): string {
  const severities = [label, given]
    .filter((value) => value !== NO_VIOLATION && value !== ESCALATE)
    .map((value) => findPolicy(value).severity);
  const worst = Math.max(...severities);
  if (given === ESCALATE || worst < 3) return "minor";
  return worst < 5 ? "major" : "critical";
}
