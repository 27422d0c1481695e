import { expect, it } from "vitest";
import { annotations, straight, takeFrom } from "../take.js";

const take = (labels: string, ...roster: string[]) =>
  takeFrom({
    "tool/annotations.sql": straight("labels.csv"),
    "tool/labels.csv": labels,
    "tool/roster.sql": straight("roster.csv"),
    "tool/roster.csv": ["annotator_id,team,started_at,ended_at", ...roster].join("\n"),
  });
const TEAMS = "SELECT team FROM $annotations ORDER BY source_row";

it("takes the team of the roster at the time of the label, to the end of its last day", async () => {
  const { read, manifest } = await take(
    annotations(
      { annotation_id: "a1", labeled_at: "2026-08-31T23:00:00Z" },
      { annotation_id: "a2", labeled_at: "2026-09-01T00:00:00Z" },
      { annotation_id: "a3", labeled_at: "2026-07-01T00:00:00Z" },
      { annotation_id: "a4", annotator_id: "somebody else" },
    ),
    "ann,north,2026-08-01,2026-08-31",
    "ann,south,2026-09-01,",
  );
  expect(await read(TEAMS)).toEqual([{ team: "north" }, { team: "south" }, { team: null }, { team: null }]);
  expect(manifest.doubts).toEqual([]);
});

it("guesses no team where the roster names two, and counts annotators and labels", async () => {
  const { read, manifest } = await take(
    annotations({ labeled_at: "2026-09-15T00:00:00Z" }, { annotation_id: "a2", labeled_at: "" }),
    "ann,north,2026-08-01,",
    "ann,south,2026-09-01,",
  );
  expect(await read(TEAMS)).toEqual([{ team: null }, { team: null }]);
  expect(manifest.doubts).toMatchObject([
    { kind: "two teams at a time", table: "roster", column: "team", rows: 1 },
    { kind: "team unknown", rows: 2 },
  ]);
});

it("lets a label's own team win", async () => {
  const { read } = await takeFrom({
    "tool/annotations.sql": "SELECT *, 'own' AS team FROM csv('labels.csv')",
    "tool/labels.csv": annotations({}),
    "tool/roster.sql": straight("roster.csv"),
    "tool/roster.csv": "annotator_id,team\nann,north\nann,south\n",
  });
  expect(await read(TEAMS)).toEqual([{ team: "own" }]);
});
