// Notes what the Tab key should visit, and writes down each stop: which it is, whether the focus can be seen there,
// and what covers it. Answers how many stops there should be.
() => {
  const look = element => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
    return { outline: `${outlineStyle} ${outlineWidth} ${outlineColor}`, boxShadow };
  };
  const may = "a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]";
  const stops = [...document.querySelectorAll(may)].filter(element =>
    element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }));
  const order = new Map(stops.map((element, at) => [element, at]));
  const plain = new Map([...document.querySelectorAll("*")].map(element => [element, look(element)]));

  const seen = (now, before) =>
    (now.outline !== before.outline && !/^none| 0px /.test(now.outline)) ||
    (now.boxShadow !== before.boxShadow && now.boxShadow !== "none");
  const onScreen = box =>
    box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const covered = element => {
    const box = [...element.getClientRects()].find(onScreen);
    if (!box) return "out of sight";
    const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
    const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const top = document.elementFromPoint(x, y);
    if (!top || element.contains(top) || top.contains(element)) return "";
    return `covered by ${top.tagName.toLowerCase()}.${top.className}`;
  };

  globalThis.briefgenStops = [];
  document.addEventListener("keyup", event => {
    const element = document.activeElement;
    if (event.key !== "Tab" || !element) return;
    const words = (element.innerText || element.getAttribute("aria-label") || "").trim().slice(0, 40);
    const faults = [];
    if (order.size && plain.has(element) && element !== document.body) {
      if (!seen(look(element), plain.get(element))) faults.push("the focus cannot be seen");
      const what = covered(element);
      if (what) faults.push(what);
    }
    briefgenStops.push({
      at: order.has(element) ? order.get(element) : -1,
      page: element !== document.body && element !== document.documentElement,
      name: `${element.tagName.toLowerCase()}.${element.className} ${JSON.stringify(words)}`,
      faults,
    });
  }, true);
  return stops.length;
}
