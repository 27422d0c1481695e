// @vitest-environment jsdom
import { expect, test } from "vitest";
import { messages } from "../../../src/components/messages.js";
import { words } from "./words.js";

test("problems are announced; each is said once", () => {
  const list = messages(["No market “XX”.", "No market “XX”."], "problem");
  expect(list?.getAttribute("role")).toBe("alert");
  expect(words(list!)).toBe("No market “XX”.");
  // The role is not the list's own: its items would be none.
  expect(list?.querySelector("ul")?.getAttribute("role")).toBeNull();
});

test("without texts there is no list", () => {
  expect(messages([], "notice")).toBeNull();
});
