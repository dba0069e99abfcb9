// A look at what a link leads to, and a button that copies the citation.
const { made, copyOf } = await import(new URL(document.querySelector("script[data-notes]").dataset.notes, document.baseURI));
const WAIT = 300, text = document.querySelector("main .prose"), cite = document.querySelector(".cite[data-copy]");

const pages = new Map();
function pageOf(address) {
  if (!pages.has(address)) {
    const asked = fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject()));
    pages.set(address, asked.then((html) => new DOMParser().parseFromString(html, "text/html")));
  }
  return pages.get(address);
}

async function seen(link) {
  const { origin, pathname, search, hash } = new URL(link.href);
  const target = hash && decodeURIComponent(hash.slice(1));
  if (link.closest(".footnote-ref")) return [...copyOf(document.getElementById(target))];
  const page = await pageOf(origin + pathname + search);
  const head = page.querySelector("main .head");
  const parts = [".kicker", "h1", ".role", ".standfirst", ".bottom-line p", ".glance"].map((name) => head.querySelector(name));
  if (!parts[2] && !parts[3] && !parts[4]) parts.push(page.querySelector("main .prose > p"));
  return parts.filter(Boolean).flatMap((part) => {
    const row = document.createElement(part.tagName == "H1" ? "strong" : "p");
    row.className = part.className;
    row.lang = part.closest("[lang]").lang;
    row.append(...copyOf(part));
    // Its links are written for the page that it comes from.
    row.querySelectorAll("a").forEach((inner) => inner.replaceWith(...inner.childNodes));
    return row;
  });
}

let card, timer, current;
function hide() {
  clearTimeout(timer);
  current = null;
  card?.remove();
}
async function show(link) {
  const parts = await seen(link).catch(() => null);
  if (!parts || link != current) return;
  card?.remove();
  card = made("div", "preview", document.body);
  card.setAttribute("aria-hidden", "true");
  card.append(...parts);
  const at = link.getClientRects()[0], { offsetWidth: width, offsetHeight: height } = card;
  const below = at.bottom + 8 + height < innerHeight || at.top < height + 8;
  card.style.left = `${Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8)) + scrollX}px`;
  card.style.top = `${scrollY + (below ? at.bottom + 8 : at.top - height - 8)}px`;
}
function point({ target, type, pointerType }) {
  const link = target.closest?.("a.ref, .footnote-ref a");
  const asked = link && text.contains(link) && pointerType != "touch" && link;
  // A pointer that rests elsewhere does not take away what the keyboard asked for.
  if (!asked && type == "pointerover" && current == document.activeElement) return;
  clearTimeout(timer);
  if (card?.contains(target) || (asked && asked == current && card?.isConnected)) return;
  if (!asked) timer = setTimeout(hide, WAIT);
  else timer = setTimeout(() => show(asked), WAIT), (current = asked);
}
if (text) {
  for (const name of ["pointerover", "focusin"]) document.addEventListener(name, point);
  addEventListener("keydown", (event) => event.key == "Escape" && hide());
  const target = text.querySelector("a:hover, a:focus");
  if (target) point({ target });
}

if (cite && navigator.clipboard) {
  const button = made("button", "copy", cite.parentElement);
  button.textContent = cite.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(cite.textContent.trim());
    button.textContent = cite.dataset.copied;
  });
}
