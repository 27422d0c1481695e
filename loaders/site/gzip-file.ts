import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

/** Writes a file gzipped, as small as gzip makes it. */
export async function gzipFile(file: string, to: NodeJS.WritableStream): Promise<void> {
  await pipeline(createReadStream(file), createGzip({ level: 9 }), to);
}
