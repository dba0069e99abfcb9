/** Elements made without HTML, so that no text is ever taken for markup. */

/** Return an element with properties and children; texts become text. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Return a path as people read it. */
export function readable(path) {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
