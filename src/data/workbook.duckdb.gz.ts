/** The current snapshot's tables, as the browser attaches them; gzipped, `src/lib/workbook/duckdb.ts` unpacks it. */

import { currentWorkbook } from "../../loaders/site/current-workbook.js";
import { gzipFile } from "../../loaders/site/gzip-file.js";

await gzipFile(await currentWorkbook(), process.stdout);
