// The service worker: there only while a guide is kept. What has a version in its address (see FIXED)
// comes from what is kept, for it is the same anywhere. All else comes from the network, and from what
// is kept only when the network fails: so nothing that is kept stands in for a later version.

import { isOf, markOf } from "./names.js";
import { partOf } from "./range.js";

const ROOT = self.registration.scope;
const FIXED = /\/static\/[0-9a-f]{8}\/|\/files\/[a-z0-9-]+\.[0-9a-f]{8}\.[a-z0-9]+$/;
/** A network that has not answered by then has failed. So has one of which a gateway says so (502 to 504). */
const PATIENCE_MS = 6000;
const BAD_GATEWAY = 502;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { method, url, cache } = event.request;
  // "no-store" is what download.js asks of the network alone.
  if (method !== "GET" || !url.startsWith(ROOT) || cache === "no-store") return;
  event.respondWith(FIXED.test(new URL(url).pathname) ? keptFirst(event.request) : networkFirst(event.request));
});

async function keptFirst(request) {
  const copy = await find(request.url);
  if (!copy) return fetch(request);
  const range = request.headers.get("Range");
  return range ? cut(copy, range) : copy;
}

async function networkFirst(request) {
  const coming = fetch(request).catch(() => Response.error());
  const copy = await find(request.url);
  if (!copy) {
    const answer = await coming;
    return answer.type === "error" && request.mode === "navigate" ? tellOffline(request.url) : answer;
  }
  const late = new Promise((go) => setTimeout(go, PATIENCE_MS, Response.error()));
  const answer = await Promise.race([coming, late]);
  return answer.type === "error" || answer.status >= BAD_GATEWAY ? copy : answer;
}

/** A copy from the newest whole store that has one. */
async function find(url) {
  const { origin, pathname } = new URL(url);
  for (const cacheName of (await caches.keys()).reverse()) {
    if (!isOf(ROOT, cacheName)) continue;
    const copy = await caches.match(origin + pathname, { cacheName, ignoreVary: true });
    if (copy && (await caches.match(markOf(ROOT), { cacheName }))) return copy;
  }
  return undefined;
}

/** Answer with the part that is asked for: 206, or 416 behind the end. */
async function cut(copy, range) {
  const body = await copy.blob();
  const headers = new Headers(copy.headers);
  const [start, stop] = partOf(range, body.size) ?? [];
  if (start >= body.size) {
    headers.set("Content-Range", `bytes */${body.size}`);
    return new Response(null, { status: 416, headers });
  }
  if (start === undefined) return new Response(body, { headers });
  headers.set("Content-Range", `bytes ${start}-${stop - 1}/${body.size}`);
  headers.set("Content-Length", stop - start);
  return new Response(body.slice(start, stop, body.type), { status: 206, headers });
}

/** Lead to the page that says what is kept; it is told what was asked for. */
async function tellOffline(url) {
  const page = `${ROOT}offline/`;
  return (await find(page)) ? Response.redirect(`${page}#${url.slice(ROOT.length)}`) : Response.error();
}
