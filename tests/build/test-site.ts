/** Sites built for tests: the project's own code on exports of the test's, each built once for all test files. */
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PROJECT_ROOT } from "../../loaders/settings.js";
import { type OfflineRun, runOffline } from "./offline.js";

export interface TestSite {
  /** A copy of the project, its data folders inside. */
  readonly project: string;
  /** The built site. */
  readonly dist: string;
  /** How each command went: demo or none, snapshot, build. */
  readonly runs: readonly OfflineRun[];
}

const PARTS = ["src", "loaders", "observablehq.config.ts", "package.json", "package-lock.json", "tsconfig.json"];

/** A copy of the project with nothing made: no exports, no snapshot, no site, no cache. */
export async function projectCopy(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const part of PARTS)
    await cp(join(PROJECT_ROOT, part), join(folder, part), {
      recursive: true,
      filter: (path) => !path.includes(".observablehq"),
    });
  await symlink(join(PROJECT_ROOT, "node_modules"), join(folder, "node_modules"));
}

/** Runs one of the project's commands in a copy of it, without any network. */
export function command(project: string, ...argv: string[]): Promise<OfflineRun> {
  return runOffline(commandLine(...argv), { cwd: project, env: dataFolders(project) });
}

export const commandLine = (...argv: string[]): string[] => [
  process.execPath,
  "--import",
  "tsx",
  "loaders/cli.ts",
  ...argv,
];

export const dataFolders = (project: string): NodeJS.ProcessEnv => ({
  PLUMBLINE_EXPORTS: join(project, "data", "exports"),
  PLUMBLINE_SNAPSHOTS: join(project, "data", "snapshots"),
});

/**
 * The site of the exports that `fill` puts into a folder. The first caller builds it; test files
 * of the projects `build` and `browser` run one at a time, so later ones find it done.
 */
export async function testSite(
  name: string,
  fill: (project: string, exports: string) => Promise<OfflineRun | undefined>,
): Promise<TestSite> {
  const project = join(process.env.PLUMBLINE_TEST_SITES!, name);
  const done = join(project, "runs.json");
  if (!existsSync(done)) {
    await projectCopy(project);
    const exports = join(project, "data", "exports");
    await mkdir(exports, { recursive: true });
    const runs = [await fill(project, exports), await command(project, "snapshot"), await command(project, "build")];
    await writeFile(done, JSON.stringify(runs.filter((run) => run !== undefined)));
  }
  const runs: OfflineRun[] = JSON.parse(await readFile(done, "utf8"));
  for (const { code, output } of runs) if (code !== 0) throw new Error(output);
  return { project, dist: join(project, "dist"), runs };
}

/** The site of the demo, with one investigation (`/investigations/offline`) as an analyst may write it. */
export const demoSite = (): Promise<TestSite> =>
  testSite("demo", async (project) => {
    const investigations = fileURLToPath(new URL("investigations", import.meta.url));
    await cp(investigations, join(project, "src", "investigations"), { recursive: true });
    return command(project, "demo", "--annotations", "24000", "--weeks", "12");
  });
