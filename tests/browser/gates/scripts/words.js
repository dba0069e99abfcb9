// The words that can be read, without those of controls, which only a script can make work.
() => {
  const controls = "button, select, input, label, output, [role=status]";
  const hidden = [...document.querySelectorAll(controls)].filter(one => !one.closest("main li.task"));
  const before = hidden.map(one => one.hidden);
  for (const one of hidden) one.hidden = true;
  const words = document.body.innerText.split(/\s+/).filter(Boolean).sort();
  hidden.forEach((one, at) => { one.hidden = before[at]; });
  return words;
}
