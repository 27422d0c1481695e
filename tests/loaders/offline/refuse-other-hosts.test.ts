import { expect, test } from "vitest";
import { refusal } from "../../../loaders/offline/refuse-other-hosts.js";

const refusalOf = (url: string) => refusal(new URL(url));

test("a library that is not carried is named, with what to do", () => {
  const advice = /uses npm:lodash, .* \(npm install lodash\) and import "lodash" without npm:/;
  expect(refusalOf("https://cdn.jsdelivr.net/npm/lodash@0.0.0/+esm")).toMatch(advice);
  expect(refusalOf("https://registry.npmjs.org/lodash/latest")).toMatch(advice);
  expect(refusalOf("https://registry.npmjs.org/lodash")).toMatch(advice);
});

test("a scoped library keeps its scope", () => {
  expect(refusalOf("https://cdn.jsdelivr.net/npm/@observablehq/mermaid@1.2.3/+esm")).toContain(
    "npm:@observablehq/mermaid,",
  );
  expect(refusalOf("https://registry.npmjs.org/@observablehq/mermaid/latest")).toContain("npm:@observablehq/mermaid,");
});

test("any other address is named", () => {
  expect(refusalOf("https://extensions.duckdb.org/v1.1.1/x.wasm")).toBe(
    "Refused to fetch https://extensions.duckdb.org/v1.1.1/x.wasm. Nothing is fetched from other hosts while building or previewing.",
  );
});
