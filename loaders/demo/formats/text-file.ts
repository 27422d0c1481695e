import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { Failure } from "../../failure.js";

/** A text file written piece by piece; memory holds only what is not yet worth a disk access. */
export interface TextFile {
  write(text: string): void;
  /** Bytes written so far. */
  readonly bytes: number;
  close(): void;
}

const CHUNK_BYTES = 1 << 18;
/** UTF-8 of one UTF-16 unit at most. */
const UNIT_BYTES = 3;

/**
 * Creates the file, and its folder where missing.
 * @throws Failure naming the file where it cannot be written, as on a full disk.
 */
export function createTextFile(path: string): TextFile {
  const attempt = <T>(access: () => T): T => {
    try {
      return access();
    } catch (error) {
      throw new Failure(`${path} cannot be written: ${(error as Error).message}.`);
    }
  };
  const file = attempt(() => {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, "w");
  });
  // Each text is encoded at once: gathered, texts outlive the first garbage collection, which took half of the time.
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let filled = 0;
  let flushed = 0;
  const store = (bytes: Buffer, length: number) => {
    for (let done = 0; done < length; ) done += attempt(() => writeSync(file, bytes, done, length - done));
    flushed += length;
  };
  const flush = () => {
    store(chunk, filled);
    filled = 0;
  };
  return {
    get bytes() {
      return flushed + filled;
    },
    write(text) {
      const most = UNIT_BYTES * text.length;
      if (filled + most > CHUNK_BYTES) flush();
      if (most <= CHUNK_BYTES) filled += chunk.write(text, filled);
      else {
        const bytes = Buffer.from(text);
        store(bytes, bytes.length);
      }
    },
    close() {
      try {
        flush();
      } finally {
        closeSync(file);
      }
    },
  };
}
