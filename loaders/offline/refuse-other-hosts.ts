/** Framework fetches what its cache lacks. Here it may not: what a page needs is in the lockfile, or the build says so. */
import { Failure } from "../failure.js";

const LOCAL = new Set(["localhost", "127.0.0.1", "[::1]"]);

let refusing = false;

/** Makes this process's `fetch` refuse every other host, with what to do instead. */
export function refuseOtherHosts(): void {
  if (refusing) return;
  refusing = true;
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    if (/^https?:$/.test(url.protocol) && !LOCAL.has(url.hostname)) throw new Failure(refusal(url));
    return fetch(input, init);
  };
}

/** Why this address is not fetched, in the words of the page that asked for it. */
export function refusal(url: URL): string {
  const path = url.pathname.replace(/^\/npm\//, "/").replace(/@(0\.0\.0|\d[^/]*)/, "");
  const name = /^\/(@[^/]+\/[^/]+|[^/]+)/.exec(path)?.[1];
  const wanted =
    ["cdn.jsdelivr.net", "registry.npmjs.org"].includes(url.hostname) && name
      ? `A page or component uses npm:${name}, which this project does not carry. Install it (npm install ${name}) and import "${name}" without npm:.`
      : "Nothing is fetched from other hosts while building or previewing.";
  return `Refused to fetch ${url.href}. ${wanted}`;
}
