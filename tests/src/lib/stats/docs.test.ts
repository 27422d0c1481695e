import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const folder = new URL("../../../../src/lib/stats/", import.meta.url);

interface Documented {
  readonly name: string;
  /** The comment right above it; empty without one. */
  readonly doc: string;
  /** Whether it answers anything; a check that only throws does not. */
  readonly answers: boolean;
  /** It bears its file's name: what the file is for. Others are its pieces. */
  readonly isMain: boolean;
}

const files = readdirSync(folder).map((file) => ({ file, text: readFileSync(new URL(file, folder), "utf8") }));
const EXPORTED =
  /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export (?:async )?function\*? (\w+)(?:<[^(]*>)?\([\s\S]*?\n?\)(: void)?(?=:| \{)/g;
const functions: Documented[] = files.flatMap(({ file, text }) =>
  [...text.matchAll(EXPORTED)].map(([, doc = "", name, nothing]) => ({
    name: name!,
    doc,
    answers: nothing === undefined,
    isMain: name!.toLowerCase() === file.replace(/\.ts$/, "").replaceAll("-", ""),
  })),
);
const named = (found: readonly Documented[]) => found.map(({ name }) => name);

describe("the docs of the estimators", () => {
  it("stand above every exported function", () => {
    expect(functions.length).toBeGreaterThan(files.length / 2);
    expect(named(functions.filter(({ doc }) => doc === ""))).toEqual([]);
  });

  it("say what goes in and what comes out of all that say more than one line can", () => {
    const detailed = functions.filter(({ doc }) => /\n \* /.test(doc));
    expect(detailed.length).toBeGreaterThan(files.length / 2);
    expect(named(detailed.filter(({ doc }) => !/@param \S/.test(doc)))).toEqual([]);
    expect(named(detailed.filter(({ doc, answers }) => answers && !/@returns \S/.test(doc)))).toEqual([]);
  });

  it("name a source of what the file is for", () => {
    expect(named(functions.filter(({ isMain, doc }) => isMain && !/@see \S/.test(doc)))).toEqual([]);
  });
});
