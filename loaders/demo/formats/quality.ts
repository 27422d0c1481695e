import { isoTime } from "../calendar.js";
import type { Audit, Case, Item } from "../canonical.js";
import { createEvents } from "../events.js";
import { GOLD_PANEL } from "../people.js";
import type { World } from "../world.js";
import { createCsvFile } from "./csv-file.js";
import { writeEvents } from "./event-sheet.js";
import { type Flaw, flawOf, isRepeated, malformedTime, misspelt, REPEATED_LATER } from "./flaws.js";
import { labelName } from "./label-names.js";
import { writeRoster } from "./people-sheets.js";
import { localId, toolOf } from "./tools.js";
import type { Place, Writer } from "./writer.js";

const ITEM = ["item_id", "market", "queue", "policy", "language", "created_at", "creator", "title", "url"] as const;
const AUDIT = [
  "audit_id",
  "tool",
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
  "tool",
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

/**
 * The quality team's own sheets as CSV: items, audits, arbitrations, gold labels, events and the roster.
 *
 * @param isGoldElsewhere - whether another source states the case's gold label
 */
export function createQualitySheets(
  place: Place,
  world: World,
  isGoldElsewhere: (made: Case) => boolean = () => false,
): Writer {
  writeRoster(place("roster.csv"), world.annotators);
  writeEvents(place("events.csv"), createEvents(world));
  const items = createCsvFile(place("items.csv"), ITEM);
  const audits = createCsvFile(place("audits.csv"), AUDIT);
  const arbitrations = createCsvFile(place("arbitrations.csv"), ARBITRATION);
  const gold = createCsvFile(place("gold.csv"), GOLD);

  function writeAudit(item: Item, audit: Audit, flaw: Flaw | null, later: number): void {
    const decided = isoTime(audit.decidedAt);
    const label = flaw === "label" ? misspelt(labelName(audit.label)) : labelName(audit.label);
    audits.write({
      audit_id: audit.id,
      tool: toolOf(audit.submission),
      annotation_id: localId(audit.submission),
      item_id: item.id,
      sample: audit.selection,
      sampling_weight: audit.samplingWeight,
      auditor: audit.auditor,
      requested_at: isoTime(audit.requestedAt),
      decided_at: flaw === "time" ? malformedTime(decided) : decided,
      right_label: label,
      outcome: outcome(audit, audit.label),
      error_reason: audit.errorReason,
      severity: audit.severity,
      policy_version: audit.policyVersion,
      updated_at: isoTime(audit.decidedAt + later),
    });
  }

  function writeArbitration(item: Item, audit: Audit): void {
    const { arbitration } = audit;
    if (!arbitration) return;
    arbitrations.write({
      arbitration_id: arbitration.id,
      audit_id: audit.id,
      tool: toolOf(audit.submission),
      annotation_id: localId(audit.submission),
      item_id: item.id,
      arbitrator: arbitration.arbitrator,
      requested_at: isoTime(arbitration.requestedAt),
      decided_at: isoTime(arbitration.decidedAt),
      right_label: labelName(arbitration.label),
      outcome: outcome(audit, arbitration.label),
      policy_version: audit.policyVersion,
    });
  }

  return {
    write(made) {
      const { item, goldSince, goldLabel } = made;
      items.write({
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
      for (const audit of made.audits) {
        const twice = isRepeated(audits.rows + 1);
        writeAudit(item, audit, twice ? null : flawOf(audits.rows + 1), 0);
        if (twice) writeAudit(item, audit, null, REPEATED_LATER);
        writeArbitration(item, audit);
      }
      if (goldSince !== null && goldLabel !== null && !isGoldElsewhere(made)) {
        gold.write({
          item_id: item.id,
          right_label: labelName(goldLabel),
          agreed_by: GOLD_PANEL,
          agreed_at: isoTime(goldSince),
        });
      }
    },
    close() {
      for (const file of [items, audits, arbitrations, gold]) file.close();
      return {
        "items.csv": items.rows,
        "audits.csv": audits.rows,
        "arbitrations.csv": arbitrations.rows,
        "gold.csv": gold.rows,
      };
    },
  };
}

/** Whether the audited label stands in the light of a decision. */
const outcome = ({ submission }: Audit, label: string): string =>
  submission.answers.violation === label ? "upheld" : "overturned";
