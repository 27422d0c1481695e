import { expect, test } from "vitest";
import { createCalendar, isoTime, LAST_DAY } from "../../../loaders/demo/calendar.js";

test("a calendar holds whole weeks from a Monday to the last day, a Sunday", () => {
  const calendar = createCalendar(12);
  const first = new Date(calendar.midnight(0, 0));
  const last = new Date(calendar.midnight(calendar.days - 1, 0));
  expect(first.getUTCDay()).toBe(1);
  expect(last.getUTCDay()).toBe(0);
  expect(isoTime(last.getTime()).slice(0, 10)).toBe(LAST_DAY);
});

test("midnight is the local one", () => {
  // 2026-11-15 00:00 in Bangkok (UTC+7).
  expect(isoTime(createCalendar(2).midnight(13, 7))).toBe("2026-11-14T17:00:00.000Z");
});

test("days are told by share, date and number alike", () => {
  const calendar = createCalendar(5);
  expect(calendar.mondayAt(0.5)).toBe(21);
  expect(calendar.dayOf(LAST_DAY)).toBe(34);
  expect(calendar.date(34)).toBe(LAST_DAY);
  expect(calendar.dayOf("2026-10-11")).toBe(-1);
});
