/**
 * Text files as everything after them expects it: unpacked, UTF-8, without a byte order mark. A file that is so
 * already is only checked; any other is rewritten beside the staged file, in one pass and constant memory.
 */
import { isUtf8 } from "node:buffer";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { Failure } from "../failure.js";
import { type Encoding, encodingOf, notDecodable } from "./encoding.js";
import type { StageRequest } from "./reader.js";

const CHUNK_BYTES = 1 << 20;
/** As much of the beginning as tells the encoding. */
const START_BYTES = 4096;
const LF = 0x0a;

/** What packed files begin with, and what to do with those that are not unpacked here. */
const PACKED = [
  { bytes: [0x1f, 0x8b], remedy: null },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], remedy: "is packed with Zstandard. Unpack it, or pack it with gzip." },
  { bytes: [0x42, 0x5a, 0x68], remedy: "is packed with bzip2. Unpack it, or pack it with gzip." },
  { bytes: [0x50, 0x4b, 0x03, 0x04], remedy: "is a zip archive. Unpack it; a workbook is read with xlsx()." },
] as const;

/**
 * Calls `read` with the request's file as UTF-8 text.
 *
 * @throws Failure naming the file and the first line that is not text of its encoding, or that its gzip is broken.
 */
export async function withText<Result>(
  request: StageRequest,
  read: (request: StageRequest) => Promise<Result>,
): Promise<Result> {
  const { file, name, target, options } = request;
  const isGzip = await isPacked(file, name);
  const start = await firstBytes(file, name, isGzip);
  if (start.length === 0) {
    throw new Failure(`${name} is empty: expected text. Export the file again, or remove it.`);
  }
  const encoding = encodingOf(start, options.encoding ?? "", name);
  const source = () => unpacked(file, name, isGzip);
  if (!isGzip && encoding.name === "utf-8" && encoding.mark === 0) {
    for await (const _ of utf8(source, encoding, name));
    return read(request);
  }
  const text = `${target}.text`;
  try {
    await pipeline(Readable.from(utf8(source, encoding, name)), createWriteStream(text));
    return await read({ ...request, file: text });
  } finally {
    await rm(text, { force: true });
  }
}

/** Whether a file is text that needs no encoding to be named: UTF-8, or marked as UTF-16. */
export async function isUnicode(request: Omit<StageRequest, "options">): Promise<boolean> {
  try {
    return await withText({ ...request, options: {} }, async () => true);
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

async function isPacked(file: string, name: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    const packed = PACKED.find(({ bytes }) => bytes.every((byte, index) => buffer[index] === byte));
    if (packed?.remedy) throw new Failure(`${name} ${packed.remedy}`);
    return packed !== undefined;
  } finally {
    await handle.close();
  }
}

async function firstBytes(file: string, name: string, isGzip: boolean): Promise<Uint8Array> {
  for await (const chunk of unpacked(file, name, isGzip)) return chunk.subarray(0, START_BYTES);
  return new Uint8Array(0);
}

async function* unpacked(file: string, name: string, isGzip: boolean): AsyncGenerator<Buffer> {
  const raw = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  if (!isGzip) {
    yield* raw as AsyncIterable<Buffer>;
    return;
  }
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  raw.on("error", (error) => gunzip.destroy(error));
  try {
    yield* raw.pipe(gunzip) as AsyncIterable<Buffer>;
  } catch (error) {
    throw new Failure(
      `${name}: its gzip is broken or stops half-way (${(error as Error).message}). Export or copy the file again.`,
    );
  } finally {
    raw.destroy();
  }
}

/** The chunks as UTF-8 without the mark; each ends with a whole character. */
async function* utf8(source: () => AsyncIterable<Buffer>, encoding: Encoding, name: string): AsyncGenerator<Buffer> {
  const decode = encoding.name === "utf-8" ? keepUtf8() : transcode(encoding.name);
  let skip = encoding.mark;
  let at = 0;
  for await (const chunk of ended(source())) {
    const bytes = chunk?.subarray(skip);
    const text = decode(bytes);
    if (text === null) {
      const byte = at + (bytes ? Math.min(skip, chunk!.length) + firstInvalid(bytes, encoding.name) : 0);
      throw notDecodable(name, encoding.name, await lineOf(source(), byte), byte + 1);
    }
    if (text.length > 0) yield text;
    at += chunk?.length ?? 0;
    skip = Math.max(0, skip - (chunk?.length ?? 0));
  }
}

/** The chunks, then undefined. */
async function* ended(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer | undefined> {
  yield* chunks;
  yield undefined;
}

/** Bytes to whole UTF-8, chunk by chunk; undefined ends the text; null: not of the encoding. */
type Decode = (chunk: Buffer | undefined) => Buffer | null;

function keepUtf8(): Decode {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const bytes = chunk ? Buffer.concat([rest, chunk]) : rest;
    const end = chunk ? wholeCharacters(bytes) : bytes.length;
    rest = bytes.subarray(end);
    const whole = bytes.subarray(0, end);
    return isUtf8(whole) ? whole : null;
  };
}

function transcode(encoding: string): Decode {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (chunk) => {
    try {
      return Buffer.from(chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode());
    } catch {
      return null;
    }
  };
}

/** The length without the bytes of a character that the next chunk completes. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** The place of the first byte that is not of the encoding, by halving: where a beginning is invalid, longer ones are. */
function firstInvalid(bytes: Buffer, encoding: string): number {
  const isUnicode = encoding === "utf-8";
  const start = isUnicode ? continuation(bytes) : 0;
  const isValid = (end: number): boolean => {
    const beginning = bytes.subarray(start, end);
    return isUnicode
      ? isUtf8(beginning.subarray(0, wholeCharacters(beginning)))
      : transcode(encoding)(beginning) !== null;
  };
  let [valid, invalid] = [start, bytes.length];
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isValid(middle)) valid = middle;
    else invalid = middle;
  }
  return isUnicode ? wholeCharacters(bytes.subarray(0, valid)) : valid;
}

/** How many bytes at the beginning end a character of the chunk before. */
function continuation(bytes: Buffer): number {
  let length = 0;
  while (length < 3 && ((bytes[length] ?? 0) & 0xc0) === 0x80) length += 1;
  return length;
}

/** The line, from 1, that this byte of the text stands in. */
async function lineOf(chunks: AsyncIterable<Buffer>, byte: number): Promise<number> {
  let line = 1;
  let left = byte;
  for await (const chunk of chunks) {
    const before = chunk.subarray(0, left);
    for (let at = before.indexOf(LF); at >= 0; at = before.indexOf(LF, at + 1)) line += 1;
    left -= before.length;
    if (left <= 0) break;
  }
  return line;
}
