import { basename } from "node:path";

/** 20260301, and with a time after it. */
const DATE = /^20\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])(\d{4}|\d{6})?$/;

/**
 * A file's name as the site may show it. Folders are left out: tools make one per task or person. Addresses and what
 * looks like an id (six digits or more that are no date, sixteen hexadecimal digits) are masked.
 */
export const publishedFileName = (path: string): string =>
  basename(path)
    .replace(/[^\s@]+@[^\s@]+?(?=\.[a-z]+$|$)/gi, "·")
    .replace(/[0-9a-f]{8}(-?[0-9a-f]{4}){2,}[0-9a-f-]*/gi, (text) => (DATE.test(text) ? text : "·"))
    .replace(/\d{6,}/g, (text) => (DATE.test(text) ? text : "·"));
