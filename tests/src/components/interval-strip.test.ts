// @vitest-environment jsdom
import { expect, test } from "vitest";
import { intervalStrip, stripScale } from "../../../src/components/interval-strip.js";
import { figure, tooFew } from "./fixtures.js";

test("the scale runs from a round share to a round share around every interval", () => {
  const scale = stripScale([figure("accuracy", 0.921, 0.012, 100), figure("accuracy", 0.948, 0.009, 100)]);
  expect(scale?.ticks.map((tick) => Math.round(tick * 100))).toEqual([90, 92, 94, 96]);
});

test("a single certain share still has a scale with width, inside 0 and 1", () => {
  expect(stripScale([figure("accuracy", 1, 0, 100)])?.ticks).toEqual([0.99, 1]);
  expect(stripScale([figure("accuracy", 0, 0, 100)])?.ticks).toEqual([0, 0.01]);
});

test("without figures there is no scale", () => {
  expect(stripScale([tooFew("accuracy", 3)])).toBeNull();
});

test("dot and interval are placed on the scale", () => {
  const strip = intervalStrip(figure("accuracy", 0.95, 0.025, 100), { ticks: [0.9, 0.95, 1] }, null);
  const left = (part: string) => Number.parseFloat(strip.querySelector<HTMLElement>(part)?.style.left ?? "");
  expect(left(".strip-dot")).toBeCloseTo(50);
  expect(left(".strip-interval")).toBeCloseTo(25);
});
