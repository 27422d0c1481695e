/** `npm run taxonomy:schema`: the JSON schema of taxonomy.json, for editors that complete and check it. */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { taxonomyJsonSchema } from "../../src/lib/schema/taxonomy.js";

const HELP = `Usage: npm run --silent taxonomy:schema [-- FILE]

Prints the JSON schema of taxonomy.json, or writes it to FILE. With "$schema": "./taxonomy.schema.json" at the top of
taxonomy.json and the schema beside it, editors complete and check what you write.
`;

export async function runTaxonomySchema(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    options: { help: { type: "boolean" } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (values.help) process.stdout.write(HELP);
  else if (file === undefined) process.stdout.write(taxonomySchemaText());
  else await writeFile(file, taxonomySchemaText());
  return 0;
}

/** The schema as a file holds it. */
export const taxonomySchemaText = (): string => `${JSON.stringify(taxonomyJsonSchema(), null, 2)}\n`;
