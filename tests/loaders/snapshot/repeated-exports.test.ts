/** Exports of a tool that come every day: what a run reads again, and what the snapshots hold. */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { hashFile } from "../../../loaders/files.js";
import { csv } from "../../../loaders/sources/readers/csv.js";
import { CUBE_NAMES } from "../../../src/lib/schema/cubes.js";
import { TABLE_NAMES } from "../../../src/lib/schema/tables.js";
import { folderWith, temporaryFolder } from "../exports.js";
import { annotations, references, straight, type Taken, takeFrom } from "../take.js";

vi.mock("../../../loaders/files.js", async (load) => {
  const files = await load<typeof import("../../../loaders/files.js")>();
  return { ...files, hashFile: vi.fn(files.hashFile) };
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const MAPPING = `SELECT * FROM csv('day-*.csv') UNION ALL BY NAME
  SELECT annotation_id, updated_at, 'true' AS deleted, source_file, source_row FROM csv('deleted-*.csv')`;

const AUDITS = references(
  ...["a", "b", "c", "d"].map((id) => ({ reference_id: `audit of ${id}`, audited_annotation_id: id })),
);

const FILES = {
  "tool/annotations.sql": MAPPING,
  "tool/reference_labels.sql": straight("audits.csv"),
  "tool/audits.csv": AUDITS,
};

interface Change {
  readonly id: string;
  /** Null: it is deleted. */
  readonly label: string | null;
}

/** A day's changes, and the days its export looks back. */
interface Day {
  readonly changes: readonly Change[];
  readonly window: number;
  /** Its place in the order of file names. */
  readonly place: number;
}

const days: fc.Arbitrary<readonly Day[]> = fc
  .array(
    fc.record({
      changes: fc.array(
        fc.record({
          id: fc.constantFrom("a", "b", "c", "d"),
          label: fc.option(fc.constantFrom("ok", "gambling", "hate"), { freq: 3 }),
        }),
        { maxLength: 5 },
      ),
      window: fc.integer({ min: 0, max: 3 }),
      place: fc.nat(999),
    }),
    { minLength: 2, maxLength: 4 },
  )
  .filter((all) => new Set(all.map(({ place }) => place)).size === all.length);

const timeOf = (day: number, place: number) => new Date(Date.UTC(2026, 8, 1 + day, 8, place)).toISOString();

/** The files of each day: what changed in its window, as it is by then. */
function* exportsOf(all: readonly Day[]): Generator<{ readonly [file: string]: string }> {
  const latest = new Map<string, Change & { readonly day: number; readonly updated_at: string }>();
  for (const [day, { changes, window, place }] of all.entries()) {
    for (const [index, change] of changes.entries()) {
      latest.set(change.id, { ...change, day, updated_at: timeOf(day, index) });
    }
    const seen = [...latest.values()].filter((change) => change.day >= day - window);
    const labelled = seen.flatMap(({ id, label, updated_at }) =>
      label === null ? [] : [{ annotation_id: id, submission_id: id, item_id: id, label, updated_at }],
    );
    const deleted = seen.flatMap(({ id, label, updated_at }) => (label === null ? [`${id},${updated_at}`] : []));
    yield {
      [`day-${place}.csv`]: annotations(...labelled),
      [`deleted-${place}.csv`]: ["annotation_id,updated_at", ...deleted, ""].join("\n"),
    };
  }
}

/** What the tool holds in the end, from the changes alone. */
function heldAfter(all: readonly Day[]): string[] {
  const held = new Map(all.flatMap(({ changes }) => changes.map(({ id, label }) => [id, label] as const)));
  return [...held.values()].filter((label) => label !== null).sort();
}

const contentOf = async ({ read }: Taken) =>
  Object.fromEntries(
    await Promise.all(
      [...TABLE_NAMES, "judgements", "quarantine", ...CUBE_NAMES.map((name) => `cube_${name}`)].map(async (table) => [
        table,
        await read(`SELECT * FROM $${table} ORDER BY ALL`),
      ]),
    ),
  );

it("day by day or all at once, with what earlier runs kept or without: the same snapshot of what the tool holds", async () => {
  await fc.assert(
    fc.asyncProperty(days, async (all) => {
      const exports = await folderWith(FILES);
      const snapshots = await temporaryFolder();
      const stage = vi.spyOn(csv, "stage");
      let daily: Taken | undefined;
      for (const [day, files] of [...exportsOf(all)].entries()) {
        stage.mockClear();
        for (const [file, content] of Object.entries(files)) await writeFile(join(exports, "tool", file), content);
        daily = await takeFrom({}, { exports, snapshots });
        expect(stage).toHaveBeenCalledTimes(day === 0 ? 3 : 2);
      }
      const whole = await takeFrom({}, { exports, cache: false });
      expect(daily!.id).toBe(whole.id);
      expect(await contentOf(daily!)).toEqual(await contentOf(whole));
      expect({ ...daily!.manifest, made_at: "" }).toEqual({ ...whole.manifest, made_at: "" });

      const labels = await whole.read<{ label: string }>("SELECT label FROM $annotations ORDER BY label");
      expect(labels.map(({ label }) => label)).toEqual(heldAfter(all));
      for (const { file, tables } of whole.manifest.files) {
        for (const { yielded, accepted, duplicates, deleted, quarantined } of Object.values(tables)) {
          expect(accepted + duplicates + deleted + quarantined, file).toBe(yielded);
        }
      }
    }),
    { numRuns: 5 },
  );
});

describe("a file that has not changed", () => {
  const HOUR = 3_600_000;
  const runAt = async (hours: number, exports: string, snapshots: string, options = {}) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + hours * HOUR });
    const stage = vi.spyOn(csv, "stage").mockClear();
    vi.mocked(hashFile).mockClear();
    const taken = await takeFrom({}, { exports, snapshots, ...options });
    vi.useRealTimers();
    const hashed = vi.mocked(hashFile).mock.calls.flatMap(([path]) => (path.startsWith(exports) ? [path] : []));
    const read = [...hashed, ...stage.mock.calls.map(([{ file }]) => file)];
    return { taken, read: [...new Set(read.map((path) => path.slice(join(exports, "tool/").length)))].sort() };
  };
  const twoDays = async () => {
    const exports = await folderWith({
      ...FILES,
      "tool/day-1.csv": annotations({ annotation_id: "a" }),
      "tool/deleted-1.csv": "annotation_id,updated_at\n",
    });
    const snapshots = await temporaryFolder();
    const first = await runAt(1, exports, snapshots);
    expect(first.read).toEqual(["audits.csv", "day-1.csv", "deleted-1.csv"]);
    await writeFile(join(exports, "tool/day-2.csv"), annotations({ annotation_id: "b" }));
    return { exports, snapshots };
  };

  it("is not opened by the next run, neither for its hash nor for its rows", async () => {
    const { exports, snapshots } = await twoDays();
    const { taken, read } = await runAt(2, exports, snapshots);
    expect(read).toEqual(["day-2.csv"]);
    expect(taken.readings).toEqual({ all: 4, kept: 3 });
    expect(taken.manifest.tables.annotations!.rows).toBe(2);
  });

  it("is read again with --no-cache, which also removes what was kept", async () => {
    const { exports, snapshots } = await twoDays();
    expect((await runAt(2, exports, snapshots, { cache: false })).read).toHaveLength(4);
    await writeFile(join(exports, "tool/day-3.csv"), annotations({ annotation_id: "c" }));
    expect((await runAt(3, exports, snapshots)).read).toHaveLength(5);
  });

  it("is read again where what was kept cannot be used, and that is said", async () => {
    const { exports, snapshots } = await twoDays();
    await rm(join(exports, ".staged"), { recursive: true });
    await writeFile(join(exports, ".staged"), "a file in the folder's place");
    const { taken, read } = await runAt(2, exports, snapshots);
    expect(read).toHaveLength(4);
    expect(taken.said).toMatch(/Every file is read, since .*\.staged cannot be used: /);
  });
});

it("a run that fails keeps the files it did read", async () => {
  const exports = await folderWith({
    ...FILES,
    "tool/day-1.csv": annotations({}),
    "tool/deleted-1.csv": "",
  });
  const snapshots = await temporaryFolder();
  await expect(takeFrom({}, { exports, snapshots })).rejects.toThrow(/^tool\/deleted-1\.csv is empty/);
  await writeFile(join(exports, "tool/deleted-1.csv"), "annotation_id,updated_at\n");
  expect((await takeFrom({}, { exports, snapshots })).readings).toEqual({ all: 3, kept: 1 });
});
