import { html } from "./html.js";

export interface DisclosureOptions {
  readonly title: string;
  /** What the closed control says; keep it to update the text. */
  readonly summary: HTMLElement;
  readonly content: HTMLElement;
}

/**
 * A closed control that opens a panel below itself. A native `details`, so it works by
 * keyboard and is announced; Escape, a click elsewhere and leaving it by Tab close it,
 * and opening one closes its neighbours.
 */
export function disclosure({ title, summary, content }: DisclosureOptions): HTMLDetailsElement {
  const details = html`<details class="filter disclosure" name="filter">
    <summary><span class="filter-title">${title}</span>${summary}</summary>
    <div class="disclosure-panel">${content}</div>
  </details>` as HTMLDetailsElement;

  const closeOutside = ({ target }: Event) => {
    if (!details.contains(target as Node)) details.open = false;
  };
  details.addEventListener("toggle", () => {
    const listen = details.open ? "addEventListener" : "removeEventListener";
    document[listen]("pointerdown", closeOutside);
    if (details.open) keepInside(details.lastElementChild as HTMLElement);
  });
  details.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary")?.focus();
  });
  details.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !details.contains(relatedTarget as Node)) details.open = false;
  });
  return details;
}

/** Opens the panel to the left where it would leave the window on the right. */
function keepInside(panel: HTMLElement): void {
  panel.classList.remove("disclosure-panel-left");
  const outside = panel.getBoundingClientRect().right > document.documentElement.clientWidth;
  panel.classList.toggle("disclosure-panel-left", outside);
}
