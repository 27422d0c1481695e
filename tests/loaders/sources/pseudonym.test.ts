import { createHmac } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openDatabase, rows } from "../../../loaders/duckdb.js";
import { createPseudonymMacro, keyFingerprint, pseudonymKey } from "../../../loaders/sources/pseudonym.js";
import { temporaryFolder } from "../exports.js";

describe("a pseudonym", () => {
  it("is the HMAC-SHA-256 of namespace and id, for any key and id", async () => {
    const connection = await openDatabase();
    await fc.assert(
      // Keys longer than a block are hashed first (RFC 2104). DuckDB holds no NUL in a parameter's text.
      fc.asyncProperty(
        fc.string({ minLength: 16, maxLength: 100, unit: "grapheme" }),
        fc.stringMatching(/^[^\0]+$/),
        async (key, id) => {
          await createPseudonymMacro(connection, key);
          const [found] = await rows<{ p: string }>(connection, "SELECT pseudonym('item', ?::VARCHAR) AS p", [id]);
          expect(found!.p).toBe(createHmac("sha256", key).update(`item:${id}`).digest("hex").slice(0, 16));
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("the key", () => {
  beforeEach(() => vi.stubEnv("PLUMBLINE_KEY", undefined));
  afterEach(() => vi.unstubAllEnvs());

  it("is made once, at random, readable by its owner only", async () => {
    const file = join(await temporaryFolder(), "data", "pseudonym.key");
    const key = await pseudonymKey(file);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(await pseudonymKey(file)).toBe(key);
    expect((await readFile(file, "utf8")).trim()).toBe(key);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it("comes from PLUMBLINE_KEY where that is set", async () => {
    vi.stubEnv("PLUMBLINE_KEY", "0123456789abcdef");
    expect(await pseudonymKey("/nowhere")).toBe("0123456789abcdef");
  });

  it("is refused when short", async () => {
    vi.stubEnv("PLUMBLINE_KEY", "secret");
    await expect(pseudonymKey("/nowhere")).rejects.toThrow(
      "PLUMBLINE_KEY: a pseudonym key needs at least 16 characters, found 6",
    );
  });

  it("has a fingerprint that differs from another's and does not hold the key", () => {
    expect(keyFingerprint("0123456789abcdef")).not.toBe(keyFingerprint("0123456789abcdeg"));
    expect(keyFingerprint("0123456789abcdef")).toMatch(/^[0-9a-f]{16}$/);
  });
});
