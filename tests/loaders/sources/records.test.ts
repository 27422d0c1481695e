import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePath, splitRecords } from "../../../loaders/sources/records.js";
import { folderWith } from "../exports.js";

async function split(json: string, path = "$") {
  const folder = await folderWith({ "a.json": json });
  const target = join(folder, "lines");
  const found = await splitRecords(join(folder, "a.json"), "a.json", parsePath(path, "a.json"), target);
  const lines = (await readFile(target, "utf8")).split("\n").slice(0, -1);
  return { ...found, lines };
}

describe("splitRecords()", () => {
  it("writes each element of an array on a line of its own, numbers as they stand", async () => {
    expect(await split('[{"id":12345678901234567890},\n {"id":\n1.10}, 5 ]')).toEqual({
      records: 3,
      longest: 27,
      bytes: 27 + 12 + 2,
      found: true,
      lines: ['{"id":12345678901234567890}', '{"id": 1.10}', "5 "],
    });
  });

  it.each([
    ['{"version":{"audits":[0]},"audits":[1,2]}', "$.audits[*]", ["1", "2"]],
    ['{"p":[{"l":[1,[2]]},{"x":0},{"l":[]},{"l":[3]}]}', "$.p[*].l[*]", ["1", "[2]", "3"]],
    ['{"a \\"b":{"c":1}}', '$."a \\"b"', ['{"c":1}']],
    ['{"\\u0061":[1]}', "$.a[*]", ["1"]],
    ['[{"a":[1]},{"a":[2]}]', "$[*].a[*]", ["1", "2"]],
    ['{"a":1} {"a":2}\n{"a":3}', "$", ['{"a":1}', '{"a":2}', '{"a":3}']],
    ["[]", "$", []],
    ["[1,]", "$", ["1"]],
  ])("of %s finds at %s %j", async (json, path, lines) => {
    expect((await split(json, path)).lines).toEqual(lines);
  });

  it.each([["{}"], ['{"audits":5}'], ['{"audits":{"a":1}}']])(
    "says that %s has nothing at $.audits[*]",
    async (json) => {
      expect((await split(json, "$.audits[*]")).found).toBe(false);
    },
  );

  it("keeps what is no JSON between two commas as one record, for the reader to refuse", async () => {
    expect((await split('[{"a":1} {"b":2}, {"c":"x\ny"}]')).lines).toEqual(['{"a":1} {"b":2}', '{"c":"x\u0001y"}']);
  });

  it("replaces half a surrogate pair, and leaves pairs and escaped backslashes alone", async () => {
    expect((await split('["\\ud83d", "\\ude00x", "\\uD83D\\uDE00", "\\\\ud83d"]')).lines).toEqual([
      '"\\ufffd"',
      '"\\ufffdx"',
      '"\\uD83D\\uDE00"',
      '"\\\\ud83d"',
    ]);
  });

  it.each([['[{"id":1}, {"id"'], ['[{"a":"x}]'], ["[1"], ['{"a":1']])("stops at %s, which ends early", async (json) => {
    await expect(split(json)).rejects.toThrow(/^a\.json: cannot be read as JSON\. It ends in the middle/);
  });

  it.each([
    ["[,1]", "$"],
    ["[1}", "$"],
    ['{"audits":[}', "$.audits[*]"],
    ["{audits:[1]}", "$.audits[*]"],
  ])("stops at %s, whose parts do not match", async (json, path) => {
    await expect(split(json, path)).rejects.toThrow(/^a\.json: cannot be read as JSON\. Its brackets/);
  });

  it("stops at a path it does not know", async () => {
    await expect(split("[]", "audits")).rejects.toThrow("records := 'audits' is no path to records. Write the keys");
    await expect(split("[]", "$..audits")).rejects.toThrow("is no path to records");
  });

  it("finds the values of any array again", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { maxLength: 20 }),
        fc.constantFrom(0, 1, 2),
        async (values, indent) => {
          const { lines } = await split(JSON.stringify(values, null, indent));
          expect(lines.map((line) => JSON.stringify(JSON.parse(line)))).toEqual(
            values.map((value) => JSON.stringify(value)),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it("finds records and pairs across the seams of its chunks", async () => {
    const record = { id: 1, text: `${"x".repeat(997)}😀"}],[{` };
    const escaped = JSON.stringify(record).replace("😀", "\\ud83d\\ude00");
    const { lines } = await split(`[${Array.from({ length: 3000 }, () => escaped).join(",")}]`);
    expect(new Set(lines)).toEqual(new Set([escaped]));
    expect(lines.length).toBe(3000);
  });
});
