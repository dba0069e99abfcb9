// The files of the search. Each is a script with one call, so that it loads from a server and from disk alike;
// none is asked for before somebody searches.
const Shards = {
  folder: "",
  waiting: new Map(),
  asked: new Map(),

  // Returns a promise of the value of a file, or of nothing where it is not there.
  load(part, name, path) {
    const key = `${part} ${name}`;
    if (!this.asked.has(key)) this.asked.set(key, this.fetched(key, path));
    return this.asked.get(key);
  },

  fetched(key, path) {
    return new Promise((done) => {
      const script = document.createElement("script");
      const finish = (value) => {
        this.waiting.delete(key);
        script.remove();
        done(value);
      };
      this.waiting.set(key, finish);
      script.onload = () => finish();
      script.onerror = () => {
        this.asked.delete(key);
        finish();
      };
      script.src = `${this.folder}${path}.js`;
      document.head.append(script);
    });
  },

  async index() {
    const found = await this.load("index", "", "index");
    if (!found) return;
    const list = (words) => words.split(" ").filter(Boolean);
    return { terms: list(found.terms), facts: found.facts.split(" "), stop: new Set(list(found.stop)) };
  },
  terms(prefix) {
    const plain = [...prefix].map((letter) => (/[a-z0-9]/.test(letter) ? letter : `-${letter.codePointAt().toString(16)}`));
    return this.load("terms", prefix, `terms/${plain.join("")}`);
  },
  facts(prefix) {
    return this.load("facts", prefix, `facts/${prefix || "all"}`);
  },
  text(key) {
    return this.load("text", key, `texts/${key}`);
  },
};

// What each of the files calls.
window.briefgenSearch = (part, name, value) => Shards.waiting.get(`${part} ${name}`)?.(value);
