/**
 * Two libraries build functions from source text, which the site's content security policy
 * forbids. They are bundled with the same functions written out. (Arquero compiles every
 * expression from text and cannot be mended so: its verbs work in previews, not in a built site.)
 */
import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

const WRITTEN_OUT: readonly { readonly file: RegExp; readonly generated: RegExp; readonly written: string }[] = [
  {
    // FileAttachment.csv() and d3.csvParse(): a row's cells to an object.
    file: /d3-dsv\.mjs$/,
    generated: /return new Function\("d", "return \{" \+ .*?\.join\(","\) \+ "\}"\);/s,
    written: `return (d) => Object.fromEntries(columns.map((name, i) => [name, d[i] || ""]));`,
  },
  {
    // Arrow's builders, which DuckDBClient uses to insert arrays: is a value none of the nulls?
    file: /apache-arrow\/builder\/valid\.mjs$/,
    generated: /return new Function\(`x`, `\$\{fnBody\}\\nreturn true;`\);/,
    written: `const nulls = new Set(nullValues); return (x) => !nulls.has(x);`,
  },
];

export const withoutEval: Plugin = {
  name: "without-eval",
  setup({ onLoad }) {
    for (const { file, generated, written } of WRITTEN_OUT)
      onLoad({ filter: file }, async ({ path }) => {
        const source = await readFile(path, "utf8");
        if (!generated.test(source))
          throw new Error(
            `${path} no longer has the function that loaders/offline/without-eval.ts writes out: look at both`,
          );
        return { contents: source.replace(generated, () => written) };
      });
  },
};
