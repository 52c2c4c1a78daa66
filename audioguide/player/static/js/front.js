// The pages without a player: the library, a guide, an error. They look as the listener has chosen, and
// it can be chosen there.

import { createAnnounce } from "./announce.js";
import { showLooks } from "./looks.js";
import { createLooksDialog } from "./looks-dialog.js";
import { keepPreferences, loadPreferences } from "./preferences.js";
import { createStore } from "./store.js";

const store = createStore(loadPreferences());
const dialog = document.getElementById("looks");
const looks = createLooksDialog(dialog, store, createAnnounce(dialog.querySelector("[role=status]")));
const button = document.getElementById("open-looks");

showLooks(store);
keepPreferences(store);
button.hidden = false;
button.addEventListener("click", looks.open);
