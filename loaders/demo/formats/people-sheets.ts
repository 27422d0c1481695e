import { isoTime } from "../calendar.js";
import type { Annotator } from "../people.js";
import { createCsvFile } from "./csv-file.js";

/** Label Studio's list of users: who stands behind a number. */
export function writeUsers(path: string, annotators: readonly Annotator[]): void {
  const file = createCsvFile(path, ["user_id", "email", "first_name", "last_name", "team"] as const);
  for (const { userId, email, firstName, lastName, team } of annotators) {
    file.write({ user_id: userId, email, first_name: firstName, last_name: lastName, team });
  }
  file.close();
}

/** The vendors' list of team members. */
export function writeRoster(path: string, annotators: readonly Annotator[]): void {
  const columns = ["email", "team", "vendor", "site", "market", "first_day", "last_day"] as const;
  const file = createCsvFile(path, columns);
  for (const { email, team, vendor, site, market, startedAt, endedAt } of annotators) {
    const [first_day, last_day] = [isoTime(startedAt), endedAt === null ? null : isoTime(endedAt)];
    file.write({ email, team, vendor, site, market, first_day, last_day });
  }
  file.close();
}
