import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Sites that tests build, shared by their files: see tests/build/test-site.ts. */
const sites = mkdtempSync(join(tmpdir(), "plumbline-test-sites-"));
process.on("exit", () => rmSync(sites, { recursive: true, force: true }));

/** One group after the other; the slow ones one file at a time. */
const slow = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 300_000 };

/** Unit tests mirror src/ and loaders/ path by path; tests/build and tests/browser hold the slow ones. */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  // Pages write `npm:`, which Framework resolves to one shared copy; tests take the same package from node_modules.
  resolve: { alias: [{ find: /^npm:/, replacement: "" }] },
  test: {
    // A hang must end, but a busy machine is no failure: tests hold no timing.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: { PLUMBLINE_TEST_SITES: sites },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/build/**", "tests/browser/**"],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { ...slow, name: "build", include: ["tests/build/**/*.test.ts"], sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: { ...slow, name: "browser", include: ["tests/browser/**/*.test.ts"], sequence: { groupOrder: 2 } },
      },
    ],
  },
});
