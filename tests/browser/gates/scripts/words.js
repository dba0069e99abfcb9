// The words that can be read, without controls and what a script has marked as its own making.
() => {
  const made = "button, select, input, label, output, [role=status], form:not([action]), [data-briefgen-made]";
  const hidden = [...document.querySelectorAll(made)].filter(one => !one.closest("main li.task"));
  const before = hidden.map(one => one.style.display);
  for (const one of hidden) one.style.setProperty("display", "none", "important");
  const words = document.body.innerText.split(/\s+/).filter(Boolean).sort();
  hidden.forEach((one, at) => { one.style.display = before[at]; });
  return words;
}
