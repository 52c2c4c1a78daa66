// The player's state. Modules ask the media, pages or preferences for something; those publish here
// what became of it; whoever shows it watches. So what is shown is always what is.

/** Hold a frozen state. `watch` calls back at once and whenever one of the named parts changes. */
export function createStore(initial) {
  let state = Object.freeze({ ...initial });
  const watchers = [];
  return Object.freeze({
    get state() {
      return state;
    },
    publish(changes) {
      const changed = Object.keys(changes).filter((name) => !Object.is(state[name], changes[name]));
      if (changed.length === 0) return;
      state = Object.freeze({ ...state, ...changes });
      for (const [names, callback] of watchers) {
        if (names.some((name) => changed.includes(name))) callback(state);
      }
    },
    watch(names, callback) {
      watchers.push([names, callback]);
      callback(state);
    },
  });
}
