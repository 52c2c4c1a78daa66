// What is kept on this device: whole guides, each in a store of its own; see names.js.

import { isOf, markOf } from "./names.js";

/** The address of the site: its app's manifest lies there, and its service worker. */
export const siteRoot = () => new URL("./", document.querySelector("link[rel=manifest]").href).href;

/** Whether a browser can keep guides at this address: without https it cannot. */
export const canKeep = () => "caches" in window && "serviceWorker" in navigator;

/** The marks of all whole stores, in the order they were made, each with the `name` of its store. */
export async function listKept(root) {
  const marks = [];
  for (const name of (await caches.keys()).filter((each) => isOf(root, each))) {
    const mark = await caches.match(markOf(root), { cacheName: name });
    if (mark) marks.push(Object.freeze({ ...(await mark.json()), name }));
  }
  return marks;
}

/** What is kept of a guide; undefined if nothing is. */
export async function findKept(root, guide) {
  return (await listKept(root)).findLast((mark) => mark.guide === guide);
}

/**
 * Remove what was left half, or replaced, or is of the guide `unwanted`; the service worker goes with
 * the last guide. What another tab is just about to keep stays.
 */
export async function tidy(root, unwanted) {
  const marks = await listKept(root);
  const wanted = new Map(marks.filter(({ guide }) => guide !== unwanted).map(({ guide, name }) => [guide, name]));
  const stays = new Set(wanted.values());
  let isBusy = false;
  for (const name of (await caches.keys()).filter((each) => isOf(root, each) && !stays.has(each))) {
    isBusy = !(await alone(name, () => caches.delete(name))) || isBusy;
  }
  if (stays.size === 0 && !isBusy) await (await navigator.serviceWorker.getRegistration(root))?.unregister();
}

/** Do something with a store that no other tab works with. Gives false if one does. */
export function alone(name, act) {
  if (!navigator.locks) return act().then(() => true);
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await act();
    return Boolean(lock);
  });
}
