import { isoTime } from "../calendar.js";
import type { WorldEvent } from "../canonical.js";
import { createCsvFile } from "./csv-file.js";

/** The log of events the quality team keeps. */
export async function writeEvents(path: string, events: readonly WorldEvent[]): Promise<void> {
  const columns = ["event_id", "kind", "starts_at", "ends_at", "title", "market", "policy", "team"] as const;
  const file = await createCsvFile(path, columns);
  for (const { id, kind, startsAt, endsAt, title, market, policy, team } of events) {
    const ends_at = endsAt === null ? null : isoTime(endsAt);
    await file.write({ event_id: id, kind, starts_at: isoTime(startsAt), ends_at, title, market, policy, team });
  }
  await file.close();
}
