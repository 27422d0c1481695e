import type { OpenProgress } from "../lib/workbook/duckdb.js";
import { html } from "./html.js";

/** How far the workbook is: what `data-workbook` on the document says too. */
export type WorkbookStatus = "starting" | "ready" | "busy" | "failed";

const TEXTS: { readonly [status in WorkbookStatus]: string } = {
  starting: "DuckDB is starting; filters follow in a moment",
  ready: "Filters ready",
  busy: "Filters ready",
  failed: "Filters are not available",
};

export interface StatusLine {
  readonly element: HTMLElement;
  say(status: WorkbookStatus): void;
  /** Tells those who cannot see it that figures have come, and of what: heard, not seen. */
  announce(figures: string): void;
  /** How much of DuckDB has arrived: seen, not announced. */
  progress(progress: OpenProgress): void;
}

/** Says whether filters answer yet; announced politely when that changes. */
export function statusLine(): StatusLine {
  const text = html`<span role="status"></span>`;
  const fetched = html`<span class="status-fetched"></span>`;
  const heard = html`<span class="visually-hidden" role="status"></span>`;
  const element = html`<p class="status-line">${text} ${fetched} ${heard}</p>`;
  return {
    element,
    say(status) {
      element.dataset.status = status;
      if (text.textContent !== TEXTS[status]) text.textContent = TEXTS[status];
      if (status !== "starting") fetched.textContent = "";
    },
    announce(figures) {
      heard.textContent = `Figures shown: ${figures}`;
    },
    progress({ bytes }) {
      fetched.textContent = `(${(bytes / 1e6).toFixed(1)} MB fetched)`;
    },
  };
}
