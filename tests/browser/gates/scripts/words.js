// The words that can be read, without controls and what is marked as a script's own making, as its work, or as its stand-in.
() => {
  const made = "button, select, input, label, output, [role=status], form:not([action]), [data-briefgen-made], [data-with-script], [data-without-script]";
  const hidden = [...document.querySelectorAll(made)].filter(one => !one.closest("main li.task"));
  const before = hidden.map(one => one.style.display);
  for (const one of hidden) one.style.setProperty("display", "none", "important");
  const words = document.body.innerText.split(/\s+/).filter(Boolean).sort();
  hidden.forEach((one, at) => { one.style.display = before[at]; });
  return words;
}
