import { describe, expect, it } from "vitest";
import { caption } from "../../../../src/lib/workbook/caption.js";
import { defaultViewState } from "../../../../src/lib/workbook/view-state.js";
import { INFO } from "./tiny-info.js";

const captionOf = (change: Partial<ReturnType<typeof defaultViewState>>) =>
  caption({ ...defaultViewState(), ...change }, INFO);

describe("caption", () => {
  it("says that nothing is filtered", () => expect(captionOf({})).toBe("All markets · all days"));

  it("uses the names readers know", () => {
    expect(captionOf({ market: ["TH"], from: "2026-09-01", to: "2026-09-30", kind: "human" })).toBe(
      "Market Thailand · 1 Sep – 30 Sep 2026 · labelled by people",
    );
  });

  it("names every filter that differs from its default", () => {
    expect(
      captionOf({
        market: ["ID", "TH"],
        queue: ["live"],
        policy: "regulated",
        team: ["Selat"],
        kind: "model",
        model: ["guard-1", "guard-2"],
        reference: "panel",
        from: "2026-09-01",
        grain: "day",
      }),
    ).toBe(
      "Markets Indonesia, Thailand · from 1 Sep 2026 · queue live · policy Regulated goods · team Selat · " +
        "labelled by models · model versions guard-1, guard-2 · judged by Gold panel · by day",
    );
  });

  it("says an open beginning", () => expect(captionOf({ to: "2026-09-30" })).toBe("All markets · until 30 Sep 2026"));
});
