// What the player keeps on this device, and nowhere else. It may be full, forbidden or damaged:
// then nothing is remembered, and everything else works.

const PREFIX = "audioguide:";

/** Read what was written under a name; undefined if there is nothing or it cannot be read. */
export function read(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keep a value under a name; undefined removes it. Returns whether that was possible. */
export function write(name, value) {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    // Private windows and full disks: listening matters more than remembering.
    return false;
  }
}

/** Call back when another tab has changed what is kept under a name. */
export function onChange(name, callback) {
  addEventListener("storage", ({ key }) => {
    if (key === PREFIX + name) callback();
  });
}
