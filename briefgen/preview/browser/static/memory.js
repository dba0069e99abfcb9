/** What outlives a page: for this tab, or for all. Where the browser keeps nothing, nothing is known. */

/** Return what was kept in this tab under a name, or null. */
export const recallInTab = (name) => read(() => sessionStorage, name);

/** Keep a text in this tab. */
export const keepInTab = (name, text) => write(() => sessionStorage, name, text);

/** Return what was kept in this browser under a name, or null. */
export const recall = (name) => read(() => localStorage, name);

/** Keep a text in this browser. */
export const keep = (name, text) => write(() => localStorage, name, text);

// Even reading the property throws where a browser refuses storage, so it is asked for late.
function read(storage, name) {
  try {
    return storage().getItem(name);
  } catch {
    return null;
  }
}

function write(storage, name, text) {
  try {
    storage().setItem(name, text);
  } catch {
    // A full or closed storage costs a convenience, nothing else.
  }
}
