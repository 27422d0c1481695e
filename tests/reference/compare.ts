/**
 * What differs between expected and actual values, by the reference README's rule: a number passes when
 * |actual − expected| ≤ tolerance · max(1, |expected|), whole numbers, strings and booleans must be equal, null asks
 * for null or NaN, "Inf" and "-Inf" for an infinite value. Keys absent from `expected` are not compared.
 *
 * @returns one line per difference; none where all passes
 */
export function differences(expected: unknown, actual: unknown, tolerance: number, path = ""): string[] {
  const differs = () => [`${path || "value"}: expected ${show(expected)}, found ${show(actual)}`];
  if (expected === null) return actual === null || Number.isNaN(actual) ? [] : differs();
  if (expected === "Inf") return actual === Infinity ? [] : differs();
  if (expected === "-Inf") return actual === -Infinity ? [] : differs();
  if (typeof expected === "number") {
    if (typeof actual !== "number") return differs();
    const exact = Number.isSafeInteger(expected) && Number.isSafeInteger(actual);
    const allowed = exact ? 0 : tolerance * Math.max(1, Math.abs(expected));
    return Math.abs(actual - expected) <= allowed ? [] : differs();
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return differs();
    return expected.flatMap((item, i) => differences(item, actual[i], tolerance, `${path}[${i}]`));
  }
  if (typeof expected === "object") {
    if (typeof actual !== "object" || actual === null) return differs();
    return Object.entries(expected as object).flatMap(([key, item]) =>
      differences(item, (actual as Record<string, unknown>)[key], tolerance, path ? `${path}.${key}` : key),
    );
  }
  return actual === expected ? [] : differs();
}

const show = (value: unknown): string =>
  typeof value === "number" ? String(value) : (JSON.stringify(value) ?? "nothing");
