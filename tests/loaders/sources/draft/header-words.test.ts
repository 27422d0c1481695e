import { expect, test } from "vitest";
import { headerWords, labelWords, shownHeader } from "../../../../loaders/sources/draft/header-words.js";

test.each([
  ["caseId", "case id"],
  ["Question ID", "question id"],
  ["IPAddress", "ip address"],
  ["_worker_id", "worker id"],
  ["Hate speech?", "hate speech"],
  ["ป้ายกำกับ 1", "ป้ายกำกับ 1"],
])("%s has the words %s", (header, words) => expect(headerWords(header)).toBe(words));

test("spellings of one label have the same words; signs stay", () => {
  expect(labelWords(" No_Violation ")).toBe(labelWords("no violation"));
  expect(labelWords("-1")).not.toBe(labelWords("1"));
});

test("a header is shown on one line, and never where it is an address", () => {
  expect(shownHeader("two\nlines")).toBe("two lines");
  expect(shownHeader("x".repeat(80))).toBe(`${"x".repeat(60)}…`);
  expect(shownHeader("somsri@example.org")).toBe("(a header that holds an address)");
});
