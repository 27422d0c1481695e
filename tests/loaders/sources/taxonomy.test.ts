import { describe, expect, it } from "vitest";
import { readTaxonomy } from "../../../loaders/sources/taxonomy.js";
import { folderWith } from "../exports.js";

const read = async (taxonomy: unknown) =>
  readTaxonomy(
    await folderWith({ "taxonomy.json": typeof taxonomy === "string" ? taxonomy : JSON.stringify(taxonomy) }),
  );

describe("taxonomy.json", () => {
  it("may be absent", async () => {
    expect(await readTaxonomy(await folderWith({}))).toEqual({});
  });

  it.each([
    ["{", /^taxonomy\.json is not JSON/],
    [{ market: {} }, /at the top: .*market/],
    [{ questions: { q: { level: "ratio" } } }, /at questions\.q\.level/],
    [{ policies: { a: { parent: "bb" }, b: {} } }, /policies\.a\.parent: there is no policy 'bb'; nearest: 'b'/],
    [{ policies: { a: { parent: "b" }, b: { parent: "a" } } }, /policies\.a\.parent: the policy is its own ancestor/],
    [{ markets: { TH: { time_zone: "Asia/Bangok" } } }, /'Asia\/Bangok' is no IANA time zone/],
    [{ markets: { TH: { synonyms: ["x"] }, VN: { synonyms: ["X "] } } }, /markets: 'x' stands for both 'TH' and 'VN'/],
    [{ questions: { q: { multiple: true } } }, /questions\.q: a multiple-choice question needs its labels/],
    [
      { policies: { scams: {} }, questions: { q: { labels: [{ value: "scam", policy: "scam" }] } } },
      /questions\.q\.labels 'scam': there is no policy 'scam'; nearest: 'scams'/,
    ],
    [
      { questions: { q: { labels: [{ value: "ok", synonyms: ["none"] }], missing: ["none"] } } },
      /labels of q: 'none' stands for both 'ok' and 'null'/,
    ],
  ])("refuses %j, naming the place", async (taxonomy, message) => {
    await expect(read(taxonomy)).rejects.toThrow(message);
  });
});
