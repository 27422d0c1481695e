/** The site: its pages, its head, and a module cache filled before Framework looks for anything. */
import { fillModuleCache } from "./loaders/offline/fill.js";
import { fontLinks } from "./loaders/offline/fonts.js";
import { MODULE_CACHE } from "./loaders/offline/packages.js";
import { refuseOtherHosts } from "./loaders/offline/refuse-other-hosts.js";
import { sitePages } from "./loaders/site/site-pages.js";

process.env.OBSERVABLE_TELEMETRY_DISABLE = "true";
refuseOtherHosts();
await fillModuleCache(MODULE_CACHE);

export default {
  root: "src",
  output: process.env.PLUMBLINE_OUTPUT ?? "dist",
  title: "Plumbline",
  pages: await sitePages(),
  style: "style/index.css",
  globalStylesheets: [],
  pager: false,
  head: `${await fontLinks()}
<link rel="icon" type="image/svg+xml" href="/style/favicon.svg">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">`,
  footer: "Every figure on this page is computed in your browser, from one snapshot.",
  preserveExtension: true,
  duckdb: { extensions: { json: null, parquet: null } },
  interpreters: { ".ts": ["node", "--import", "tsx"] },
};
