// The reader's choice of light or dark, remembered. What else a script adds is fetched when it is of use.
{
  const root = document.documentElement, { dark, notes, previews } = document.currentScript.dataset, KEY = "briefgen-colours";
  const system = matchMedia("(prefers-color-scheme: dark)"), wide = matchMedia("(min-width: 78em)");
  const isDark = () => (root.dataset.colours || (system.matches ? "dark" : "light")) == "dark";
  const paint = (colours) => (colours ? (root.dataset.colours = colours) : delete root.dataset.colours);
  const kept = (change) => {
    try {
      return change ? change(localStorage) : localStorage.getItem(KEY);
    } catch {}
  };
  const fetched = (address) => import(new URL(address, document.baseURI)).catch(() => {});
  paint(kept());

  addEventListener("DOMContentLoaded", () => {
    const button = document.createElement("button");
    const show = () => button.setAttribute("aria-pressed", isDark());
    const change = () => {
      const colours = isDark() ? "light" : "dark", own = (colours == "dark") != system.matches;
      paint(own && colours);
      kept((store) => (own ? store.setItem(KEY, colours) : store.removeItem(KEY)));
      show();
    };
    button.className = "switch";
    button.title = dark;
    button.setAttribute("aria-label", dark);
    button.dataset.briefgenMade = "";
    button.addEventListener("click", change);
    system.addEventListener("change", show);
    addEventListener("storage", () => show(paint(kept())));
    document.querySelector(".top .wrap")?.append(button);
    show();

    const find = document.querySelector(".find");
    if (find) addEventListener("keydown", (event) => {
      if (event.key == "/" && !event.ctrlKey && !event.metaKey && !event.target.closest("input, textarea, select")) location = find.href;
    });

    const doc = document.querySelector(".doc");
    const beside = async () => wide.matches && (await fetched(notes))?.layNotes();
    const main = document.querySelector("main:has(.prose, .cite)");
    if (main) ["pointerover", "focusin"].forEach((name) => main.addEventListener(name, () => fetched(previews), { once: true }));
    if (doc?.querySelector(".footnotes")) ["load", "resize"].forEach((name) => addEventListener(name, beside));
  });
}
