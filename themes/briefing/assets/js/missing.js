// A search of the site's topics, people and tags on the page for missing addresses. Nothing is fetched before it is asked.
{
  const form = document.querySelector(".finder"), field = form.querySelector("input"), list = form.querySelector("ul");
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let names;

  const fetched = async (address) => {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    return [...page.querySelectorAll("main :is(.chips, .tree, .index) a[href]:not([href^='#'])")].map((link) => ({
      words: link.textContent,
      key: folded(link.textContent),
      address: new URL(link.getAttribute("href"), new URL(address, location)).href,
    }));
  };
  const search = async () => {
    const asked = folded(field.value).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);
    names ??= Promise.all(form.dataset.in.split(" ").map((address) => fetched(address).catch(() => [])));
    const rows = (await names).flat().map((name) => ({ ...name, hits: asked.filter((word) => name.key.includes(word)).length }));
    const best = rows.filter((row) => row.hits).sort((a, b) => b.hits - a.hits || a.words.length - b.words.length).slice(0, 12);
    list.replaceChildren(...best.map(({ words, address }) => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = address;
      link.textContent = words;
      item.append(link);
      return item;
    }));
    form.querySelector("output").textContent = asked.length && !best.length ? form.dataset.none : "";
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", search);
  let path = location.pathname;
  try {
    path = decodeURIComponent(path);
  } catch {} // an address may hold any bytes
  field.value = path.split("/").filter(Boolean).pop()?.replace(/\.[a-z]+$|[^\p{L}\p{N}]+/gu, " ").trim() ?? "";
  if (field.value) search();
}
