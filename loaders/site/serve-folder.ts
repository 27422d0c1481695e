/** Serves a built site on this machine. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import send from "send";
import { Failure } from "../failure.js";

export interface Served {
  /** `http://localhost:3000/` */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a folder to this machine only, page addresses with or without `.html`. Stays inside
 * the folder and never shows dotfiles.
 *
 * @param port Exactly this port; 0 for any; without it, the first free from 3000.
 * @throws Failure when the port is taken.
 */
export async function serveFolder(folder: string, port?: number): Promise<Served> {
  const server = createServer((request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { Allow: "GET, HEAD" }).end();
      return;
    }
    const pathname = (request.url ?? "/").replace(/[?#].*/, "");
    send(request, pathname, { root: folder, extensions: ["html"], cacheControl: false })
      .on("headers", (headers) => headers.setHeader("Cache-Control", "no-cache"))
      .on("error", ({ status }: { status?: number }) => {
        response.writeHead(status ?? 500, { "Content-Type": "text/plain; charset=utf-8" });
        response.end(status === 404 ? `There is no ${pathname} here.\n` : `${pathname} cannot be served.\n`);
      })
      .pipe(response);
  });
  await listen(server, port);
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Listens on `port`, or the first free port from 3000. */
export async function listen(server: Server, port?: number): Promise<void> {
  for (let candidate = port ?? 3000; ; candidate++) {
    try {
      return await new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(candidate, "localhost", () => resolve(server.off("error", reject) && undefined));
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
      if (port !== undefined) throw new Failure(`Port ${port} is taken. Stop what uses it or set PORT to another.`);
      if (candidate === 3100) throw new Failure("Every port from 3000 to 3100 is taken. Set PORT to a free one.");
    }
  }
}

/** The port the environment asks for. */
export function portFromEnvironment(): number | undefined {
  const { PORT } = process.env;
  if (PORT === undefined || PORT === "") return undefined;
  if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65535)
    throw new Failure(`PORT is "${PORT}"; expected a number from 0 to 65535.`);
  return Number(PORT);
}
