/** What a reader put into a form. */

/** Tell whether an attribute would take the place of what the reader typed or chose. */
export function isReaders(name, element) {
  if (name === "value") return isTyped(element);
  if (name === "checked") return element.localName === "input" && element.checked !== element.defaultChecked;
  if (name === "selected") return isChosen(element.closest("select"));
  return false;
}

function isTyped(element) {
  return ["input", "textarea"].includes(element.localName) && element.value !== element.defaultValue;
}

function isChosen(select) {
  return select !== null && [...select.options].some((option) => option.selected !== option.defaultSelected);
}
