/** A site served, a browser on it, and a record of whatever went wrong or was asked of another host. */
import type { Page } from "playwright-core";
import { type Served, serveFolder } from "../../loaders/site/serve-folder.js";
import { launchChromium } from "./chromium.js";

export interface Visit {
  /** Address of the site, with a slash at its end. */
  readonly url: string;
  /** Addresses on other hosts that pages or their workers asked for; every one was refused. */
  readonly otherHosts: readonly string[];
  /** Errors on the consoles of all pages, and answers of 400 and above. Tests may empty it. */
  readonly problems: string[];
  /** A page, at a path of the site. */
  open(path?: string): Promise<Page>;
  close(): Promise<void>;
}

/** Serves a built site to Chromium. */
export const visit = async (dist: string): Promise<Visit> => visitServed(await serveFolder(dist, 0));

/** Opens Chromium on a site that is served already; closing the visit stops both. */
export async function visitServed(served: Served): Promise<Visit> {
  // Other names do not resolve: what the record should miss is blocked even so.
  const browser = await launchChromium("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost");
  // A service worker's requests pass the record by; `second-visit.test.ts` has its own way to know of them.
  const context = await browser.newContext({ serviceWorkers: "block" });
  const otherHosts: string[] = [];
  const problems: string[] = [];
  await context.route(
    ({ protocol, hostname }) => protocol.startsWith("http") && hostname !== "localhost",
    (route) => {
      otherHosts.push(route.request().url());
      return route.abort();
    },
  );
  context.on("weberror", (error) => problems.push(error.error().message));
  context.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  context.on("response", (answer) => answer.status() >= 400 && problems.push(`${answer.status()} ${answer.url()}`));
  return {
    url: served.url,
    otherHosts,
    problems,
    async open(path = "") {
      const page = await context.newPage();
      await page.goto(new URL(path, served.url).href);
      return page;
    },
    async close() {
      await browser.close();
      await served.close();
    },
  };
}

/** Waits until a page has run to its end: no cell under way or failed in Framework's eyes, and DuckDB started where it is asked. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector("observablehq-loading"));
  await page.waitForFunction(() => (document.documentElement.dataset.workbook ?? "ready") === "ready");
}

/** Waits until the figures in view are those of this search text, answered by DuckDB. */
export const answered = (page: Page, search: string) =>
  page.waitForFunction(
    (wanted) => {
      const { workbook, view } = document.documentElement.dataset;
      return workbook === "ready" && view === wanted;
    },
    search,
    { timeout: 30_000 },
  );
