import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Unit tests mirror src/ and loaders/ path by path; tests/build and tests/browser hold the slow ones. */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  // Pages write `npm:`, which Framework resolves to one shared copy; tests take the same package from node_modules.
  resolve: { alias: [{ find: /^npm:/, replacement: "" }] },
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 30_000,
  },
});
