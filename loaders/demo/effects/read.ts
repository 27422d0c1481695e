import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Failure } from "../../failure.js";
import { type Effect, EffectsFileSchema } from "./schema.js";

const DEFAULT_FILE = fileURLToPath(new URL("default.json", import.meta.url));

/** What the demo has to tell unless told otherwise. */
export const defaultEffects = (): Promise<readonly Effect[]> => readEffects(DEFAULT_FILE);

/**
 * The effects a file lists; whether they fit a demo's time `planEffects` sees.
 * @throws Failure naming the file, the place in it and what it may hold.
 */
export async function readEffects(file: string): Promise<readonly Effect[]> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new Failure(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code}). --effects takes a JSON file such as ${DEFAULT_FILE}.`,
    );
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new Failure(`${file} is not JSON: ${(error as Error).message}.`);
  }
  const parsed = EffectsFileSchema.safeParse(content);
  if (parsed.success) return parsed.data.effects;
  const problems = parsed.error.issues.map(({ path, message }) => `  at ${path.join(".") || "the top"}: ${message}`);
  throw new Failure(
    `${file} does not fit the schema of effects (npm run demo -- --effects-schema prints it):\n${problems.join("\n")}`,
  );
}
