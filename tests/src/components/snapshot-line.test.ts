// @vitest-environment jsdom
import { expect, test } from "vitest";
import { snapshotLine } from "../../../src/components/snapshot-line.js";
import { INFO } from "./fixtures.js";
import { words } from "./words.js";

const line = (day: string, info = INFO) => words(snapshotLine(info, { now: new Date(`${day}T12:00:00Z`) }));

test("it names the snapshot, the days it covers and its age", () => {
  expect(line("2026-04-02")).toContain("2 days old");
  expect(line("2026-04-02")).toContain("data of 5 Jan – 29 Mar 2026 · 3f9ac02be1d47a56");
});

test("past two weeks it warns and says what to do", () => {
  expect(line("2026-04-14")).not.toContain("Stale");
  expect(line("2026-04-15")).toContain("Stale: take a new snapshot and publish it again.");
});

test("where nothing is dated it says so", () => {
  expect(line("2026-04-02", { ...INFO, days: null })).toContain("nothing in it is dated");
});
