// Tells what does not fit: a page that scrolls sideways, text that is cut off, text that lies on other text.
() => {
  const faults = [];
  const root = document.scrollingElement;
  const name = element => {
    const own = element.tagName.toLowerCase() + (element.id ? "#" + element.id : "") +
      [...element.classList].map(one => "." + one).join("");
    return element.parentElement && !element.id ? `${element.parentElement.tagName.toLowerCase()} > ${own}` : own;
  };
  const words = text => JSON.stringify(text.trim().replace(/\s+/g, " ").slice(0, 40));
  const style = element => getComputedStyle(element);

  if (root.scrollWidth > innerWidth) {
    const wide = [...document.body.querySelectorAll("*")].filter(element => {
      const box = element.getBoundingClientRect();
      return (box.right > innerWidth + 1 || box.left < -1) && !inScroller(element);
    });
    faults.push(`the page is ${root.scrollWidth} wide in ${innerWidth}: ${wide.slice(0, 4).map(name).join(", ")}`);
  }

  function ancestors(element) {
    const found = [];
    for (let one = element; one && one !== document.documentElement; one = one.parentElement) found.push(one);
    return found;
  }
  function inScroller(element) {
    return ancestors(element).some(one => ["auto", "scroll"].includes(style(one).overflowX));
  }
  // For screen readers only, or out of sight until it has the focus.
  function isHiddenOnPurpose(element) {
    return ancestors(element).some(one => {
      const how = style(one), box = one.getBoundingClientRect();
      if (how.position !== "absolute" && how.position !== "fixed") return false;
      return (box.width <= 2 && box.height <= 2) || box.bottom + scrollY <= 0 || how.clipPath === "inset(50%)";
    });
  }

  // Every visible piece of text with its lines.
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (isHiddenOnPurpose(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const scrolls = inScroller(element);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      lines.push({ node, element, box, scrolls });
      if (!scrolls && (box.left < -1 || box.right > innerWidth + 1)) {
        faults.push(`${name(element)} leaves the screen: ${words(node.data)}`);
      }
      for (const holder of ancestors(element)) {
        const how = style(holder);
        const hides = axis => ["hidden", "clip"].includes(how[axis]);
        if (how.display === "inline" || (!hides("overflowX") && !hides("overflowY"))) continue;
        const frame = holder.getBoundingClientRect();
        if ((hides("overflowX") && (box.left < frame.left - 1 || box.right > frame.right + 1)) ||
            (hides("overflowY") && (box.top < frame.top - 4 || box.bottom > frame.bottom + 4))) {
          faults.push(`${name(holder)} cuts off ${name(element)}: ${words(node.data)}`);
        }
      }
    }
  }

  // A box of text is higher than its letters, so lines may touch; a third of a line is too much.
  lines.sort((a, b) => a.box.top - b.box.top);
  for (let first = 0; first < lines.length; first += 1) {
    const a = lines[first];
    for (let second = first + 1; second < lines.length; second += 1) {
      const b = lines[second];
      if (b.box.top >= a.box.bottom) break;
      if (a.node === b.node || a.scrolls || b.scrolls) continue;
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - b.box.top;
      if (across > 2 && down > Math.min(a.box.height, b.box.height) * 0.35) {
        faults.push(`${name(a.element)} ${words(a.node.data)} lies on ${name(b.element)} ${words(b.node.data)}`);
      }
    }
  }
  return [...new Set(faults)].slice(0, 12);
}
