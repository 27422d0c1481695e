/**
 * Delimited text with one kind of line end and no blank lines, as DuckDB must have it: it takes the first line end it
 * meets for that of the whole file, and counts a blank line where it names a record's line, but not where it numbers it.
 */
import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { StageRequest } from "./reader.js";

const CHUNK_BYTES = 1 << 20;
const [LF, CR, QUOTE] = [10, 13, 34];

/** Calls `read` with the request's file (UTF-8), rewritten where its records do not all end with LF or some are blank. */
export async function withPlainLines<Result>(
  request: StageRequest,
  delimiter: string,
  read: (request: StageRequest) => Promise<Result>,
): Promise<Result> {
  if (await isPlain(request.file)) return read(request);
  const lines = `${request.target}.lines`;
  try {
    await pipeline(Readable.from(plain(chunksOf(request.file), delimiter)), createWriteStream(lines));
    return await read({ ...request, file: lines });
  } finally {
    await rm(lines, { force: true });
  }
}

const chunksOf = (file: string) => createReadStream(file, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>;

/** Searches only for bytes that may need a second look: a blank line inside a quoted text is none. */
async function isPlain(file: string): Promise<boolean> {
  let last = LF;
  for await (const chunk of chunksOf(file)) {
    if (chunk.includes(CR) || chunk.includes("\n\n") || (last === LF && chunk[0] === LF)) return false;
    last = chunk.at(-1)!;
  }
  return true;
}

/** CR, LF and CRLF outside of quoted fields become LF; a line without anything goes. A quote counts where a field begins. */
async function* plain(chunks: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<Buffer> {
  const separator = Buffer.from(delimiter).at(-1)!;
  let state: "field start" | "field" | "quoted" | "quote in quoted" = "field start";
  let isBlank = true;
  for await (const chunk of chunks) {
    let length = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (state === "quoted") {
        if (byte === QUOTE) state = "quote in quoted";
      } else if (byte === LF || byte === CR) {
        state = "field start";
        if (isBlank) continue;
        isBlank = true;
        chunk[length++] = LF;
        continue;
      } else if (byte === QUOTE) state = state === "field" ? "field" : "quoted";
      else state = byte === separator ? "field start" : "field";
      isBlank = false;
      chunk[length++] = byte;
    }
    if (length > 0) yield chunk.subarray(0, length);
  }
}
