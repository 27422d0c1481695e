// @vitest-environment jsdom
import { expect, test } from "vitest";
import { filterBar } from "../../../src/components/filter-bar.js";
import type { ViewState } from "../../../src/lib/schema/filters.js";
import { INFO, STATE } from "./fixtures.js";

const FULL: ViewState = {
  market: ["ID", "TH"],
  queue: ["live"],
  policy: "nudity",
  team: ["hcm-1"],
  kind: "human",
  model: ["guard-3"],
  reference: "qa",
  from: "2026-02-01",
  to: "2026-02-28",
  grain: "day",
};

const titles = (bar: HTMLElement) => [...bar.querySelectorAll(".filter-title")].map((title) => title.textContent);

test("a bar made with a state, or given it later, holds exactly that state", () => {
  expect(filterBar(INFO, { value: FULL }).value).toEqual(FULL);
  const bar = filterBar(INFO, { value: STATE });
  bar.value = FULL;
  bar.dispatchEvent(new Event("input"));
  expect(bar.value).toEqual(FULL);
});

test("ticking a box adds its value and tells the page", () => {
  const bar = filterBar(INFO, { value: STATE });
  document.body.replaceChildren(bar);
  const heard: (readonly string[])[] = [];
  bar.addEventListener("input", () => heard.push(bar.value.market));
  bar.querySelector<HTMLInputElement>("input[value=TH]")?.click();
  expect(heard).toEqual([["TH"]]);
  expect(bar.querySelector("summary")?.textContent).toBe("MarketThailand");
});

test("every way to set a control changes its own filter and no other", () => {
  const bar = filterBar(INFO, { value: STATE });
  const select = bar.querySelector("select") as HTMLSelectElement;
  select.value = "nudity";
  select.dispatchEvent(new Event("input", { bubbles: true }));
  bar.querySelector<HTMLInputElement>("input[value=day]")?.click();
  const [from] = bar.querySelectorAll<HTMLInputElement>("input[type=date]");
  (from as HTMLInputElement).value = "2026-02-02";
  from?.dispatchEvent(new Event("input", { bubbles: true }));
  expect(bar.value).toEqual({ ...STATE, policy: "nudity", grain: "day", from: "2026-02-02" });
});

test("a range whose last day is before its first is not taken", () => {
  const bar = filterBar(INFO, { value: { ...STATE, from: "2026-02-02" } });
  const to = bar.querySelectorAll<HTMLInputElement>("input[type=date]")[1] as HTMLInputElement;
  to.value = "2026-01-20";
  to.dispatchEvent(new Event("input", { bubbles: true }));
  expect(bar.value.to).toBeNull();
  expect(to.validationMessage).toBe("The last day is before the first.");
});

test("a policy stands below its parent, indented", () => {
  const options = [...filterBar(INFO, { value: STATE }).querySelectorAll("select option")].map(
    (each) => each.textContent,
  );
  expect(options.slice(0, 4)).toEqual(["All", "Adult content", "\u2003Nudity", "Scams"]);
});

test("a filter without a choice to make is left out, unless the address sets it", () => {
  expect(titles(filterBar(INFO, { value: STATE }))).not.toContain("Judged by");
  expect(titles(filterBar(INFO, { value: FULL }))).toContain("Judged by");
  const holds = { ...INFO.holds, models: [] };
  const one = { ...INFO, days: null, holds, choices: { ...INFO.choices, model: [], team: [] } };
  expect(titles(filterBar(one, { value: STATE }))).toEqual(["Market", "Queue", "Policy"]);
  const machines = { ...INFO, holds: { ...INFO.holds, people: [] } };
  expect(titles(filterBar(machines, { value: STATE }))).not.toContain("Labelled by");
});

test("a filter that changes nothing on a page is not shown and keeps its value", () => {
  const bar = filterBar(INFO, { value: { ...STATE, grain: "day" }, without: ["grain"] });
  expect(titles(bar)).not.toContain("By");
  bar.querySelector<HTMLInputElement>("input[value=TH]")?.click();
  expect(bar.value.grain).toBe("day");
});

test("Reset appears with the first filter, and returns to the default and tells the page", () => {
  const bar = filterBar(INFO, { value: STATE });
  const reset = [...bar.querySelectorAll("button")].find((button) => button.textContent === "Reset") as HTMLElement;
  expect(reset.hidden).toBe(true);
  bar.value = FULL;
  expect(reset.hidden).toBe(false);
  let heard = 0;
  bar.addEventListener("input", () => heard++);
  reset.click();
  expect(bar.value).toEqual(STATE);
  expect(heard).toBe(1);
});

test("on a phone the button says how many filters are set; a range of days is one", () => {
  const toggle = filterBar(INFO, { value: { ...STATE, market: ["TH"], from: "2026-02-01", to: "2026-02-08" } });
  expect(toggle.querySelector(".filter-toggle")?.textContent).toBe("Filters (2)");
});

test("a long list can be narrowed, which changes no filter", () => {
  const team = Array.from({ length: 13 }, (_, index) => ({ value: `t${index}`, name: `Team ${index}` }));
  const bar = filterBar({ ...INFO, choices: { ...INFO.choices, team } }, { value: STATE });
  const field = bar.querySelector<HTMLInputElement>("input[type=search]") as HTMLInputElement;
  let heard = 0;
  bar.addEventListener("input", () => heard++);
  field.value = "team 12";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const shown = [...bar.querySelectorAll<HTMLElement>("label")].filter((label) =>
    /Team \d/.test(label.textContent ?? ""),
  );
  expect(shown.filter((label) => !label.hidden).map((label) => label.textContent?.trim())).toEqual(["Team 12"]);
  expect(heard).toBe(0);
});
