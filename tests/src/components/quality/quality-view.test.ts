// @vitest-environment jsdom
import { expect, test } from "vitest";
import { qualityView } from "../../../../src/components/quality/quality-view.js";
import { dataQuality } from "../../../../src/lib/analysis/quality/data-quality.js";
import type { QualityFacts } from "../../../../src/lib/analysis/quality/facts.js";
import type { Profile } from "../../../../src/lib/schema/profile.js";
import { facts, file, previous, source, tally } from "../../lib/analysis/quality/quiet-facts.js";
import { words } from "../words.js";

const draw = (change: Partial<QualityFacts> = {}, profile: Partial<Profile> = {}) =>
  qualityView(dataQuality(facts(change, profile)));

const section = (view: HTMLElement, title: string) =>
  words([...view.querySelectorAll("section")].find((each) => each.querySelector("h2")?.textContent === title)!);

test("the sums of a file's records and rows are written out and add up", () => {
  const files = [
    file({
      records: 1010,
      unreadable: 2,
      tables: {
        annotations: tally({
          left_out: { cancelled: 8 },
          yielded: 1200,
          accepted: 1190,
          duplicates: 7,
          quarantined: 3,
        }),
      },
    }),
  ];
  const text = section(draw({ files }), "What became of every record");
  expect(text).toContain("1,010 records read = 1,000 used + 8 left out: cancelled + 2 unreadable");
  expect(text).toContain("1,200 rows made = 1,190 accepted + 7 older duplicates + 3 quarantined");
});

test("a share stands with what it is of, nothing as none", () => {
  const text = section(draw({}, { sources: [source({ without_team: 40 })] }), "What is known of the work");
  expect(text).toContain("10.0% 8.3–12.0% 100 of 1,000 production submissions");
  expect(text).toContain("none of 1,000 labels");
  expect(text).toContain("4.0% 40 of 1,000 by people");
});

test("the last day stands with its distance from the snapshot", () => {
  expect(section(draw(), "How fresh it is")).toContain("Thailand labels tool 560 1 Sep 2026 28 Sep 2026 1 day");
});

test("the delay of audits is given as days within which so many are decided", () => {
  expect(section(draw(), "How long audits take")).toContain("Thailand 100 3 days 3 days 40.0% 60.0%");
});

test("refused rows show their reason, and a value only where there is one", () => {
  const refused = [
    {
      source: "tool",
      table: "annotations",
      column: "labeled_at",
      reason: "is no time",
      n: 12,
      files: 1,
      rows: [
        { file: "labels.csv (file 1)", record: 7, value: "2026-13-32" },
        { file: "labels.csv (file 1)", record: 9, value: null },
      ],
    },
  ];
  const text = section(draw({ refused }), "What was refused");
  expect(text).toContain("tool/annotations labeled_at 12 1 file is no time");
  expect(text).toContain("labels.csv (file 1) 7 labeled_at 2026-13-32");
  expect(text).toContain("labels.csv (file 1) 9 labeled_at not shown");
});

test("changes name files and count rows; unknown is not zero", () => {
  const before = previous({
    filesAdded: ["tool/october.csv"],
    otherwise: ["the pseudonym key"],
    tables: [{ table: "annotations", before: 900, after: 1000, added: null, removed: null }],
  });
  const text = section(draw({ previous: before, missing: null }), "What changed since the snapshot before");
  expect(text).toContain("Files: 1 new (tool/october.csv) and 1 the same. Changed: the pseudonym key.");
  expect(text).toContain("annotations 900 unknown unknown 1,000");
});

test("what an empty snapshot cannot say is said", () => {
  const empty = {
    delays: [],
    twice: [],
    files: [],
    references: { references: 0, judgements: 0, unmatched: 0, toDeleted: 0, otherVersion: 0, own: 0 },
  };
  const view = draw(empty, { sources: [], days: [], hours: [], labels: [], bursts: [], overlaps: [], coverage: [] });
  expect(section(view, "How fresh it is")).toContain("no labels and no audits");
  expect(section(view, "What is known of the work")).toContain("holds no labels");
  expect(section(view, "How long audits take")).toContain("cannot be said");
  expect(section(view, "What was refused")).toContain("No row was refused");
  expect(section(view, "What changed since the snapshot before")).toContain("This is the first snapshot here.");
  expect(words(view)).not.toMatch(/NaN|undefined|null/);
});
