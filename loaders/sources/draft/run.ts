/** `npm run source`: drafts a source's mapping and taxonomy from its raw files. */
import { parseArgs } from "node:util";
import { Failure } from "../../failure.js";
import { exportsFolder } from "../../settings.js";
import { pseudonymKey } from "../pseudonym.js";
import { draftSource } from "./draft-source.js";
import { reportLines } from "./report.js";

const HELP = `Usage: npm run source -- NAME FILES… [options]

Drafts the mapping of a new source from its raw files: recognises the export of a known tool, else guesses what columns
hold from their names and values. Each doubt stands in the draft as a comment. Then tries the draft as a snapshot would,
publishing nothing, and shows ten rows and what would be quarantined.

NAME becomes a folder of the exports folder; FILES are copied into it, unless they are there.

  --force            replace mappings and files that are there
  --encoding NAME    encoding of the text files that are not UTF-8, such as windows-874; the mapping names it
  --write-taxonomy   add values that taxonomy.json lacks; where there is none, write one though other sources exist
  --exports DIR      folder of the sources (PLUMBLINE_EXPORTS, default data/exports)
  --help             this text
`;

/** Runs the command; the exit code is 0 where the draft runs as it is. */
export async function runSource(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    options: {
      force: { type: "boolean", default: false },
      encoding: { type: "string" },
      "write-taxonomy": { type: "boolean", default: false },
      exports: { type: "string" },
      help: { type: "boolean" },
    },
    allowPositionals: true,
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [name, ...files] = positionals;
  if (name === undefined || files.length === 0) {
    throw new Failure(`Expected a name and files, such as npm run source -- crowd report.csv\n\n${HELP}`);
  }
  const source = await draftSource({
    name,
    files,
    exports: exportsFolder(values.exports),
    key: await pseudonymKey(),
    force: values.force,
    encoding: values.encoding ?? "",
    writeTaxonomy: values["write-taxonomy"],
  });
  const next = `npm run snapshot${values.exports === undefined ? "" : ` -- --exports ${values.exports}`}`;
  process.stdout.write(`${reportLines(source, next).join("\n")}\n`);
  return source.result instanceof Failure ? 1 : 0;
}
