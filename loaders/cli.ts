/** The commands behind package.json's scripts. */
import { Failure } from "./failure.js";

type Command = (argv: string[]) => Promise<number>;

/** Each command loads its own code only. Its exit code is what it resolves to. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import("./site/start.js")).runStart,
  dev: async () => (await import("./site/dev.js")).runDev,
  build: async () => (await import("./site/build.js")).runBuild,
  preview: async () => (await import("./site/preview.js")).runPreview,
  snapshot: async () => (await import("./snapshot/run.js")).runSnapshot,
  source: async () => (await import("./sources/draft/run.js")).runSource,
  "taxonomy:schema": async () => (await import("./sources/taxonomy-schema.js")).runTaxonomySchema,
  demo: async () => (await import("./demo/run.js")).runDemo,
};

async function main([name = "", ...argv]: string[]): Promise<number> {
  const command = COMMANDS[name];
  if (!command) throw new Failure(`Unknown command "${name}". There are: ${Object.keys(COMMANDS).join(", ")}.`);
  return (await command())(argv);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const expected = error instanceof Failure || (error as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS");
  console.error(expected ? (error as Error).message : error);
  process.exitCode = 1;
}
