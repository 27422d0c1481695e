import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createProject } from "../../../../loaders/demo/formats/label-studio.js";
import { simulate } from "../../../../loaders/demo/simulate.js";
import { createWorld } from "../../../../loaders/demo/world.js";
import { temporaryFolder } from "../../exports.js";

const cases = [...simulate(createWorld({ submissions: 1000, seed: 1, weeks: 2, effects: [] }))];

async function exported(partBytes: number) {
  const folder = await temporaryFolder();
  const options = { project: 1, people: "object", exportedAt: Date.parse("2026-11-16"), partBytes } as const;
  const project = createProject((file) => join(folder, file), "th", options);
  for (const made of cases) project.write(made);
  const records = project.close();
  const texts = await Promise.all(Object.keys(records).map((file) => readFile(join(folder, file), "utf8")));
  return { records, files: await readdir(folder), tasks: texts.flatMap((text) => JSON.parse(text)) };
}

test("a long export goes on in further files, each a whole array, with the same tasks in all", async () => {
  const [whole, parts] = [await exported(1 << 30), await exported(100_000)];
  expect(Object.keys(whole.records)).toEqual(["th.json"]);
  expect(parts.files.length).toBeGreaterThan(2);
  expect(parts.files).toEqual(expect.arrayContaining(["th.json", "th-2.json", "th-3.json"]));
  expect(parts.tasks).toEqual(whole.tasks);
  const sum = Object.values(parts.records).reduce((a, b) => a + b, 0);
  expect(sum).toBe(whole.records["th.json"]);
});
