/** A Chromium to test with: the machine's own, or one installed here. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Starts Chromium; `flags` go beside those that keep it from calling home. */
export async function launchChromium(...flags: string[]): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...FLAGS, ...flags] });
}

/**
 * Path of a Chromium: `PLUMBLINE_CHROMIUM`, one in a usual place, Playwright's own, else the one
 * installed now (Debian's package as root, else Playwright's).
 *
 * @throws Error saying what was tried; browser tests are never skipped.
 */
export function chromiumPath(): string {
  const { PLUMBLINE_CHROMIUM } = process.env;
  if (PLUMBLINE_CHROMIUM) {
    if (existsSync(PLUMBLINE_CHROMIUM)) return PLUMBLINE_CHROMIUM;
    throw new Error(`PLUMBLINE_CHROMIUM is ${PLUMBLINE_CHROMIUM}, and there is no such file.`);
  }
  return installed() ?? install();
}

const installed = (): string | undefined => [...PLACES, chromium.executablePath()].find((path) => existsSync(path));

function install(): string {
  const isDebianRoot = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  const failures = [
    ...(isDebianRoot ? attempt("apt-get update && apt-get install -y --no-install-recommends chromium") : []),
    ...(installed() ? [] : attempt("npx playwright-core install chromium")),
  ];
  const path = installed();
  if (path) return path;
  throw new Error(
    `There is no Chromium for the browser tests, and none could be installed:\n${failures.join("\n")}\nInstall Chromium or Chrome, or set PLUMBLINE_CHROMIUM to the path of one.`,
  );
}

/** Why a command failed; empty when it did not. */
function attempt(command: string): string[] {
  try {
    console.log(`Installing a Chromium for the browser tests: ${command}`);
    execFileSync("sh", ["-c", command], { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
    return [];
  } catch (error) {
    return [
      `  ${command}: ${String((error as { stderr?: string }).stderr ?? error)
        .trim()
        .split("\n")
        .at(-1)}`,
    ];
  }
}
