import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createCsvFile } from "../../../../loaders/demo/formats/csv-file.js";
import { createTextFile } from "../../../../loaders/demo/formats/text-file.js";
import { temporaryFolder } from "../../exports.js";

test("texts of any size and script arrive in order, and bytes are counted", async () => {
  const path = join(await temporaryFolder(), "new", "a.txt");
  const texts = ["ไทย", "x".repeat(200_000), "Việt", "ก".repeat(100_000), "y".repeat(200_000), "", "z"];
  const file = createTextFile(path);
  for (const text of texts) file.write(text);
  expect(file.bytes).toBe(Buffer.byteLength(texts.join("")));
  file.close();
  expect(await readFile(path, "utf8")).toBe(texts.join(""));
});

test("a file that cannot be written is named", async () => {
  const folder = await temporaryFolder();
  expect(() => createTextFile(folder)).toThrow(`${folder} cannot be written`);
});

test("fields that need it are quoted, null is empty", async () => {
  const path = join(await temporaryFolder(), "a.csv");
  const file = createCsvFile(path, ["a", "b"] as const);
  file.write({ a: 'say "x", y', b: null });
  file.write({ a: null, b: 1.5 });
  file.close();
  expect(await readFile(path, "utf8")).toBe('a,b\n"say ""x"", y",\n,1.5\n');
});
