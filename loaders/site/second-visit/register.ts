/**
 * Starts the site's service worker once a page is at rest, and tells it what the page has loaded. Browsers have service
 * workers on secure sites only; elsewhere the site works as ever, from the network.
 */
import type { Used } from "./worker.js";

const workers = "serviceWorker" in navigator && isSecureContext ? navigator.serviceWorker : null;

async function start(container: ServiceWorkerContainer): Promise<void> {
  const tell = () => {
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    const message: Used = { used: [location.href, ...loaded] };
    container.controller?.postMessage(message);
  };
  // A worker of a later build takes over and forgets what was kept before it.
  container.addEventListener("controllerchange", tell);
  await container.register(new URL("second-visit-worker.js", import.meta.url));
  // At once of all so far, and then of each that was still on its way.
  new PerformanceObserver(tell).observe({ type: "resource", buffered: true });
}

/** Once no cell is under way and DuckDB has started, where the page asks it: what the worker fetches again waits for them. */
function whenAtRest(run: () => void): void {
  const watch = new MutationObserver(look);
  function look(): void {
    const { workbook } = document.documentElement.dataset;
    if (workbook === "starting" || workbook === "busy" || document.querySelector("observablehq-loading")) return;
    watch.disconnect();
    run();
  }
  watch.observe(document.documentElement, { attributeFilter: ["data-workbook"], childList: true, subtree: true });
  look();
}

if (workers)
  addEventListener("load", () =>
    whenAtRest(() => void start(workers).catch((error: unknown) => console.warn(String(error)))),
  );
