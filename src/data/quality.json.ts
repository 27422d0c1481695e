/** The Data quality page: everything it shows, concluded when the site is built. */

import { qualityFacts } from "../../loaders/quality/read-facts.js";
import { snapshotsFolder } from "../../loaders/settings.js";
import { dataQuality } from "../lib/analysis/quality/data-quality.js";

process.stdout.write(JSON.stringify(dataQuality(await qualityFacts(snapshotsFolder()))));
