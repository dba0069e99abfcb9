// The search by Pagefind: what the page asks for, answered by its program from the files in /pagefind/. That program
// is a module with WebAssembly, so it needs a server and a policy that lets it; it comes when somebody searches.
const Shards = {
  root: "",
  results: new Map(),
  forms: new Set(),

  // Returns a promise of Pagefind, or of nothing where it cannot be loaded.
  engine() {
    this.loaded ??= this.load().catch(() => (this.loaded = undefined));
    return this.loaded;
  },
  async load() {
    const engine = await import(new URL(`${this.root}pagefind/pagefind.js`, document.baseURI));
    await engine.options({ ranking: { metaWeights: { title: 5, aliases: 5, names: 2 } } });
    await engine.filters(); // without them answers count nothing
    return engine;
  },

  // What a result shows. Where words stand tells in which forms they were found.
  async text(key) {
    const data = await this.results.get(key).data();
    const words = data.content.split(/\s+/u), { title, date } = data.meta, { kind, lang } = data.filters;
    for (const place of data.locations) Words.of(words[place] ?? "").forEach((form) => this.forms.add(form));
    return { address: data.raw_url, title, date, kind: kind[0], lang: lang?.[0], text: data.content };
  },
};

const Finding = {
  // Returns { keys, forms, guesses, partly } as briefgen's own search does; Pagefind guesses nothing.
  async find(text) {
    const engine = await Shards.engine();
    if (!engine) return;
    const { results } = await engine.search(text);
    Shards.results = new Map(results.map((result) => [result.id, result]));
    Shards.forms = new Set(Words.of(text));
    return { text, keys: results.map(({ id }) => id), forms: Shards.forms, guesses: [], partly: false };
  },
};

const Facets = {
  FIELDS: ["kind", "year", "topic", "actor", "author"],
  SHOWN: 8,

  // Returns { keys, groups }: the keys that fit a choice, and for each field its values with their numbers.
  async narrowed(found, choice) {
    const engine = await Shards.engine(), chosen = this.FIELDS.filter((field) => choice[field].length);
    const asked = (but) => {
      const filters = chosen.filter((field) => field != but).map((field) => [field, { any: choice[field] }]);
      return engine.search(found.text, { filters: Object.fromEntries(filters) });
    };
    const whole = await asked();
    const groups = this.FIELDS.map(async (field) => {
      const { filters } = choice[field].length ? await asked(field) : whole;
      return [field, this.counted(field, filters[field] ?? {}, choice[field])];
    });
    const fitting = new Set(whole.results.map(({ id }) => id));
    return { keys: found.keys.filter((key) => fitting.has(key)), groups: await Promise.all(groups) };
  },

  // Most frequent first; years newest first.
  counted(field, numbers, chosen) {
    const order = field == "year" ? ([a], [b]) => b - a : ([a, m], [b, n]) => n - m || (a < b ? -1 : 1);
    const all = { ...Object.fromEntries(chosen.map((value) => [value, 0])), ...numbers };
    return Object.entries(all).filter(([value, number]) => number || chosen.includes(value)).sort(order);
  },
};
