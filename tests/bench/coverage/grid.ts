import { fileURLToPath } from "node:url";
import { AGREEMENT_KINDS } from "./agreement.js";
import type { Kind } from "./cell.js";
import { SHARE_KINDS } from "./shares.js";

/** Every interval that the site shows. */
export const KINDS: readonly Kind[] = [...SHARE_KINDS, ...AGREEMENT_KINDS];

/** Share of 95 % intervals that hold the truth, at the least. */
export const TARGET = 0.93;

/** The result that the site's page is made of. */
export const KEPT = fileURLToPath(new URL("../../../src/data/interval-coverage.json", import.meta.url));
