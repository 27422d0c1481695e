/** Gives a built site its service worker (`worker.ts`) and the script that starts it (`register.ts`). */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { glob } from "tinyglobby";

const SCRIPT = "second-visit.js";
const WORKER = "second-visit-worker.js";

const source = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Expects the site complete but for its pages' last touches. */
export async function writeSecondVisit(site: string): Promise<void> {
  const paths = await glob("**/*", { cwd: site, ignore: ["**/*.html", SCRIPT, WORKER] });
  const hashes = paths.sort().map(async (path) => {
    const hash = createHash("sha256").update(await readFile(join(site, path)));
    return [path, hash.digest("hex").slice(0, 16)] as const;
  });
  const options = { bundle: true, minify: true, format: "esm", logLevel: "silent" } as const;
  const files = JSON.stringify(Object.fromEntries(await Promise.all(hashes)));
  await build({
    ...options,
    entryPoints: [source("worker.ts")],
    outfile: join(site, WORKER),
    format: "iife",
    define: { FILES: files },
  });
  await build({ ...options, entryPoints: [source("register.ts")], outfile: join(site, SCRIPT) });
}

/** A page with the script. @param depth - folders between the page and the site's root */
export function withSecondVisit(html: string, depth: number): string {
  const script = `<script type="module" src="${"../".repeat(depth) || "./"}${SCRIPT}"></script>`;
  return html.replace("</head>", `${script}\n</head>`);
}
