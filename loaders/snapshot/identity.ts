/** What makes a snapshot the one it is: the same identity gives the same rows. */
import { join } from "node:path";
import { CUBES } from "../../src/lib/schema/cubes.js";
import { PROFILE } from "../../src/lib/schema/profile.js";
import { CONTRACT_VERSION } from "../../src/lib/schema/tables.js";
import type { Taxonomy } from "../../src/lib/schema/taxonomy.js";
import { sha256 } from "../files.js";
import type { Mapping } from "../sources/mapping.js";
import { READERS } from "../sources/readers/index.js";
import type { FileHash, FileHashes } from "./file-hashes.js";

export interface SourceFile extends FileHash {
  readonly source: string;
  /** Relative to the source's folder. */
  readonly file: string;
}

export interface Identity {
  readonly contract: number;
  readonly cubes: Readonly<Record<string, number>>;
  readonly profile: Readonly<Record<string, number>>;
  readonly readers: Readonly<Record<string, number>>;
  readonly key_fingerprint: string;
  /** ISO 8601, or null. */
  readonly as_of: string | null;
  readonly taxonomy: string;
  readonly mappings: readonly { readonly mapping: string; readonly sha256: string }[];
  readonly files: readonly SourceFile[];
}

/** Every file the mappings read, hashed, in order of source and name. */
export async function hashFiles(
  exports: string,
  mappings: readonly Mapping[],
  hashes: FileHashes,
): Promise<SourceFile[]> {
  const names = new Set(
    mappings.flatMap(({ source, calls }) =>
      calls.flatMap(({ files }) => files.map((file) => JSON.stringify([source, file]))),
    ),
  );
  const hashed: SourceFile[] = [];
  for (const name of [...names].sort()) {
    const [source, file] = JSON.parse(name) as [string, string];
    const { bytes, sha256 } = await hashes.hash(join(exports, source, file), `${source}/${file}`);
    hashed.push({ source, file, bytes, sha256 });
  }
  return hashed;
}

export function identify(
  files: readonly SourceFile[],
  mappings: readonly Mapping[],
  taxonomy: Taxonomy,
  keyFingerprint: string,
  asOf: string | null,
): Identity {
  return {
    contract: CONTRACT_VERSION,
    cubes: Object.fromEntries(Object.values(CUBES).map(({ name, version }) => [name, version])),
    profile: Object.fromEntries(Object.values(PROFILE).map(({ name, version }) => [name, version])),
    readers: Object.fromEntries(READERS.map(({ name, version }) => [name, version])),
    key_fingerprint: keyFingerprint,
    as_of: asOf,
    taxonomy: sha256(JSON.stringify(taxonomy)),
    mappings: mappings.map(({ name, sql }) => ({ mapping: name, sha256: sha256(sql) })),
    files,
  };
}

/** The id of a snapshot: the first 16 hex digits of its identity's hash. */
export const snapshotId = (identity: Identity): string => sha256(JSON.stringify(identity)).slice(0, 16);
