import { html } from "./html.js";

/** A description as the schema writes it: names between backticks. */
export const prose = (text: string): unknown[] =>
  text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
