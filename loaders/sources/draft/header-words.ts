/** `"caseID"`, `"Case ID?"`, `"case_id"` → `"case id"`: the words of a header, in lower case. */
export const headerWords = (header: string): string =>
  header
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();

/** A header as comments and the terminal name it: one line, and nothing that could be a person's address. */
export function shownHeader(header: string): string {
  if (holdsAddress(header)) return "(a header that holds an address)";
  const line = header.replaceAll(/[\s\p{C}]+/gu, " ").trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

/** A header that is somebody's address, as in files with a column per person. */
export const holdsAddress = (header: string): boolean => /@|:\/\/|^\d+(\.\d+){3}$/.test(header);

/** `"No_violation"`, `"no violation"` → `"no violation"`: spellings of one label have the same words. Signs stay. */
export const labelWords = (label: string): string =>
  label
    .trim()
    .toLowerCase()
    .replaceAll(/(?<=[\p{L}\p{N}])[\s_-]+(?=[\p{L}\p{N}])/gu, " ");
