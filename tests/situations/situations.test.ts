/** Every situation from its exports to the drawn pages, without a browser: what is missing is named, and never drawn as zero. */
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { builtinEnvironments } from "vitest/runtime";
import { writeWorkbook } from "../../loaders/cubes/workbook.js";
import { openWorkbookFile } from "../../loaders/cubes/workbook-query.js";
import { lacking } from "../../src/components/lacking.js";
import { overviewView } from "../../src/components/overview-view.js";
import { trendsView } from "../../src/components/trends-view.js";
import { firstPaint } from "../../src/lib/workbook/first-paint.js";
import { overview } from "../../src/lib/workbook/overview.js";
import { trends } from "../../src/lib/workbook/trends.js";
import { defaultViewState, fromSearch } from "../../src/lib/workbook/view-state.js";
import { temporaryFolder } from "../loaders/exports.js";
import { takeFrom } from "../loaders/take.js";
import { words } from "../src/components/words.js";
import { exportsFiles, SITUATIONS, type SituationName } from "./situations.js";

// Views ask for a document, loaders for Node's own URLs.
const { URL } = globalThis;
const { teardown } = await builtinEnvironments.jsdom.setup(globalThis, {});
globalThis.URL = URL;
afterAll(() => teardown(globalThis));

/** What the pages say of each, besides what they can show. */
const SAID: { readonly [name in SituationName]: readonly RegExp[] } = {
  everything: [],
  "no audits": [/Accuracy No random audits of production work\. What would supply it: Have a random sample/],
  "no model": [/Models No labels by a model\. People and models cannot be compared\. What would supply it/],
  "no second annotator": [/Agreement No item was labelled twice\. What would supply it/],
  "one market": [/Markets There are not two markets\. A market cannot be held against another\. What would/],
  "no dates": [/Time No label carries a time\. Neither a change nor a trend can be shown\. What would supply it/],
  "one day": [/No change: the period before, .*, begins before the data, 19 Aug 2026/],
  "ten rows": [/too few 3 judged labels, at least 30 are needed/],
  "no audits, one market": [/Accuracy No random audits/, /Markets There are not two markets/],
  "no dates, no annotators": [/Time No label/, /Annotators No judged label says who gave it\. Intervals/],
  "no people": [/People No labels by people/, /Agreement No item was labelled twice/],
  "a market without audits": [/Accuracy No random audits of production work in Vietnam\./],
  "one label": [/not defined 100\.0% equal/, /No judged labels of items known to violate\./],
  "labels without meaning": [/False-positive rate No judged labels of items known not to violate\. What/],
  "references only": [/This snapshot holds no work/, /Volume No work\. What would supply it/],
  nothing: [/This snapshot holds no work/, /Volume No work\. What would supply it/],
  "long names": [/Donaudampfschiff/],
  "forty markets": [/Whether accuracy has changed cannot be said for any market/],
  "weeks never exported": [/perhaps never exported, and not counted as zero: Vietnam 17 Aug – 30 Aug 2026, 7 Sep/],
};

async function drawn(name: SituationName): Promise<{ readonly pages: HTMLElement[]; readonly text: string }> {
  const { search = "", ...exports } = SITUATIONS[name];
  const { folder } = await takeFrom(exportsFiles(exports));
  const file = join(await temporaryFolder(), "workbook.duckdb");
  await writeWorkbook(folder, file);
  const query = await openWorkbookFile(file);
  const { info, result } = await firstPaint(query, overview);
  const state = defaultViewState();
  const filtered = fromSearch(search, info);
  expect(filtered.problems).toEqual([]);
  const views = [
    overviewView(result, { info, state }),
    await trendsOf(state),
    lacking(info),
    ...(search === ""
      ? []
      : [overviewView(await overview(query, filtered.state, info), { info, state }), await trendsOf(filtered.state)]),
  ];
  return {
    pages: views, // Words of one sentence may stand in several nodes.
    text: views
      .map(words)
      .join(" ")
      .replaceAll(/ (?=[.,:;])/g, ""),
  };

  async function trendsOf(state: typeof filtered.state): Promise<HTMLElement> {
    return trendsView(await trends(query, state, info), { info, width: 900, previous: openTables });
  }
}

/** Charts out of sight wait for the next paint, unless their table is open. */
const openTables = document.createElement("div");
openTables.innerHTML = ["accuracy", "false-positive-rate", "false-negative-rate", "agreement", "volume"]
  .map((id) => `<section id="${id}"><details open></details></section>`)
  .join("");

test.each(Object.keys(SITUATIONS) as SituationName[])("%s", async (name) => {
  const { pages, text } = await drawn(name);
  for (const said of SAID[name]) expect(text).toMatch(said);
  for (const page of pages) {
    expect(page.innerHTML).not.toMatch(/NaN|Infinity|\[object|>(null|undefined)</);
    for (const chart of page.querySelectorAll("svg")) expect(chart.getAttribute("aria-label")).toMatch(/./);
    // A headline of nothing would be read as a finding.
    expect(Array.from(page.querySelectorAll(".figure-value"), words)).not.toContain("0");
  }
});

test("filters that match nothing say so, and how to go on", async () => {
  const { pages } = await drawn("everything");
  const sentence = "No work matches these filters. Reset them, or choose more of some.";
  expect(pages.slice(3).map(words)).toEqual([sentence, sentence]);
});
