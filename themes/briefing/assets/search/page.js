// The search on the page: what is typed, what is found, and the keys that lead through it.
{
  const form = document.querySelector("form.search"), field = form.querySelector("input");
  const words = form.dataset, { root } = words;
  const status = document.querySelector(".search-status"), list = document.querySelector(".search-results");
  const narrow = document.querySelector(".search-narrow"), more = document.querySelector(".search-more");
  const STEP = 10, lang = document.documentElement.lang;
  const isOwnPage = !("fromAddress" in words);
  let choice = {}, turn = 0, shown = STEP, found, facts;
  Shards.folder = `${root}search/`;

  const element = (name, properties = {}, ...inside) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...inside);
    return made;
  };
  const named = (part, name) => words[part + name[0].toUpperCase() + name.slice(1)] ?? name;

  const day = (date) => {
    if (!date) return "";
    const style = { timeZone: "UTC", year: "numeric", ...(date.length > 4 && { month: "long" }), ...(date.length > 7 && { day: "numeric" }) };
    return element("time", { dateTime: date }, new Intl.DateTimeFormat(lang, style).format(new Date(date)));
  };

  // The words of a text with those that were found marked; of a long one the part where most of them stand.
  const excerpt = (text, forms, most) => {
    const all = [...text.matchAll(Words.PATTERN)].map((word) => ({ at: word.index, end: word.index + word[0].length, form: Words.fold(word[0]) }));
    let best = 0, count = -1;
    for (let begin = 0; all.length > most && begin < all.length; begin += 4) {
      const inside = new Set(all.slice(begin, begin + most).map((word) => word.form).filter((word) => forms.has(word))).size;
      if (inside > count) [best, count] = [begin, inside];
    }
    const until = Math.min(best + most, all.length), parts = best ? ["… "] : [];
    let at = best ? all[best].at : 0;
    for (const word of all.slice(best, until).filter((one) => forms.has(one.form))) {
      parts.push(text.slice(at, word.at), element("mark", {}, text.slice(word.at, word.end)));
      at = word.end;
    }
    return [...parts, text.slice(at, all[until]?.at).trimEnd(), until < all.length ? " …" : ""];
  };

  const item = (text) => {
    const spoken = text.lang && text.lang != lang ? { lang: text.lang } : {};
    const link = element("a", { href: root + text.address }, ...excerpt(text.title, found.forms, 60));
    const isTold = Words.of(text.text ?? "").some((word) => found.forms.has(word));
    const passage = ((isTold && text.text) || text.summary || text.text || "").replace(/\s+/gu, " ");
    const line = element("p", { className: "meta" }, named("kind", text.kind), text.date ? " · " : "", day(text.date));
    return element("li", {}, line, element("h2", spoken, link), element("p", spoken, ...excerpt(passage, found.forms, 36)));
  };

  const chosen = () => found.keys.filter((key) => Facets.fits(facts.get(key), choice));

  const box = (name, value, number) => {
    const input = element("input", { type: "checkbox", name, value, checked: choice[name].includes(value) });
    input.addEventListener("change", () => {
      choice[name] = input.checked ? [...choice[name], value] : choice[name].filter((other) => other != value);
      shown = STEP;
      show(++turn);
    });
    return element("label", {}, input, ` ${name == "kind" ? named("kind", value) : value} `, element("span", {}, number));
  };

  const showFacets = () => {
    const groups = Facets.FIELDS.map((name) => [name, Facets.counted(name, found.keys.slice(0, Facets.MOST), facts, choice)]);
    const useful = groups.filter(([name, values]) => values.length > 1 || choice[name].length);
    const focused = document.activeElement?.closest?.(".search-narrow") && [document.activeElement.name, document.activeElement.value];
    narrow.querySelectorAll("fieldset").forEach((old) => old.remove());
    narrow.append(...useful.map(([name, values]) => element("fieldset", {}, element("legend", {}, named("field", name)), ...values.slice(0, Facets.SHOWN).map(([value, number]) => box(name, value, number)))));
    narrow.hidden = !useful.length;
    if (focused) [...narrow.querySelectorAll("input")].find((input) => input.name == focused[0] && input.value == focused[1])?.focus();
  };

  const remember = () => {
    if (!isOwnPage) return;
    const asked = new URLSearchParams(field.value.trim() && { q: field.value.trim() });
    Facets.FIELDS.forEach((name) => choice[name].forEach((value) => asked.append(name, value)));
    history.replaceState(null, "", `${location.pathname}${String(asked) && `?${asked}`}`);
  };

  const tell = (told) => {
    status.textContent = told;
    status.dataset.query = field.value.trim();
  };

  const show = async (mine) => {
    remember();
    const keys = chosen(), texts = await Promise.all(keys.slice(0, shown).map((key) => Shards.text(key)));
    if (mine != turn) return;
    list.replaceChildren(...texts.filter(Boolean).map(item));
    more.hidden = keys.length <= shown;
    const notes = [keys.length ? words.count.replace("{number}", keys.length.toLocaleString(lang)) : words.none];
    if (keys.length && found.guesses.length) notes.push(words.near.replace("{words}", found.guesses.join(", ")));
    if (keys.length && found.partly) notes.push(words.partly);
    tell(notes.join(" "));
    showFacets();
  };

  const clear = (told) => {
    tell(told);
    list.replaceChildren();
    narrow.hidden = more.hidden = true;
  };

  const search = async () => {
    const mine = ++turn, text = field.value.trim();
    shown = STEP;
    if (!text) return remember(), clear("");
    const result = await Finding.find(text);
    const known = result && (await Facets.of(result.keys.slice(0, Facets.MOST), result.index));
    if (mine != turn) return;
    if (!result) return clear(words.failed);
    [found, facts] = [result, known];
    await show(mine);
  };

  // Arrows lead from the field into the results and back; "/" leads to the field from anywhere.
  const links = () => [...list.querySelectorAll("h2 a")];
  const move = (event) => {
    const all = links(), place = all.indexOf(document.activeElement), isField = event.target == field;
    if (event.key == "/" && !isField && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      return field.select();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key == "Escape" && place >= 0) field.focus();
    if (!step || (!isField && place < 0) || place + step >= all.length || (isField && step < 0)) return;
    event.preventDefault();
    (all[place + step] ?? field).focus();
  };

  const begin = () => {
    const asked = new URLSearchParams(isOwnPage ? location.search : "");
    choice = Object.fromEntries(Facets.FIELDS.map((name) => [name, asked.getAll(name)]));
    field.value = isOwnPage ? (asked.get("q") ?? "") : wordsOfAddress();
    if (field.value) search();
  };

  const wordsOfAddress = () => {
    let path = location.pathname;
    try {
      path = decodeURIComponent(path);
    } catch {} // an address may hold any bytes
    return path.split("/").filter(Boolean).pop()?.replace(/\.[a-z]+$|[^\p{L}\p{N}]+/gu, " ").trim() ?? "";
  };

  let timer;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search();
  });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 150);
  });
  more.addEventListener("click", async () => {
    const last = links().length;
    shown += STEP;
    await show(++turn);
    links()[last]?.focus();
  });
  addEventListener("keydown", move);
  addEventListener("pageshow", begin);
  form.hidden = false;
  document.querySelector(".search-without").hidden = true;
  if (isOwnPage) field.focus();
}
