/** Runs a command where nothing outside this machine can be reached, and notes whoever tries. */
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface OfflineRun {
  readonly code: number | null;
  /** Standard output and error, as they came. */
  readonly output: string;
  /** `host:port` of every connection that was tried and refused. */
  readonly connections: readonly string[];
  /** Whether there was no network at all, rather than only a guard inside every Node process. */
  readonly isolated: boolean;
}

export interface OfflineOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end. */
export async function runOffline(command: readonly string[], { cwd, env }: OfflineOptions): Promise<OfflineRun> {
  const folder = await mkdtemp(join(tmpdir(), "plumbline-offline-"));
  const log = join(folder, "connections");
  try {
    await writeFile(log, "");
    const [program, ...args] = [...NAMESPACE, ...command];
    const child = spawn(program!, args, {
      cwd,
      env: { ...process.env, ...env, ...guard(log) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
    const connections = readFileSync(log, "utf8").split("\n").filter(Boolean);
    return { code, output, connections, isolated: NAMESPACE.length > 0 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Environment of a process that refuses connections and notes them in a file. */
export const guard = (log: string): NodeJS.ProcessEnv => ({
  NODE_OPTIONS: `--import ${new URL("refuse-connections.mjs", import.meta.url).href}`,
  PLUMBLINE_TEST_CONNECTIONS: log,
});

/** A network namespace with nothing but this machine's own addresses, where the platform lets us have one. */
const NAMESPACE =
  [
    ["unshare", "-n"],
    ["unshare", "-rn"],
  ]
    .map((unshare) => [...unshare, "sh", "-c", 'ip link set lo up 2>/dev/null; exec "$@"', "sh"])
    .find(works) ?? [];

function works([program, ...args]: readonly string[]): boolean {
  try {
    execFileSync(program!, [...args, "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
