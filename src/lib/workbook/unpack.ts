/** Files that travel gzipped and are unpacked here, because some hosts neither compress nor take big files. */

/** A file of the site; a Framework `FileAttachment` is one. */
export interface SiteFile {
  readonly name: string;
  readonly href: string;
}

/** Bytes read so far, packed as they come. */
export type OnBytes = (bytes: number) => void;

/**
 * Fetches a file and unpacks it if it is still gzipped: a host that sends `.gz` with
 * `Content-Encoding: gzip` has the browser unpack it, so the bytes decide, not the name.
 *
 * @throws Error naming the file when it cannot be fetched or unpacked.
 */
export async function unpack(file: SiteFile, type: string, onBytes?: OnBytes): Promise<Response> {
  if (typeof DecompressionStream === "undefined")
    throw new Error(
      "This browser cannot unpack gzip (DecompressionStream). Use Chrome or Edge 80, Firefox 113, Safari 16.4 or newer.",
    );
  const response = await fetch(file.href).catch((error: unknown) => {
    throw new Error(`${file.name} could not be fetched (${message(error)}). Check the connection and reload the page.`);
  });
  if (!response.ok || response.body === null)
    throw new Error(
      `${file.name} could not be fetched (HTTP ${response.status}). Reload the page; if that does not help, the site was published without ${new URL(file.href, location.href).pathname}.`,
    );
  const { gzipped, body } = await peek(response.body, onBytes);
  return new Response(gzipped ? body.pipeThrough(new DecompressionStream("gzip")) : body, {
    headers: { "Content-Type": type },
  });
}

/** An object URL of the unpacked file; the caller revokes it. */
export async function objectUrl(file: SiteFile, type: string, onBytes?: OnBytes): Promise<string> {
  const response = await unpack(file, type, onBytes);
  const blob = await response.blob().catch((error: unknown) => broken(file, error));
  return URL.createObjectURL(blob);
}

/** The unpacked file's bytes. */
export async function bytes(file: SiteFile, onBytes?: OnBytes): Promise<Uint8Array> {
  const response = await unpack(file, "application/octet-stream", onBytes);
  return new Uint8Array(await response.arrayBuffer().catch((error: unknown) => broken(file, error)));
}

/** Looks at the first two bytes (gzip: 1f 8b) and hands the whole stream on. */
async function peek(stream: ReadableStream<Uint8Array<ArrayBuffer>>, onBytes: OnBytes = () => {}) {
  const reader = stream.getReader();
  const read: Uint8Array<ArrayBuffer>[] = [];
  const head: number[] = [];
  while (head.length < 2) {
    const { value } = await reader.read();
    if (value === undefined) break;
    read.push(value);
    head.push(...value.subarray(0, 2));
  }
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const chunk = read.shift() ?? (await reader.read()).value;
      if (chunk === undefined) return controller.close();
      onBytes(chunk.byteLength);
      controller.enqueue(chunk);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { gzipped: head[0] === 0x1f && head[1] === 0x8b, body };
}

/** @throws Error always: what arrived of the file is not the file. */
export function broken(file: SiteFile, error: unknown): never {
  throw new Error(`${file.name} arrived damaged (${message(error)}). Reload the page.`);
}

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));
