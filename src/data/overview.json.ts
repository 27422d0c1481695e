/** First paint of the Overview page, by the code that answers it in the browser. */

import { openWorkbookFile } from "../../loaders/cubes/workbook-query.js";
import { currentWorkbook } from "../../loaders/site/current-workbook.js";
import { firstPaint } from "../lib/workbook/first-paint.js";
import { overview } from "../lib/workbook/overview.js";

const query = await openWorkbookFile(await currentWorkbook());
process.stdout.write(JSON.stringify(await firstPaint(query, overview)));
