import { html } from "./html.js";

/** What a reader must know before reading on: a short list, or nothing. */
export function messages(texts: readonly string[], kind: "problem" | "notice"): HTMLElement | null {
  if (texts.length === 0) return null;
  const role = kind === "problem" ? "alert" : "note";
  return html`<div class="messages messages-${kind}" role=${role} aria-label=${TITLES[kind]}>
    <ul>${[...new Set(texts)].map((text) => html`<li>${text}</li>`)}</ul>
  </div>`;
}

const TITLES = { problem: "Problems", notice: "Notes on these figures" } as const;
