// @vitest-environment jsdom
import { expect, test } from "vitest";
import { carryFilters } from "../../../src/components/carry-filters.js";

test("links to pages of this site carry the filters; other links, and those with filters of their own, do not", () => {
  document.body.innerHTML = `<nav id="observablehq-sidebar"><a href="/trends.html?market=ID">Trends</a><a href="https://example.org/">Elsewhere</a></nav>
    <main><a data-carry href="/dictionary.html#metric-accuracy">Dictionary</a><a href="/trends.html?market=TH">Thailand</a></main>`;
  carryFilters("market=VN&kind=human");
  const { origin } = location;
  expect([...document.links].map(({ href }) => href)).toEqual([
    `${origin}/trends.html?market=VN&kind=human`,
    "https://example.org/",
    `${origin}/dictionary.html?market=VN&kind=human#metric-accuracy`,
    `${origin}/trends.html?market=TH`,
  ]);
  carryFilters("");
  expect(document.links[0]?.href).toBe(`${origin}/trends.html`);
});
