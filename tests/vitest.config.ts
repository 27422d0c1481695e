import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Unit tests mirror src/ and loaders/ path by path; tests/build and tests/browser hold the slow ones. */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 30_000,
  },
});
