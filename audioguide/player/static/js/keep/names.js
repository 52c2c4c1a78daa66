// How what is kept on this device is named. The service worker reads this file too.
//
// Each version of a guide has a store of its own (Cache API), with all that its pages need: files of
// two versions are never in one. The mark is put in last: a store without it is not whole, and not used.

/** The store of a version of a guide; `root` is the address of the site, for others may share its host. */
export const nameOf = (root, { guide, version }) => `audioguide ${root} ${guide} ${version}`;

/** Whether a store is of this site. */
export const isOf = (root, name) => name.startsWith(`audioguide ${root} `);

/** The address of the mark in a store: `{ guide, title, lang, version, address, size }`. */
export const markOf = (root) => `${root}kept.json`;
