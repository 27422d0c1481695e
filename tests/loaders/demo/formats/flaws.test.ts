import fc from "fast-check";
import { expect, test } from "vitest";
import { flawOf, isRepeated, malformedTime, misspelt } from "../../../../loaders/demo/formats/flaws.js";
import { CANNOT_JUDGE, ESCALATE, NO_VIOLATION, POLICIES } from "../../../../loaders/demo/setting.js";

test("in a file of any length less than 0.5 % of the records are spoilt", () => {
  const spoilt = (records: number) => Array.from({ length: records }, (_, index) => flawOf(index + 1)).filter(Boolean);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), (records) => {
      expect(spoilt(records).length / records).toBeLessThan(0.005);
    }),
    { numRuns: 50 },
  );
  expect(spoilt(2000)).toEqual(["time", "label"]);
});

test("few records are repeated", () => {
  const repeated = Array.from({ length: 2600 }, (_, index) => index + 1).filter(isRepeated);
  expect(repeated).toEqual([650, 1950]);
});

test("a malformed time is none", () => {
  expect(malformedTime("2026-08-24T10:00:00.000Z")).toBe("2026-13-32T10:00:00.000Z");
});

test("a misspelt label is no label, and one letter short of the right one", () => {
  const labels = [NO_VIOLATION, ESCALATE, CANNOT_JUDGE, ...POLICIES.map(({ code }) => code)];
  for (const label of labels) {
    expect(misspelt(label)).toHaveLength(label.length - 1);
    expect(labels).not.toContain(misspelt(label));
  }
  expect(misspelt("gambling")).toBe("gambing");
});
