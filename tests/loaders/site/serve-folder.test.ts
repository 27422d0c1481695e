import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { portFromEnvironment, type Served, serveFolder } from "../../../loaders/site/serve-folder.js";

let folder: string;
let site: Served;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-serve-"));
  await mkdir(join(folder, "dist"));
  await writeFile(join(folder, "secret.txt"), "secret");
  for (const file of ["index.html", "trends.html", "engine.wasm", "engine.wasm.gz", "font.woff2", "app.js", ".hidden"])
    await writeFile(join(folder, "dist", file), file);
  site = await serveFolder(join(folder, "dist"), 0);
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => vi.unstubAllEnvs());

/** Asks for a path as it is written; `fetch` would tidy it. */
function ask(
  path: string,
  method = "GET",
): Promise<{ status: number; type: string | undefined; encoding: string | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    request(site.url, { path, method }, (response) => {
      let body = "";
      response.on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () =>
        resolve({
          status: response.statusCode!,
          type: response.headers["content-type"]?.replace(/; charset=utf-8/i, ""),
          encoding: response.headers["content-encoding"],
          body,
        }),
      );
    })
      .on("error", reject)
      .end();
  });
}

test("pages answer to their address with and without .html", async () => {
  expect((await ask("/")).body).toBe("index.html");
  expect((await ask("/trends?market=TH")).body).toBe("trends.html");
  expect((await ask("/trends.html")).body).toBe("trends.html");
});

test("files have the type a browser needs, and gzipped ones no encoding", async () => {
  expect((await ask("/engine.wasm")).type).toBe("application/wasm");
  expect((await ask("/font.woff2")).type).toBe("font/woff2");
  expect((await ask("/app.js")).type).toMatch(/^(application|text)\/javascript$/);
  expect(await ask("/engine.wasm.gz")).toMatchObject({ type: "application/gzip", encoding: undefined });
});

test.each([
  "/../secret.txt",
  "/..%2fsecret.txt",
  "/%2e%2e/secret.txt",
  "/.hidden",
  "/nothing",
  "//secret.txt",
  "//[",
  "/%",
])("%s is not served", async (path) => {
  const { status, body } = await ask(path);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(body).not.toBe("secret");
});

test("only reading is allowed", async () => {
  expect((await ask("/", "POST")).status).toBe(405);
  expect(await ask("/", "HEAD")).toMatchObject({ status: 200, body: "" });
});

test("a port that is taken is named, with what to do", async () => {
  const port = Number(new URL(site.url).port);
  await expect(serveFolder(folder, port)).rejects.toThrow(`Port ${port} is taken. Stop what uses it or set PORT`);
});

test("without a port the first free one is taken", async () => {
  const [one, other] = [await serveFolder(folder), await serveFolder(folder)];
  expect(Number(new URL(other.url).port)).toBeGreaterThan(Number(new URL(one.url).port));
  await Promise.all([one.close(), other.close()]);
});

test("PORT is a number or an error", () => {
  vi.stubEnv("PORT", "8080");
  expect(portFromEnvironment()).toBe(8080);
  vi.stubEnv("PORT", "");
  expect(portFromEnvironment()).toBeUndefined();
  vi.stubEnv("PORT", "http");
  expect(() => portFromEnvironment()).toThrow('PORT is "http"');
  vi.stubEnv("PORT", "70000");
  expect(() => portFromEnvironment()).toThrow("from 0 to 65535");
});
