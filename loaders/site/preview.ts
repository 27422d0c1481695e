import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Failure } from "../failure.js";
import { SITE_FOLDER } from "./build-site.js";
import { portFromEnvironment, serveFolder } from "./serve-folder.js";

/** `npm run preview`: serves what was built, until interrupted. */
export async function runPreview(argv: string[]): Promise<number> {
  parseArgs({ args: argv });
  if (!existsSync(join(SITE_FOLDER, "index.html")))
    throw new Failure(`There is no built site in ${SITE_FOLDER}. Run \`npm run build\` first.`);
  const { url } = await serveFolder(SITE_FOLDER, portFromEnvironment());
  console.log(`Plumbline is at ${url}  (Ctrl+C stops it)`);
  return 0;
}
