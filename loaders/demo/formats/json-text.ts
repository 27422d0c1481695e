const known = new Map<string, string>();

/** JSON of a text out of a small vocabulary, spelt once. */
export function jsonText(text: string | null): string {
  if (text === null) return "null";
  let json = known.get(text);
  if (json === undefined) {
    json = JSON.stringify(text);
    known.set(text, json);
  }
  return json;
}
