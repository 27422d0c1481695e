import { NO_VIOLATION, POLICIES } from "../setting.js";

/** Auditors and Labelbox write labels out: the taxonomy knows these as synonyms. */
export const NO_VIOLATION_NAME = "No violation";

const NAMES = new Map([[NO_VIOLATION, NO_VIOLATION_NAME], ...POLICIES.map(({ code, name }) => [code, name] as const)]);

/** A label as people call it. */
export const labelName = (label: string): string => NAMES.get(label) ?? label;
