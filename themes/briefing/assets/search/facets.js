// What results are narrowed by: kind, year, topic, actor, author. The facts of documents come in files of their own.
const Facets = {
  FIELDS: ["kind", "year", "topic", "actor", "author"],
  MOST: 2000,
  SHOWN: 8,

  // Returns the facts of each key: { kind, year, topic, actor, author }, each a list of values.
  async of(keys, index) {
    const prefixes = index.facts.filter((prefix) => keys.some((key) => key.startsWith(prefix)));
    const found = new Map(), shards = (await Promise.all(prefixes.map((prefix) => Shards.facts(prefix)))).filter(Boolean);
    for (const [joined, kinds, names, ...columns] of shards) {
      Finding.cut(joined).forEach((key, place) => {
        const [topic, actor, author] = columns.map((column) => column[place].map((number) => names[number]));
        found.set(key, { kind: [kinds[place]], year: this.year(key), topic, actor, author });
      });
    }
    return found;
  },

  year(key) {
    const day = parseInt(key.slice(0, 4), 16) - 256;
    return day < 0 ? [] : [String(new Date(day * 864e5).getUTCFullYear())];
  },

  // Tells whether facts fit a choice ({ field: [values] }): one value of each field that has any.
  fits(facts, choice, but) {
    return this.FIELDS.every((field) => field == but || !choice[field].length || choice[field].some((value) => facts?.[field].includes(value)));
  },

  // Returns for a field the values that results have, with their numbers, most frequent first; years newest first.
  counted(field, keys, facts, choice) {
    const counts = new Map(choice[field].map((value) => [value, 0]));
    for (const key of keys) {
      const own = facts.get(key);
      if (own && this.fits(own, choice, field)) own[field].forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
    }
    const order = field == "year" ? ([a], [b]) => b - a : ([a, m], [b, n]) => n - m || (a < b ? -1 : 1);
    return [...counts].sort(order);
  },
};
