/**
 * The site's own modules, joined. Framework publishes one file per module, and a page waits for as many requests; joined,
 * a page still loads only what it uses, since what pages have in common becomes files of its own.
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { glob } from "tinyglobby";

/** Where Framework puts the modules of `src`, relative to the site. */
const MODULES = "_import";
/** An address of one of them in a page; the page's way to the site's root, and the module's from there. */
const IMPORTED = /"((?:\.\.?\/)+)(_import\/[^"]+\.js)"/g;
const PRELOAD = /<link rel="modulepreload" href="(?:\.\.?\/)+_import\/[^"]+\.js">\n?/g;

/**
 * Replaces the modules of a built site by joined ones and points its pages to them.
 *
 * @param site The folder Framework has built into.
 */
export async function bundleModules(site: string): Promise<void> {
  const pages = await glob("**/*.html", { cwd: site, absolute: true });
  const texts = new Map(await Promise.all(pages.map(async (page) => [page, await readFile(page, "utf8")] as const)));
  const entries = new Set([...texts.values()].flatMap((text) => cellImports(text).map(([, , path]) => path!)));
  const separate = await glob(`${MODULES}/**/*.js`, { cwd: site, absolute: true });
  const { outputFiles, metafile } = await build({
    absWorkingDir: site,
    entryPoints: [...entries].map((path) => ({ in: path, out: basename(path).replace(/(\.\w+)?\.js$/, "") })),
    outdir: MODULES,
    entryNames: "[name].[hash]",
    chunkNames: "[name].[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    write: false,
    metafile: true,
    logLevel: "silent",
    plugins: [onlyOwn(join(site, MODULES))],
  });
  await Promise.all(separate.map((file) => rm(file)));
  await Promise.all(outputFiles.map(({ path, contents }) => writeFile(path, contents)));
  const joined = new Map(
    Object.entries(metafile.outputs).flatMap(([path, { entryPoint }]) => (entryPoint ? [[entryPoint, path]] : [])),
  );
  await Promise.all([...texts].map(([page, text]) => writeFile(page, pointTo(text, joined, metafile))));
}

/** What a page's cells import, at once or later: its preloads aside. */
const cellImports = (text: string): RegExpMatchArray[] => [...text.replace(PRELOAD, "").matchAll(IMPORTED)];

/** The page with the joined files in place of the modules; those it needs at once are asked for with the page. */
function pointTo(text: string, joined: ReadonlyMap<string, string>, { outputs }: Metafile): string {
  const atOnce = new Set<string>();
  let root = "./";
  for (const [preload] of text.matchAll(PRELOAD))
    for (const [, way, path] of preload.matchAll(IMPORTED)) {
      root = way!;
      const file = joined.get(path!);
      if (file !== undefined) addWithImports(file, outputs, atOnce);
    }
  const preloads = [...atOnce].map((file) => `<link rel="modulepreload" href="${root}${file}">\n`).join("");
  let placed = false;
  return text
    .replace(PRELOAD, () => {
      if (placed) return "";
      placed = true;
      return preloads;
    })
    .replace(IMPORTED, (_, way: string, path: string) => `"${way}${joined.get(path) ?? path}"`);
}

function addWithImports(file: string, outputs: Metafile["outputs"], to: Set<string>): void {
  if (to.has(file)) return;
  to.add(file);
  for (const { path, kind, external } of outputs[file]!.imports)
    if (kind === "import-statement" && !external) addWithImports(path, outputs, to);
}

/**
 * Libraries stay files of their own: pages import them too, and there may be one copy only. Attachments are told
 * relative to the module that names them, which is no longer a file.
 */
const onlyOwn = (modules: string): Plugin => ({
  name: "only-own",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const file = resolve(resolveDir, path);
      return file.startsWith(`${modules}/`) ? undefined : { path: relative(modules, file), external: true };
    });
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      if (!source.includes("import.meta.url")) return undefined;
      const address = JSON.stringify(`./${relative(modules, dirname(path))}/${basename(path)}`);
      return { contents: source.replaceAll("import.meta.url", `new URL(${address},import.meta.url).href`) };
    });
  },
});
