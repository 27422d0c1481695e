import { isoTime } from "../calendar.js";
import type { WorldEvent } from "../canonical.js";
import { createCsvFile } from "./csv-file.js";

/** The log of events the quality team keeps. */
export function writeEvents(path: string, events: readonly WorldEvent[]): void {
  const columns = ["event_id", "kind", "starts_at", "ends_at", "title", "market", "policy", "team"] as const;
  const file = createCsvFile(path, columns);
  for (const { id, kind, startsAt, endsAt, title, market, policy, team } of events) {
    const ends_at = endsAt === null ? null : isoTime(endsAt);
    file.write({ event_id: id, kind, starts_at: isoTime(startsAt), ends_at, title, market, policy, team });
  }
  file.close();
}
