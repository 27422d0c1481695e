import { expect, test } from "vitest";
import { finishHtml } from "../../../loaders/site/finish-html.js";

test("the sidebar's parts have names, and its list holds list items only", () => {
  const html = finishHtml(`<input id="observablehq-sidebar-toggle" type="checkbox" title="Toggle sidebar">
<nav id="observablehq-sidebar">
  <ol>
    <label id="observablehq-sidebar-close" for="observablehq-sidebar-toggle"></label>
    <li class="observablehq-link"><a href="./">Plumbline</a></li>`);
  expect(html).toContain('aria-label="Toggle sidebar">');
  expect(html).toContain('<nav id="observablehq-sidebar" aria-label="Pages">');
  expect(html).toMatch(/<ol>\s*<li class="observablehq-link"><label [^>]*><\/label><a/);
});
