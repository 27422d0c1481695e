/**
 * Pseudonyms: HMAC-SHA-256 of namespace and id, the first 16 hex digits. They are made in SQL, before
 * anything is written, from the two padded keys.
 */
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Namespace } from "../../src/lib/schema/tables.js";
import { type DuckDBConnection, quoteText } from "../duckdb.js";
import { Failure } from "../failure.js";
import { PROJECT_ROOT } from "../settings.js";

const BLOCK_BYTES = 64;
const SHORTEST_KEY = 16;

/** Where a key is kept when `PLUMBLINE_KEY` holds none: beside the data, never in git. */
export const KEY_FILE = join(PROJECT_ROOT, "data", "pseudonym.key");

/**
 * The secret key: `PLUMBLINE_KEY`, else the key file, which is made once at random. Whoever has the key can
 * recompute pseudonyms from ids; whoever loses it gets other pseudonyms.
 */
export async function pseudonymKey(file: string = KEY_FILE): Promise<string> {
  const given = process.env.PLUMBLINE_KEY;
  if (given !== undefined) return checkKey(given, "PLUMBLINE_KEY");
  if (!existsSync(file)) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
    await chmod(file, 0o600);
  }
  return checkKey((await readFile(file, "utf8")).trim(), file);
}

function checkKey(key: string, where: string): string {
  if (key.length >= SHORTEST_KEY) return key;
  throw new Failure(
    `${where}: a pseudonym key needs at least ${SHORTEST_KEY} characters, found ${key.length}. Make one with \`openssl rand -hex 32\`.`,
  );
}

/** Tells two keys apart without giving either away. Part of a snapshot's identity. */
export const keyFingerprint = (key: string): string =>
  createHash("sha256").update(`plumbline key fingerprint\0${key}`).digest("hex").slice(0, 16);

/** Makes the SQL macro `pseudonym(namespace, id)`. */
export async function createPseudonymMacro(connection: DuckDBConnection, key: string): Promise<void> {
  const [inner, outer] = [0x36, 0x5c].map((pad) => blobLiteral(paddedKey(key, pad)));
  await connection.run(`CREATE OR REPLACE MACRO pseudonym(namespace, id) AS
    substr(sha256(${outer} || unhex(sha256(${inner} || encode(namespace || ':' || id)))), 1, 16)`);
}

/** RFC 2104: the key, hashed if longer than a block, zero-padded, each byte XORed with `pad`. */
function paddedKey(key: string, pad: number): Buffer {
  const bytes = Buffer.from(key, "utf8");
  const block = Buffer.alloc(BLOCK_BYTES);
  (bytes.length > BLOCK_BYTES ? createHash("sha256").update(bytes).digest() : bytes).copy(block);
  return block.map((byte) => byte ^ pad) as Buffer;
}

const blobLiteral = (bytes: Buffer): string => `unhex('${Buffer.from(bytes).toString("hex")}')`;

/** SQL for the pseudonym of a text expression; empty ids have none. */
export const pseudonymSql = (namespace: Namespace, expression: string): string =>
  `pseudonym(${quoteText(namespace)}, ${expression})`;
