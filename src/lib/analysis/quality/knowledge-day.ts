import type { WorkbookInfo } from "../../workbook/results.js";

/** The last day a snapshot may know of, in UTC: its as-of moment's, else that of its making. */
export const knowledgeDay = ({ madeAt, asOf }: Pick<WorkbookInfo, "madeAt" | "asOf">): string =>
  (asOf ?? madeAt).slice(0, 10);
