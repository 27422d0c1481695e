import { gzipSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import { bytes, objectUrl } from "../../../../src/lib/workbook/unpack.js";

const TEXT = "market,n\nTH,7\n";

const file = (content: Uint8Array) => ({
  name: "rows.csv.gz",
  href: `data:application/octet-stream;base64,${Buffer.from(content).toString("base64")}`,
});

const text = async (content: Uint8Array) => Buffer.from(await bytes(file(content))).toString();

afterEach(() => vi.unstubAllGlobals());

test("a gzipped file is unpacked", async () => {
  expect(await text(gzipSync(TEXT))).toBe(TEXT);
});

test("a file that the host or browser has unpacked is taken as it is", async () => {
  expect(await text(Buffer.from(TEXT))).toBe(TEXT);
});

test("files of no and of one byte are taken as they are", async () => {
  expect(await text(new Uint8Array())).toBe("");
  expect(await text(new Uint8Array([0x1f]))).toBe("\x1f");
});

test("a file that comes byte by byte is still recognised", async () => {
  const packed = gzipSync(TEXT);
  const body = new ReadableStream({
    start(controller) {
      for (const byte of packed) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    },
  });
  vi.stubGlobal("fetch", async () => new Response(body));
  expect(Buffer.from(await bytes({ name: "slow", href: "" })).toString()).toBe(TEXT);
});

test("progress counts the bytes that travel", async () => {
  const packed = gzipSync(TEXT);
  let counted = 0;
  await bytes(file(packed), (count) => {
    counted += count;
  });
  expect(counted).toBe(packed.length);
});

test("an object URL holds the unpacked file in the given type", async () => {
  const url = await objectUrl(file(gzipSync(TEXT)), "text/csv");
  const response = await fetch(url);
  expect(response.headers.get("Content-Type")).toBe("text/csv");
  expect(await response.text()).toBe(TEXT);
  URL.revokeObjectURL(url);
});

test("a file that is missing, unreachable or cut off is named, with what to do", async () => {
  vi.stubGlobal("location", { href: "https://site.example/trends.html" });
  const wanted = { name: "workbook.duckdb.gz", href: "https://site.example/_file/workbook.gz" };
  vi.stubGlobal("fetch", async () => new Response("", { status: 404 }));
  await expect(bytes(wanted)).rejects.toThrow(
    /^workbook\.duckdb\.gz could not be fetched \(HTTP 404\)\. Reload the page;.*\/_file\/workbook\.gz/,
  );
  vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("Failed to fetch")));
  await expect(bytes(wanted)).rejects.toThrow(/^workbook\.duckdb\.gz could not be fetched \(Failed to fetch\)/);
  vi.stubGlobal("fetch", async () => new Response(gzipSync(TEXT).subarray(0, 20)));
  await expect(bytes(wanted)).rejects.toThrow(/^workbook\.duckdb\.gz arrived damaged/);
});

test("a browser that cannot unpack is told which can", async () => {
  vi.stubGlobal("DecompressionStream", undefined);
  await expect(bytes(file(gzipSync(TEXT)))).rejects.toThrow("Safari 16.4");
});
