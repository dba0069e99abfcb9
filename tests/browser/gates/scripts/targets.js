// Follows every link within the page and tells which lead nowhere, to something hidden, or under something that covers it.
async () => {
  const faults = [];
  const hashes = new Set([...document.querySelectorAll("a[href^='#']")].map(link => link.getAttribute("href")));
  for (const hash of hashes) {
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!target) {
      faults.push(`${hash} leads nowhere`);
      continue;
    }
    location.hash = hash;
    if (document.querySelector(":target") !== target) faults.push(`${hash} is no target`);
    if (!target.checkVisibility({ visibilityProperty: true })) faults.push(`${hash} is hidden`);
    const box = target.getClientRects()[0];
    if (!box) continue;
    const top = document.elementFromPoint(Math.min(Math.max(box.left + 4, 1), innerWidth - 1), Math.max(box.top + 4, 1));
    if (box.top < -1 || box.top > innerHeight) faults.push(`${hash} is not scrolled to (${Math.round(box.top)})`);
    else if (top && !target.contains(top) && !top.contains(target)) faults.push(`${hash} lies under ${top.tagName}`);
  }
  return faults;
}
