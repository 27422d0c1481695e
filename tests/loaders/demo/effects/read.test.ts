import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultEffects, readEffects } from "../../../../loaders/demo/effects/read.js";
import { EffectSchema } from "../../../../loaders/demo/effects/schema.js";
import { createWorld } from "../../../../loaders/demo/world.js";
import { temporaryFolder } from "../../exports.js";

async function read(text: string) {
  const file = join(await temporaryFolder(), "effects.json");
  await writeFile(file, text);
  return readEffects(file);
}
const plan = async (effect: object) =>
  createWorld({ submissions: 1000, seed: 1, weeks: 26, effects: await read(JSON.stringify({ effects: [effect] })) });

test("the default list plants every kind once, and fits a demo of any length", async () => {
  const effects = await defaultEffects();
  const kinds = EffectSchema.options.map((option) => option.shape.kind.value);
  expect(effects.map(({ kind }) => kind).sort()).toEqual([...kinds].sort());
  for (const weeks of [2, 5, 26, 52]) createWorld({ submissions: 1000, seed: 1, weeks, effects });
});

test("sizes and starts left out are filled in", async () => {
  expect(await read('{ "effects": [{ "kind": "market-drop", "market": "VN" }] }')).toEqual([
    { kind: "market-drop", market: "VN", points: 6, start: { share: 0.5 } },
  ]);
  expect(await read('{ "effects": [] }')).toEqual([]);
});

test.each([
  ["{", /effects\.json is not JSON/],
  ["[]", /effects\.json does not fit[\s\S]*at the top: .*expected object/],
  ['{ "effects": [{ "kind": "team-gab" }] }', /at effects\.0\.kind: /],
  ['{ "effects": [{ "kind": "team-gap", "team": "Selat" }] }', /at effects\.0\.team: .*"Selat Jakarta"/],
  ['{ "effects": [{ "kind": "market-drop", "market": "TH", "points": -3 }] }', /at effects\.0\.points: .*>0/],
  ['{ "effects": [{ "kind": "market-drop", "market": "TH", "pionts": 3 }] }', /at effects\.0: .*"pionts"/],
])("refuses %s, naming file, place and remedy", async (text, message) => {
  await expect(read(text)).rejects.toThrow(message);
});

test("a file that is not there is named", async () => {
  await expect(readEffects("/nonexistent/effects.json")).rejects.toThrow(/\/nonexistent\/effects\.json cannot be read/);
});

test.each([
  [
    { kind: "market-drop", market: "TH", start: { week: 26 } },
    /effects\.0 \(market-drop\): it starts outside the demo, on day 182; the demo covers 2026-05-18 to 2026-11-15/,
  ],
  [{ kind: "market-drop", market: "TH", start: { date: "2026-05-17" } }, /starts outside/],
  [{ kind: "team-gap", team: "Selat Jakarta", start: { week: 5 }, end: { week: 5 } }, /ends on day 35/],
  [
    { kind: "model-regression", modelVersion: "guard-1.4", start: { share: 0.9 } },
    /guard-1\.4 is in service from day 0 to before day 112/,
  ],
  [{ kind: "annotator-drift", team: "Selat Jakarta", place: 13 }, /places 1 to 12/],
  [
    { kind: "mix-shift", market: "VN", dimension: "queue", from: "replay", to: "scams" },
    /no queue 'scams', only live-priority/,
  ],
  [
    { kind: "mix-shift", market: "VN", dimension: "queue", from: "replay", to: "user-reports", points: 40 },
    /may be 23 at most/,
  ],
])("refuses what does not fit the demo: %j", async (effect, message) => {
  await expect(plan(effect)).rejects.toThrow(message);
});
