import { expect, test } from "vitest";
import { fileGroup } from "../../../../loaders/sources/draft/file-group.js";
import { defaultsOf } from "../../../../loaders/sources/draft/inspect-file.js";
import { csv } from "../../../../loaders/sources/readers/csv.js";
import { folderWith } from "../../exports.js";

/** The pattern for some of the files of a folder. */
async function pattern(names: string[], others: string[] = []): Promise<string> {
  const folder = await folderWith(Object.fromEntries([...names, ...others].map((name) => [name, "x"])));
  const shape = { format: "csv", columns: ["x"] };
  const files = names.map((name) => ({
    path: name,
    name,
    shape,
    reader: csv,
    options: defaultsOf(csv),
    target: "",
    records: 1,
  }));
  return (await fileGroup([folder], files)).pattern;
}

test.each([
  [["a.csv"], [], "a.csv"],
  [["day-01.csv", "day-02.csv"], ["users.csv"], "day-*.csv"],
  [["batch_1/a.csv", "batch_2/a.csv"], [], "batch_*/a.csv"],
  [["ms_labels.csv", "ss_labels.csv"], [], "*_labels.csv"],
  [["a.csv", "b.csv"], ["c.csv"], "{a.csv,b.csv}"],
  [["what (1).csv"], [], "what \\(1\\).csv"],
])("%j beside %j are %s", async (names, others, expected) => {
  expect(await pattern(names, others)).toBe(expected);
});
