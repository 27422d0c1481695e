import { join } from "node:path";
import { isoTime } from "../calendar.js";
import type { Audit, Case, Item } from "../canonical.js";
import { findPolicy, NO_VIOLATION, POLICIES } from "../setting.js";
import { createCsvFile } from "./csv-file.js";
import { flawOf, isRepeated, malformedTime, misspelt } from "./flaws.js";
import { annotationId } from "./label-studio.js";

const ITEM = ["item_id", "market", "queue", "policy", "language", "created_at", "creator", "title", "url"] as const;
const AUDIT = [
  "audit_id",
  "annotation_id",
  "item_id",
  "sample",
  "sampling_weight",
  "auditor",
  "requested_at",
  "decided_at",
  "right_label",
  "outcome",
  "error_reason",
  "severity",
  "policy_version",
  "updated_at",
] as const;
const ARBITRATION = [
  "arbitration_id",
  "audit_id",
  "annotation_id",
  "item_id",
  "arbitrator",
  "requested_at",
  "decided_at",
  "right_label",
  "outcome",
  "policy_version",
] as const;
const GOLD = ["item_id", "right_label", "agreed_by", "agreed_at"] as const;

export interface QualityFiles {
  write(made: Case): Promise<void>;
  /** Records per file. */
  counts(): { readonly [file: string]: number };
  close(): Promise<void>;
}

/** The quality team's own sheets: items, audits, arbitrations and gold labels as CSV. */
export async function createQualityFiles(folder: string): Promise<QualityFiles> {
  const items = await createCsvFile(join(folder, "items.csv"), ITEM);
  const audits = await createCsvFile(join(folder, "audits.csv"), AUDIT);
  const arbitrations = await createCsvFile(join(folder, "arbitrations.csv"), ARBITRATION);
  const gold = await createCsvFile(join(folder, "gold.csv"), GOLD);

  async function writeAudit(item: Item, audit: Audit, updatedAt: number): Promise<void> {
    const flaw = flawOf(audits.rows + 1);
    const decided = isoTime(audit.decidedAt);
    const label = flaw === "label" ? misspelt(written(audit.label)) : written(audit.label);
    await audits.write({
      audit_id: audit.id,
      annotation_id: annotationId(audit.submission),
      item_id: item.id,
      sample: audit.selection,
      sampling_weight: audit.samplingWeight === null ? null : String(audit.samplingWeight),
      auditor: audit.auditor,
      requested_at: isoTime(audit.requestedAt),
      decided_at: flaw === "time" ? malformedTime(decided) : decided,
      right_label: label,
      outcome: outcome(audit, audit.label),
      error_reason: audit.errorReason,
      severity: audit.severity,
      policy_version: audit.policyVersion,
      updated_at: isoTime(updatedAt),
    });
  }

  async function writeArbitration(item: Item, audit: Audit): Promise<void> {
    const { arbitration } = audit;
    if (!arbitration) return;
    await arbitrations.write({
      arbitration_id: arbitration.id,
      audit_id: audit.id,
      annotation_id: annotationId(audit.submission),
      item_id: item.id,
      arbitrator: arbitration.arbitrator,
      requested_at: isoTime(arbitration.requestedAt),
      decided_at: isoTime(arbitration.decidedAt),
      right_label: written(arbitration.label),
      outcome: outcome(audit, arbitration.label),
      policy_version: audit.policyVersion,
    });
  }

  return {
    async write({ item, audits: made, goldSince, goldLabel }) {
      await items.write({
        item_id: item.id,
        market: item.market,
        queue: item.queue,
        policy: item.policy,
        language: item.language,
        created_at: isoTime(item.createdAt),
        creator: item.creator,
        title: `stream title ${item.number}`,
        url: `https://live.example/${item.market.toLowerCase()}/${item.creator}/${item.id}`,
      });
      for (const audit of made) {
        await writeAudit(item, audit, audit.decidedAt);
        if (isRepeated(audits.rows)) await writeAudit(item, audit, audit.decidedAt + 1000);
        await writeArbitration(item, audit);
      }
      if (goldSince !== null && goldLabel !== null) {
        await gold.write({
          item_id: item.id,
          right_label: written(goldLabel),
          agreed_by: "gold.panel@platform.example",
          agreed_at: isoTime(goldSince),
        });
      }
    },
    counts: () => ({
      "items.csv": items.rows,
      "audits.csv": audits.rows,
      "arbitrations.csv": arbitrations.rows,
      "gold.csv": gold.rows,
    }),
    async close() {
      for (const file of [items, audits, arbitrations, gold]) await file.close();
    },
  };
}

/** Auditors write labels out: the taxonomy knows these as synonyms. */
export const NO_VIOLATION_WRITTEN = "No violation";
function written(label: string): string {
  if (label === NO_VIOLATION) return NO_VIOLATION_WRITTEN;
  return POLICIES.some(({ code }) => code === label) ? findPolicy(label).name : label;
}

/** Whether the audited label stands in the light of a decision. */
const outcome = ({ submission }: Audit, label: string): string =>
  submission.answers.violation === label ? "upheld" : "overturned";
