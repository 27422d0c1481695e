/** What the file system does not promise by itself: files that are whole, on disk, and what was written. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readFile, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Forces a file or folder to disk. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes a file in one step: a reader, or a crash, meets the old one or the new one. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const aside = join(dirname(path), `.${basename(path)}-${process.pid}`);
  await writeFile(aside, text);
  await flush(aside);
  await rename(aside, path);
  await flush(dirname(path));
}

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The SHA-256 of a file's bytes, as hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** A value as JSON below its own hash, for `readSealed`. */
export function sealed(value: unknown): string {
  const text = JSON.stringify(value);
  return `${sha256(text)}\n${text}`;
}

/** The value of a file that `sealed` made; undefined where there is none, or it is damaged. */
export async function readSealed<Value>(path: string): Promise<Value | undefined> {
  const content = await readFile(path, "utf8").catch(() => "");
  const [seal, text = ""] = content.split("\n", 2);
  return seal === sha256(text) ? (JSON.parse(text) as Value) : undefined;
}
