/** Room at the end of the page for what stands over it, so that its last lines can be read. */

const sheet = new CSSStyleSheet();
const observer = new ResizeObserver(() => measure());
let watched = [];

/** Keep room for the bar of now and for the overlay. */
export function reserveRoom(panel) {
  const wanted = [document.getElementById("briefgen-bar"), panel.shadowRoot.querySelector(".stack")].filter(Boolean);
  if (wanted.every((element, at) => element === watched[at]) && wanted.length === watched.length) return;
  observer.disconnect();
  watched = wanted;
  watched.forEach((element) => observer.observe(element));
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}

function measure() {
  const [bar, overlay] = [watched.find(isBar), watched.find((element) => !isBar(element))].map(height);
  sheet.replaceSync(`
    :root { --briefgen-bar-height: ${bar}px }
    @media screen { body { padding-block-end: ${bar + overlay}px !important } }
  `);
}

const isBar = (element) => element.id === "briefgen-bar";
const height = (element) => Math.ceil(element?.getBoundingClientRect().height ?? 0);
