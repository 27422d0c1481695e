/** Hashes of raw files, each read only where it may have changed since it was hashed last. */
import { stat } from "node:fs/promises";
import { Failure } from "../failure.js";
import { hashFile, readSealed, replaceFile, sealed } from "../files.js";

/**
 * A file touched less than this before it was hashed is hashed again: a later change may bear the same time stamp,
 * since those are coarse (2 s on some file systems) and a file server has a clock of its own.
 */
const SETTLED_MILLISECONDS = 60_000;

export interface FileHash {
  readonly bytes: number;
  readonly sha256: string;
}

interface Known extends FileHash {
  readonly stamp: string;
  /** The stamp is old enough for a change to bear another. */
  readonly settled: boolean;
}

export interface FileHashes {
  /** @param name - as messages name the file. @throws Failure where it changes meanwhile. */
  hash(path: string, name: string): Promise<FileHash>;
  /** To be called after reading a file that was hashed. @throws Failure where it is no longer the same. */
  confirm(path: string, name: string): Promise<void>;
  /** Keeps what was hashed for the next run. */
  save(): Promise<void>;
}

export interface FileHashesOptions {
  /** Where hashes are kept between runs; null: nowhere, every file is read. */
  readonly index: string | null;
  readonly now?: () => number;
  readonly read?: (path: string) => Promise<string>;
}

export async function openFileHashes({
  index,
  now = Date.now,
  read = hashFile,
}: FileHashesOptions): Promise<FileHashes> {
  const before = (index && (await readSealed<Record<string, Known>>(index))) || {};
  const hashed: Record<string, Known> = {};

  const readWhole = async (path: string, name: string): Promise<Known> => {
    const began = now();
    const { stamp, bytes, touched } = await look(path);
    const digest = await read(path);
    if ((await look(path)).stamp !== stamp) throw changed(name);
    return { bytes, sha256: digest, stamp, settled: touched < began - SETTLED_MILLISECONDS };
  };

  return {
    async hash(path, name) {
      const known = before[path];
      const holds = known?.settled && known.stamp === (await look(path)).stamp;
      hashed[path] ??= holds ? known : await readWhole(path, name);
      return hashed[path];
    },
    async confirm(path, name) {
      const { stamp, sha256, settled } = hashed[path]!;
      const same = (await look(path)).stamp === stamp && (settled || (await read(path)) === sha256);
      if (!same) throw changed(name);
    },
    async save() {
      if (index) await replaceFile(index, sealed(hashed));
    },
  };
}

const changed = (name: string) =>
  new Failure(`${name} changed while it was read. Run the command again when its export is complete.`);

/** What changes whenever a file does. Its change time, unlike the time of modification, nobody can set back. */
async function look(path: string): Promise<{ stamp: string; bytes: number; touched: number }> {
  const { dev, ino, size, mtimeNs, ctimeNs, ctimeMs } = await stat(path, { bigint: true });
  return { stamp: [dev, ino, size, mtimeNs, ctimeNs].join(" "), bytes: Number(size), touched: Number(ctimeMs) };
}
