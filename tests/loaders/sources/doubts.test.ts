import { describe, expect, it } from "vitest";
import { annotations, straight, takeFrom } from "../take.js";

describe("dates in two orders", () => {
  const mapping = `SELECT * REPLACE (date_in(labeled_at, 'dmy') AS labeled_at) FROM csv('*.csv')`;

  it("are counted per file where one date fits only another order than the others were read in", async () => {
    const { manifest, read } = await takeFrom({
      "tool/annotations.sql": mapping,
      "tool/mixed.csv": annotations(
        { annotation_id: "a1", labeled_at: "31/08/2026" },
        { annotation_id: "a2", labeled_at: "08/31/2026" },
      ),
      "tool/plain.csv": annotations({ annotation_id: "a3", labeled_at: "03/04/2026" }),
    });
    expect(await read(`SELECT "column", reason FROM $quarantine`)).toEqual([
      { column: "labeled_at", reason: expect.stringContaining("month first") },
    ]);
    expect(manifest.doubts).toMatchObject([
      { kind: "dates in two orders", source: "tool", file: "mixed.csv", column: "labeled_at", rows: 1 },
    ]);
  });

  it("are not seen in a day that does not exist", async () => {
    const csv = annotations({ labeled_at: "31/08/2026" }, { annotation_id: "a2", labeled_at: "31/02/2026" });
    for (const text of [mapping, straight()]) {
      const { manifest, read } = await takeFrom({ "tool/annotations.sql": text, "tool/labels.csv": csv });
      expect(await read(`SELECT reason FROM $quarantine WHERE reason LIKE '%does not exist%'`)).toHaveLength(1);
      expect(manifest.doubts).toEqual([]);
    }
  });

  it("are none where all dates fit the order", async () => {
    const csv = annotations({ labeled_at: "31/08/2026" }, { annotation_id: "a2", labeled_at: "01/02/2026" });
    const { manifest } = await takeFrom({ "tool/annotations.sql": mapping, "tool/labels.csv": csv });
    expect(manifest.doubts).toEqual([]);
  });
});

describe("sources that disagree about an item", () => {
  const items = (...lines: string[]) => ["item_id,market,queue,updated_at", ...lines].join("\n");
  const sources = (one: string, other: string) => ({
    "one/items.sql": straight(),
    "one/items.csv": one,
    "two/items.sql": straight(),
    "two/items.csv": other,
  });

  it("are settled by the latest update, and counted", async () => {
    const { manifest, read } = await takeFrom(
      sources(items("i1,TH,live,2026-09-02", "i2,TH,live,"), items("i1,VN,live,2026-09-01", "i2,TH,live,")),
    );
    expect(await read("SELECT DISTINCT market, queue FROM $items")).toEqual([{ market: "TH", queue: "live" }]);
    expect(manifest.doubts).toMatchObject([
      { kind: "sources disagree", source: "one, two", file: null, table: "items", column: "market", rows: 1 },
    ]);
  });

  it("complete each other without a word", async () => {
    const { manifest, read } = await takeFrom(sources(items("i1,,live,2026-09-02"), items("i1,VN,,2026-09-01")));
    expect(await read("SELECT market, queue FROM $items")).toEqual([{ market: "VN", queue: "live" }]);
    expect(manifest.doubts).toEqual([]);
  });

  it("are not one source whose later export says something else", async () => {
    const { manifest } = await takeFrom({
      "one/items.sql": straight(),
      "one/monday.csv": items("i1,TH,live,2026-09-01"),
      "one/tuesday.csv": items("i1,VN,live,2026-09-02"),
    });
    expect(manifest.doubts).toEqual([]);
  });
});
