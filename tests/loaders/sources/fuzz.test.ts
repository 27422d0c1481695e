import { expect, it } from "vitest";
import { fuzz } from "./fuzz/check.js";

it("accounts for every record and row of 2,000 broken files, or refuses the file in clear words", async () => {
  const outcome = await fuzz(2000, 1, "400MB");
  expect(outcome.broken).toEqual([]);
  // Chance must break some files, and leave much of others readable; their rows are mostly those of the sound file.
  expect(outcome.files - outcome.refused).toBeGreaterThan(800);
  expect(outcome.refused).toBeGreaterThan(200);
  expect(outcome.accepted + outcome.duplicates).toBeGreaterThan(2000);
  expect(outcome.quarantined).toBeGreaterThan(200);
}, 300_000);
