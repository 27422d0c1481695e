/** What axe-core finds wrong with a page as it stands: every rule, whatever its impact. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Each violation with the elements that break the rule, in light and in dark colours. */
export async function violations(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    // `region` is left out: Framework's switch of the sidebar has to stand outside of it.
    const some = await page.evaluate<string[]>(
      `${axe}; axe.run(document, { rules: { region: { enabled: false } }, resultTypes: ["violations"] })
        .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" ")))`,
    );
    found.push(...some.map((violation) => `${colorScheme}: ${violation}`));
  }
  return found;
}
