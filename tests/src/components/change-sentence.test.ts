import { expect, test } from "vitest";
import { changeSentence } from "../../../src/components/change-sentence.js";
import type { MarketOverview } from "../../../src/lib/workbook/results.js";
import { OVERVIEW } from "./fixtures.js";

const [worse, same, unknown] = OVERVIEW.markets as [MarketOverview, MarketOverview, MarketOverview];
const weeks = ["2026-01-05", "2026-02-15"] as const;

test("it says of every market what its change shows, what is clear first", () => {
  expect(changeSentence([unknown, same, worse], weeks)).toBe(
    "Against the 6 weeks before, accuracy is worse in Indonesia, not clearly different in Thailand and not comparable in Việt Nam.",
  );
});

test("it names the length of the time compared with", () => {
  expect(changeSentence([worse], ["2026-01-05", "2026-01-14"])).toMatch(/^Against the 10 days before, /);
  expect(changeSentence([worse], ["2026-01-05", "2026-01-11"])).toMatch(/^Against the week before, /);
  expect(changeSentence([worse], ["2026-01-05", "2026-01-05"])).toMatch(/^Against the day before, /);
  expect(changeSentence([worse], null)).toMatch(/^Against the time before, /);
});

test("many markets of which nothing clear can be said are counted, not named", () => {
  expect(changeSentence([worse, same, same, same, same], weeks)).toMatch(
    / Indonesia and not clearly different in 4 others\.$/,
  );
  expect(changeSentence([same, same, same, same], weeks)).toMatch(/ not clearly different in any market\.$/);
});

test("where no change can be said of any market it does not pretend to compare", () => {
  expect(changeSentence([unknown, unknown], weeks)).toBe("Whether accuracy has changed cannot be said for any market.");
  expect(changeSentence([unknown], null)).toBe("Whether accuracy has changed cannot be said for Việt Nam.");
});
