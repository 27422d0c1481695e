import { parseArgs } from "node:util";
import { Failure } from "../failure.js";
import { exportsFolder } from "../settings.js";
import { LAST_DAY } from "./calendar.js";
import { readEffects } from "./effects/read.js";
import { effectsSchemaText } from "./effects/schema.js";
import { DEMO_DEFAULTS, DEMO_FORMATS, type DemoFormat, type DemoOptions, generateDemo } from "./generate.js";

const HELP = `Makes demo exports: three markets, five labelling teams, a model, audits, and something to find.

npm run demo -- [options]

  --exports DIR     folder to fill; default: PLUMBLINE_EXPORTS, else data/exports.
                    It must be empty, or hold an earlier demo, which is replaced.
  --annotations N   submissions, about; default ${DEMO_DEFAULTS.annotations}
  --seed S          another seed, another demo; the same options give the same files; default ${DEMO_DEFAULTS.seed}
  --weeks W         weeks up to ${LAST_DAY}; default ${DEMO_DEFAULTS.weeks}
  --effects FILE    what there is to find, as JSON; default: loaders/demo/effects/default.json.
                    { "effects": [] } plants nothing.
  --effects-schema  prints the JSON schema of that file, for editors, and makes nothing
  --format F        tools: each tool's own export; csv: all labels in one plain CSV; default ${DEMO_DEFAULTS.format}
  --help            this text

The folder's truth.json says what was planted, when and how strong it came out, and what follows from it elsewhere.
`;

/** The command `npm run demo`. Resolves to the exit code. */
export async function runDemo(argv: string[]): Promise<number> {
  try {
    const options = await readOptions(argv);
    if (typeof options === "string") {
      process.stdout.write(options);
      return 0;
    }
    const { submissions, records } = await generateDemo(options);
    const lines = Object.entries(records).map(([file, count]) => `  ${file.padEnd(26)}${count} records\n`);
    process.stdout.write(`Demo exports in ${options.exports}: ${submissions} submissions\n${lines.join("")}`);
    return 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

/** The options, or the text that was asked for instead. */
async function readOptions(argv: string[]): Promise<DemoOptions | string> {
  const values = parse(argv);
  if (values.help) return HELP;
  if (values["effects-schema"]) return effectsSchemaText();
  return {
    exports: exportsFolder(values.exports),
    annotations: whole("annotations", values.annotations, 500, 1e9) ?? DEMO_DEFAULTS.annotations,
    seed: whole("seed", values.seed, 0, Number.MAX_SAFE_INTEGER) ?? DEMO_DEFAULTS.seed,
    weeks: whole("weeks", values.weeks, 2, 520) ?? DEMO_DEFAULTS.weeks,
    format: formatNamed(values.format ?? DEMO_DEFAULTS.format),
    ...(values.effects !== undefined && { effects: await readEffects(values.effects) }),
  };
}

function formatNamed(name: string): DemoFormat {
  const format = DEMO_FORMATS.find((known) => known === name);
  if (!format) throw new Failure(`--format takes ${DEMO_FORMATS.join(" or ")}, found '${name}'.`);
  return format;
}

function parse(argv: string[]) {
  try {
    const text = { type: "string" } as const;
    const flag = { type: "boolean" } as const;
    const options = {
      exports: text,
      annotations: text,
      seed: text,
      weeks: text,
      format: text,
      effects: text,
      "effects-schema": flag,
      help: flag,
    } as const;
    return parseArgs({ args: argv, options }).values;
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n\n${HELP}`);
  }
}

function whole(name: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most) {
    throw new Failure(`--${name} takes a whole number from ${least} to ${most}, found '${text}'.`);
  }
  return number;
}
