import { describe, expect, it } from "vitest";
import { snapshotAge } from "../../../../src/lib/workbook/snapshot-age.js";

const madeAt = "2026-09-30T23:30:00.000Z";

describe("snapshotAge", () => {
  it("counts days since the snapshot was made", () => {
    expect(snapshotAge({ madeAt, asOf: null }, new Date("2026-10-02T00:10:00Z"))).toEqual({
      days: 2,
      text: "Snapshot of 30 Sep 2026 (2 days old)",
    });
    expect(snapshotAge({ madeAt, asOf: null }, new Date("2026-10-01T08:00:00Z")).text).toContain("1 day old");
    expect(snapshotAge({ madeAt, asOf: null }, new Date("2026-09-30T23:40:00Z")).text).toContain("(today)");
  });

  it("counts from what the snapshot knows, where that is earlier than its making", () => {
    expect(snapshotAge({ madeAt, asOf: "2026-09-20T00:00:00.000Z" }, new Date("2026-09-30T12:00:00Z"))).toEqual({
      days: 10,
      text: "Snapshot of 20 Sep 2026 (10 days old), made 30 Sep 2026",
    });
  });

  it("takes a clock that is behind for the same day", () => {
    expect(snapshotAge({ madeAt, asOf: null }, new Date("2026-09-29T12:00:00Z")).days).toBe(0);
  });
});
