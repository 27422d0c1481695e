import { describe, expect, it } from "vitest";
import { firstPaint } from "../../../../src/lib/workbook/first-paint.js";
import { overview } from "../../../../src/lib/workbook/overview.js";
import { trends } from "../../../../src/lib/workbook/trends.js";
import { defaultViewState } from "../../../../src/lib/workbook/view-state.js";
import { workbookInfo } from "../../../../src/lib/workbook/workbook-info.js";
import { exampleWorkbook } from "./example-workbook.js";

describe("firstPaint", () => {
  it("is what the page would ask for the view that filters nothing, and survives JSON", async () => {
    const query = await exampleWorkbook();
    const info = await workbookInfo(query);
    for (const ask of [overview, trends]) {
      const result = await ask(query, defaultViewState(), info);
      const paint: unknown = JSON.parse(JSON.stringify(await firstPaint<unknown>(query, ask)));
      expect(paint).toEqual({ info, result });
    }
  });
});
