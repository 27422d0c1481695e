import { expect, test } from "vitest";
import { finishHtml, withPolicy } from "../../../loaders/site/finish-html.js";

/** The head of Framework 1.13.4's pages. */
const HTML = `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
</head>`;

test("a page gets a language and may be zoomed", () => {
  expect(finishHtml(HTML)).toBe(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
</head>`);
});

test("a page that is right already stays as it is", () => {
  expect(finishHtml(finishHtml(HTML))).toBe(finishHtml(HTML));
});

test("the policy stands before anything is loaded, and names no other host", () => {
  const html = withPolicy(HTML);
  const policy = /<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(
    html,
  )?.[1];
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toMatch(/\*|https?:|'unsafe-eval'/);
});

test("the first stop of the Tab key leads past the sidebar, and the page in view is said", () => {
  const html = finishHtml(`<body>
<input id="observablehq-sidebar-toggle" type="checkbox" title="Toggle sidebar">
    <li class="observablehq-link observablehq-link-active"><a href="./trends">Trends</a></li>
<main id="observablehq-main" class="observablehq">`);
  expect(html).toContain('<body>\n<a class="skip-link" href="#observablehq-main">Skip to the content</a>\n<input');
  expect(html).toContain('<a aria-current="page" href="./trends">');
  expect(finishHtml(html)).toBe(html);
});

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
