/**
 * The site's service worker, in the reader's browser: what a reader has seen opens again from their own disk, with no
 * network. Files go by the hash of their content, so none is ever out of date; pages come from the network where there is
 * one, so that nobody reads an old snapshot unawares.
 */

/** Every file of the site but its pages, with a hash of its content. Set by the build. */
declare const FILES: { readonly [path: string]: string };

/** What a page sends once it has loaded: addresses it used before this worker answered for it, its own first. */
export interface Used {
  readonly used: readonly string[];
}

/** What TypeScript's own types of service workers, which exclude those of pages, would say. */
interface Scope {
  readonly registration: { readonly scope: string };
  readonly serviceWorker: { readonly state: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(type: "message", listener: (event: Lasting & { readonly data: Used }) => void): void;
  addEventListener(type: "fetch", listener: (event: Asked) => void): void;
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const scope = self as unknown as Scope;
const CACHE = "plumbline";

scope.addEventListener("install", (event) => event.waitUntil(scope.skipWaiting()));
/** Once there is nothing left of an earlier build. Pages may speak to this worker before. */
const cleared = new Promise<void>((resolve) => {
  if (scope.serviceWorker.state === "activated") resolve();
  scope.addEventListener("activate", (event) =>
    event.waitUntil(
      forgetOld()
        .then(resolve)
        .then(() => scope.clients.claim()),
    ),
  );
});
scope.addEventListener("message", (event) => event.waitUntil(cleared.then(() => keepUsed(event.data))));
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const place = placeOf(request.url);
  if (request.mode === "navigate") event.respondWith(openPage(event));
  else if (place !== null) event.respondWith(kept(place, request));
});

/** Under which address a file of the site is kept: one of its content. Null for whatever else is asked for. */
function placeOf(address: string): string | null {
  const root = scope.registration.scope;
  const hash = address.startsWith(root) ? FILES[decodeURI(address.slice(root.length))] : undefined;
  return hash === undefined ? null : `${address}?${hash}`;
}

/** A page is kept without its filters, which it reads from its address by itself. */
const pagePlace = (address: string): string => address.replace(/[?#].*$/s, "");

async function openPage(event: Asked): Promise<Response> {
  const place = pagePlace(event.request.url);
  try {
    const response = await fetch(event.request);
    if (response.ok && !response.redirected) event.waitUntil(put(place, response.clone()));
    return response;
  } catch (error) {
    const page = await (await caches.open(CACHE)).match(place);
    if (page) return page;
    throw error;
  }
}

async function kept(place: string, request: Request): Promise<Response> {
  const found = await (await caches.open(CACHE)).match(place);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) await put(place, response.clone());
  return response;
}

/** Where the reader's disk is full the site goes on as without this worker. */
async function put(place: string, response: Response): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.put(place, response).catch(() => undefined);
}

/** A first visit has loaded most before this worker was there: its files come from the browser's own cache. */
async function keepUsed({ used }: Used): Promise<void> {
  const [page, ...files] = used;
  const cache = await caches.open(CACHE);
  const places = [[pagePlace(page!), page!], ...files.map((address) => [placeOf(address), address])];
  for (const [place, address] of new Map(places.filter(([key]) => key !== null) as [string, string][])) {
    if (await cache.match(place)) continue;
    const response = await fetch(address, { cache: "force-cache" }).catch(() => null);
    if (response?.ok) await put(place, response);
  }
}

/** What this build has no use for: files it lacks, and pages, which ask for such files. */
async function forgetOld(): Promise<void> {
  const cache = await caches.open(CACHE);
  const places = new Set(
    Object.keys(FILES).map((path) => placeOf(new URL(encodeURI(path), scope.registration.scope).href)),
  );
  for (const { url } of await cache.keys()) if (!places.has(url)) await cache.delete(url);
}
