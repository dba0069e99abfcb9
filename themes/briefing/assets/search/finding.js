// From what somebody typed to the keys of documents, best first. A key is twelve digits, of which four tell the day.
const KEY = 12;
const Finding = {
  WEIGHTS: [14, 8, 3], // in the title, among names, in the text
  SUBJECT: 6,

  // What is asked: words that all have to be there, phrases, and words that must not.
  asked(text, stop) {
    const without = [], phrases = [];
    const rest = text
      .replace(/["\u201c\u201d\u201e\u00ab\u00bb]([^"\u201c\u201d\u201e\u00ab\u00bb]+)["\u201c\u201d\u201e\u00ab\u00bb]/gu, (_, words) => (phrases.push(Words.of(words)), ` ${words} `))
      .replace(/(^|\s)-(\S+)/gu, (_, space, word) => (without.push(...Words.of(word)), space));
    const all = [...new Set(Words.of(rest))], telling = all.filter((word) => !stop.has(word));
    return { words: telling.length ? telling : all, phrases: phrases.filter((words) => words.length > 1), without };
  },

  // The documents that have a word, each with what that is worth, and the forms under which they have it.
  async word(word, index, exact = false) {
    const found = await this.tried(word, index, exact);
    const latin = Words.inLatin(word);
    return found.keys.size || exact || latin == word ? found : this.tried(latin, index, false);
  },

  async tried(word, index, exact) {
    const own = index.terms.filter((prefix) => word.startsWith(prefix)).sort((a, b) => b.length - a.length).slice(0, 1);
    const longer = exact || word.length < 2 ? [] : index.terms.filter((prefix) => prefix.length > word.length && prefix.startsWith(word));
    const near = () => index.terms.filter((prefix) => prefix.slice(0, 2) == word.slice(0, 2) || prefix == word[0]);
    const loaded = async (prefixes) => (await Promise.all([...new Set(prefixes)].slice(0, 16).map((prefix) => Shards.terms(prefix)))).filter(Boolean);
    const shards = await loaded([...own, ...longer]), found = { keys: new Map(), forms: new Set([word]), guessed: "" };
    for (const shard of shards) this.collect(found, shard, (form) => (form == word ? 1 : !exact && word.length > 1 && form.startsWith(word) ? 0.7 + 0.2 * (word.length / form.length) : 0));
    if (!found.keys.size && !exact && word.length > 3) {
      const most = word.length > 7 ? 2 : 1, candidates = await loaded([...own, ...near()]), close = this.closest(word, candidates, most);
      for (const shard of candidates) this.collect(found, shard, (form) => (close.has(form) ? 0.5 : 0));
      found.guessed = [...close][0] ?? "";
    }
    return found;
  },

  collect(found, [stems, forms], worth) {
    const add = (form, names) => {
      const value = worth(form);
      if (!value) return;
      found.forms.add(form);
      for (const stem of names) {
        const lists = stems[stem] ?? [];
        this.WEIGHTS.forEach((weight, place) => this.cut(lists[place]).forEach((key) => found.keys.set(key, Math.max(found.keys.get(key) ?? 0, value * weight))));
        if (value > 0.6) Object.keys(forms).forEach((other) => forms[other].split(" ").includes(stem) && found.forms.add(other));
      }
    };
    for (const stem in stems) if (!(stem in forms)) add(stem, [stem]);
    for (const form in forms) add(form, forms[form].split(" "));
  },

  // The known words that are nearest to one that nobody wrote, at most two steps or an ending away.
  closest(word, shards, most) {
    const forms = new Set(shards.flatMap(([stems, forms]) => [...Object.keys(stems), ...Object.keys(forms)]));
    const rows = [...forms].map((form) => [Words.distance(word, form, most), form]).filter(([steps]) => steps <= most);
    const least = Math.min(...rows.map(([steps]) => steps));
    const near = rows.filter(([steps]) => steps == least).map(([, form]) => form);
    if (near.length) return new Set(near);
    const shared = (form) => [...form].findIndex((letter, place) => letter != word[place]) >>> 0;
    return new Set([...forms].filter((form) => Math.min(shared(form), form.length, word.length) >= Math.max(5, 0.7 * Math.max(form.length, word.length))));
  },

  cut(keys = "") {
    const found = [];
    for (let at = 0; at < keys.length; at += KEY) found.push(keys.slice(at, at + KEY));
    return found;
  },

  // Returns { keys, forms, guesses, partly }: keys best first, and whether they have some of the words only.
  async find(text) {
    const index = await Shards.index();
    if (!index) return;
    const asked = this.asked(text, index.stop);
    const [words, barred] = await Promise.all([
      Promise.all(asked.words.map((word) => this.word(word, index))),
      Promise.all(asked.without.map((word) => this.word(word, index, true))),
    ]);
    const sums = new Map(), hits = new Map();
    for (const { keys } of words) for (const [key, value] of keys) {
      sums.set(key, (sums.get(key) ?? 0) + value);
      hits.set(key, (hits.get(key) ?? 0) + 1);
    }
    barred.forEach(({ keys }) => keys.forEach((_, key) => sums.delete(key)));
    const all = [...sums.keys()], whole = all.filter((key) => hits.get(key) == words.length);
    const score = (key) => hits.get(key) * 100 + sums.get(key) + (key.startsWith("00") && sums.get(key) >= (this.WEIGHTS[0] / 2) * words.length ? this.SUBJECT : 0);
    const keys = (whole.length ? whole : all).sort((a, b) => score(b) - score(a) || (a < b ? 1 : -1));
    return {
      index,
      keys: asked.phrases.length ? await this.withPhrases(keys, asked.phrases) : keys,
      forms: new Set(words.flatMap(({ forms }) => [...forms])),
      guesses: words.map(({ guessed }) => guessed).filter(Boolean),
      partly: !whole.length && all.length > 0,
    };
  },

  // Keeps the documents in which phrases stand as they were asked for; only the best are looked into.
  async withPhrases(keys, phrases) {
    const kept = [];
    for (let at = 0; at < Math.min(keys.length, 80) && kept.length < 20; at += 10) {
      const some = keys.slice(at, at + 10), texts = await Promise.all(some.map((key) => Shards.text(key)));
      const holds = (text) => phrases.every((words) => ` ${Words.of(`${text.title} ${text.summary ?? ""} ${text.text ?? ""}`).join(" ")} `.includes(` ${words.join(" ")} `));
      kept.push(...some.filter((_, place) => texts[place] && holds(texts[place])));
    }
    return kept;
  },
};
