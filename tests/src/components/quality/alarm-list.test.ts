// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { alarmList, alarmSentence } from "../../../../src/components/quality/alarm-list.js";
import type { Alarm, Severity } from "../../../../src/lib/analysis/quality/check.js";
import { words } from "../words.js";

const alarm = (severity: Severity, finding = "Something was found."): Alarm => ({
  severity,
  subject: "Thailand, tool",
  finding,
  meaning: "It means something.",
  remedy: "Map `labeled_at`.",
  n: 1,
});
const CHECKS = [
  { title: "Old data", raises: "Labels are old.", alarms: 0 },
  { title: "Handling times", raises: "They are equal.", alarms: null },
];

describe("the sentence", () => {
  it("counts what is wrong, to be checked and good to know", () => {
    const severities = ["wrong", "wrong", "doubtful", "note"] as const;
    expect(
      alarmSentence(
        severities.map((each) => alarm(each)),
        CHECKS,
      ),
    ).toBe("2 findings are likely wrong, 1 is to be checked and 1 is good to know.");
  });

  it("says that nothing looks wrong where there are only notes", () => {
    expect(alarmSentence([alarm("note")], CHECKS)).toBe("Nothing looks wrong; 1 finding is good to know.");
  });

  it("without an alarm says how many checks looked", () => {
    expect(alarmSentence([], CHECKS)).toBe("No alarm: 1 check found nothing.");
  });
});

describe("the list", () => {
  it("gives each alarm in words, with what to do and code set as code", () => {
    const item = alarmList([alarm("wrong")], CHECKS).querySelector("li")!;
    expect(words(item)).toBe(
      "Likely wrong Thailand, tool Something was found. It means something. Do: Map labeled_at .",
    );
    expect(item.querySelector("code")?.textContent).toBe("labeled_at");
  });

  it("keeps all but the first eight a click away", () => {
    const list = alarmList(
      Array.from({ length: 11 }, (_, index) => alarm("note", `Number ${index + 1}.`)),
      CHECKS,
    );
    const [first, rest] = [...list.querySelectorAll("ol")];
    expect([first!.children.length, rest!.children.length]).toEqual([8, 3]);
    expect(words(rest!.parentElement!.querySelector("summary")!)).toBe("Show 3 more");
  });

  it("lists what was looked for, and opens that list where nothing was found", () => {
    const checks = (alarms: readonly Alarm[]) =>
      alarmList(alarms, CHECKS).querySelector<HTMLDetailsElement>("[data-key=checks]")!;
    expect([...checks([]).querySelectorAll("tbody tr")].map(words)).toEqual([
      "Old data clear Labels are old.",
      "Handling times nothing to look at They are equal.",
    ]);
    expect(checks([]).open).toBe(true);
    expect(checks([alarm("note")]).open).toBe(false);
  });
});
