/** What Framework's page template lacks or forbids, put right in its output. */

/**
 * The template's viewport forbids zooming; the language lets screen readers and hyphenation
 * work; the sidebar's parts lack names, its list holds what is no list item, and readers without a
 * pointer want to get past it, and to hear which page they are on.
 */
export function finishHtml(html: string): string {
  return html
    .replace("<html>", '<html lang="en">')
    .replace("width=device-width, initial-scale=1, maximum-scale=1", "width=device-width, initial-scale=1")
    .replace('<nav id="observablehq-sidebar">', '<nav id="observablehq-sidebar" aria-label="Pages">')
    .replace('title="Toggle sidebar">', 'title="Toggle sidebar" aria-label="Toggle sidebar">')
    .replace("<body>\n<input", `<body>\n${SKIP}\n<input`)
    .replace('observablehq-link-active"><a href', 'observablehq-link-active"><a aria-current="page" href')
    .replace(/(<label id="observablehq-sidebar-close"[^>]*><\/label>)\s*(<li\b[^>]*>)/, "$2$1");
}

const SKIP = '<a class="skip-link" href="#observablehq-main">Skip to the content</a>';

/**
 * Nothing from another host, no code from text. Scripts are inline in every page, and Inputs
 * parses `onsubmit` placeholders, which hashes do not cover: hence 'unsafe-inline'.
 */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data: blob:",
  "connect-src 'self' blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
].join("; ");

/** The page with a content security policy. Not for previews: their live reload evaluates text. */
export function withPolicy(html: string): string {
  const charset = '<meta charset="utf-8">';
  return html.replace(charset, `${charset}\n<meta http-equiv="Content-Security-Policy" content="${POLICY}">`);
}
