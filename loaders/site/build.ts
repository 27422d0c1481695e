import { parseArgs } from "node:util";
import { buildSite, SITE_FOLDER } from "./build-site.js";

/** `npm run build`: the site of the current snapshot, in dist/. */
export async function runBuild(argv: string[]): Promise<number> {
  parseArgs({ args: argv });
  const start = performance.now();
  console.log("Building the site");
  await buildSite();
  console.log(`Built ${SITE_FOLDER} in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
  return 0;
}
