import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { PROJECT_ROOT, snapshotsFolder } from "../settings.js";
import { currentId } from "../snapshot/current.js";
import { refreshDataCache } from "./data-cache.js";
import { finishHtml } from "./finish-html.js";
import { listen, portFromEnvironment } from "./serve-folder.js";
import { snapshotOrDemo } from "./snapshot-or-demo.js";
import { watchSources } from "./watch-sources.js";

/** `npm run dev`: Framework's preview, following every change of page, component, code and snapshot. */
export async function runDev(argv: string[]): Promise<number> {
  parseArgs({ args: argv });
  process.chdir(PROJECT_ROOT);
  process.env.OBSERVABLE_TELEMETRY_DISABLE = "true";
  if ((await currentId(snapshotsFolder())) === null) {
    const code = await snapshotOrDemo();
    if (code !== 0) return code;
  }
  await refreshDataCache();
  const [{ readConfig }, { preview }] = await Promise.all([
    import("@observablehq/framework/dist/config.js"),
    import("@observablehq/framework/dist/preview.js"),
  ]);
  await readConfig();
  const port = await freePort();
  const { server } = await preview({ hostname: "localhost", port, open: false, verbose: false });
  finishPages(server);
  await watchSources();
  console.log(`Plumbline is at http://localhost:${port}/  (Ctrl+C stops it)`);
  return 0;
}

/** Framework's preview does not say that its port is taken: this does. */
async function freePort(): Promise<number> {
  const server = createServer();
  await listen(server, portFromEnvironment());
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Puts Framework's pages right on their way out, as the build does. */
function finishPages(server: Server): void {
  server.prependListener("request", (_request, response) => {
    const end = response.end.bind(response) as (...rest: unknown[]) => typeof response;
    response.end = (content?: unknown, ...rest: unknown[]) => {
      const isPage = typeof content === "string" && `${response.getHeader("Content-Type")}`.startsWith("text/html");
      return end(isPage ? finishHtml(content) : content, ...rest);
    };
  });
}
