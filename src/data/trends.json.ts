/** First paint of the Trends page, by the code that answers it in the browser. */

import { openWorkbookFile } from "../../loaders/cubes/workbook-query.js";
import { currentWorkbook } from "../../loaders/site/current-workbook.js";
import { firstPaint } from "../lib/workbook/first-paint.js";
import { trends } from "../lib/workbook/trends.js";

const query = await openWorkbookFile(await currentWorkbook());
process.stdout.write(JSON.stringify(await firstPaint(query, trends)));
