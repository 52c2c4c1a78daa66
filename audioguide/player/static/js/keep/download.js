// Fetches all of a guide into a store of its own: whole, or not at all.

import { markOf, nameOf } from "./names.js";
import { alone, tidy } from "./shelf.js";

const AT_ONCE = 4;
/** A name that carries a hash of what is in it: such a file has one size, ever. */
const HASHED = /\.[0-9a-f]{8}\.[a-z0-9]+$/;

/** Why a guide cannot be kept: `kind` ends the key of a text. */
export class Refusal extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/** The list of what is kept with a guide, as the site has it now; `address` is the list's. */
export async function fetchList(address, signal) {
  const list = await (await get(address, signal)).json();
  const files = list.files.map(([href, size]) => ({ url: new URL(href, address).href, size }));
  return Object.freeze({ ...list, files, size: files.reduce((sum, file) => sum + file.size, 0) });
}

/**
 * Keep a guide. `told(done, size)` hears of the bytes that have come, and of about how many will; an
 * abort of `controller` ends it. Throws a Refusal, or the abort, and then nothing of it is left.
 */
export async function keep({ root, address, controller, told }) {
  try {
    // First, for where that is refused nothing needs to be fetched.
    await employ(root);
    const list = await fetchList(address, controller.signal);
    await askForRoom(list.size);
    const isAlone = await alone(nameOf(root, list), () => fill({ root, address, list, controller, told }));
    if (!isAlone) throw new Refusal("elsewhere");
    // Another tab may have removed the last guide there was meanwhile, and the worker with it.
    await employ(root);
  } finally {
    await tidy(root);
  }
}

async function employ(root) {
  await navigator.serviceWorker.register(`${root}worker.js`).catch((error) => {
    throw refusalOf(error, "unable");
  });
}

async function fill({ root, address, list, controller, told }) {
  const { signal } = controller;
  const store = await caches.open(nameOf(root, list)).catch((error) => {
    throw refusalOf(error, "unable");
  });
  let done = 0;
  const count = (bytes) => told(Math.min((done += bytes), list.size), list.size);
  await fetchAll(list.files, (file) => put(store, file, signal, count), controller);
  // Files of two builds may have come if the guide was made anew meanwhile.
  if ((await fetchList(address, signal)).version !== list.version) throw new Refusal("changed");
  const { guide, title, lang, version } = list;
  const mark = { guide, title, lang, version, address: new URL("./", address).href, size: done };
  await store.put(markOf(root), new Response(JSON.stringify(mark))).catch((error) => {
    throw refusalOf(error, "full");
  });
}

/** A few on their way at once; the first that fails ends all, and is thrown when all have ended. */
async function fetchAll(files, fetchOne, controller) {
  const left = [...files];
  const failures = [];
  const work = async () => {
    while (left.length && !failures.length) await fetchOne(left.shift());
  };
  const fail = (error) => {
    failures.push(error);
    controller.abort();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, () => work().catch(fail)));
  if (failures.length) throw failures[0];
}

async function put(store, { url, size }, signal, count) {
  const response = await get(url, signal);
  const headers = new Headers(response.headers);
  // The body is unpacked by now.
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  let came = 0;
  const counted = new TransformStream({
    transform(chunk, passed) {
      came += chunk.byteLength;
      count(chunk.byteLength);
      passed.enqueue(chunk);
    },
  });
  try {
    await store.put(url, new Response(response.body.pipeThrough(counted), { headers }));
  } catch (error) {
    throw refusalOf(error, "lost");
  }
  // Not every browser calls it an error when a connection ends too soon.
  if (HASHED.test(url) && came !== size) throw new Refusal("lost");
}

/** Ask the network, past the service worker and what it keeps. */
async function get(url, signal) {
  const response = await fetch(url, { signal, cache: "no-store" }).catch((error) => {
    throw refusalOf(error, "lost");
  });
  if (!response.ok) throw new Refusal("missing");
  return response;
}

/** Ask that what is kept stays when the device runs short of room, and whether there is room for it. */
async function askForRoom(size) {
  // Some browsers ask the listener, who may answer later.
  navigator.storage?.persist?.().catch(() => false);
  const { quota, usage } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  if (quota - usage < size) throw new Refusal("full");
}

function refusalOf(error, kind) {
  if (error.name === "AbortError" || error instanceof Refusal) return error;
  return new Refusal(error.name === "QuotaExceededError" ? "full" : kind);
}
