/** JSON may escape half of a surrogate pair, as text cut in the middle of an emoji has: no text, so no valid JSON. */

import { createReadStream, createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const CHUNK_BYTES = 1 << 20;
const BACKSLASH = 0x5c;
const ESCAPE_BYTES = "\\ud83d".length;

/** The chunks of a JSON text, in which the escape of a half (`\ud83d`) has become that of U+FFFD, the replacement character. */
export async function* pairedSurrogates(chunks: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
    const end = beforePair(bytes);
    rest = bytes.subarray(end);
    yield mend(bytes.subarray(0, end));
  }
  if (rest.length > 0) yield mend(rest);
}

/** Whether a JSON file escapes surrogates at all, halves or pairs. */
export async function hasSurrogates(file: string): Promise<boolean> {
  let tail = "";
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    const bytes = chunk as Buffer;
    if (/\\u[dD]/.test(tail + bytes.toString("latin1", 0, 2)) || nextEscape(bytes, 0) < bytes.length) return true;
    tail = bytes.toString("latin1", Math.max(0, bytes.length - 2));
  }
  return false;
}

/** Writes a JSON file again, its halves replaced. */
export async function pairSurrogates(file: string, target: string): Promise<null> {
  const source = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  await pipeline(Readable.from(pairedSurrogates(source)), createWriteStream(target));
  return null;
}

/** The length without backslashes at the end that may begin a pair. */
function beforePair(bytes: Buffer): number {
  let at = bytes.indexOf(BACKSLASH, Math.max(0, bytes.length - 2 * ESCAPE_BYTES + 1));
  if (at < 0) return bytes.length;
  while (at > 0 && bytes[at - 1] === BACKSLASH) at -= 1;
  return at;
}

function mend(bytes: Buffer): Buffer {
  let at = nextEscape(bytes, 0);
  while (at < bytes.length) {
    const isPair = isSurrogate(bytes, at, "89ab") && isSurrogate(bytes, at + ESCAPE_BYTES, "cdef");
    if (!isPair && isSurrogate(bytes, at, "89abcdef")) bytes.write("\\ufffd", at, "latin1");
    at = nextEscape(bytes, at + (isPair ? 2 : 1) * ESCAPE_BYTES);
  }
  return bytes;
}

/** The place of the next `\ud…` whose backslash is none that was escaped; the length where there is none. */
function nextEscape(bytes: Buffer, from: number): number {
  for (let at = from; ; at += 2) {
    at = bytes.indexOf("\\u", at, "latin1");
    if (at < 0) return bytes.length;
    if ((bytes[at + 2]! | 0x20) !== 0x64) continue;
    let before = at;
    while (before > 0 && bytes[before - 1] === BACKSLASH) before -= 1;
    if ((at - before) % 2 === 0) return at;
  }
}

/** Whether `\udXYZ` stands here, X being one of `second`. */
const isSurrogate = (bytes: Buffer, at: number, second: string): boolean =>
  /^\\u[dD][0-9a-fA-F]{3}$/.test(bytes.toString("latin1", at, at + ESCAPE_BYTES)) &&
  second.includes(String.fromCharCode(bytes[at + 3]!).toLowerCase());
