// How words are compared: as the build does it (model/names.py), and how far two of them are apart.
const Words = {
  PATTERN: /[\p{L}\p{N}_]+(?:['\u2019\u02bc][\p{L}\p{N}_]+)*/gu,
  SAME: { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ħ: "h", ß: "ss", ς: "σ" },
  LATIN: {
    а: "a", б: "b", в: "v", г: "g", ґ: "g", д: "d", е: "e", є: "ye", ё: "e", ж: "zh", з: "z", и: "i", і: "i", ї: "yi",
    й: "i", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts",
    ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
  },

  fold(word) {
    const plain = (letter) => {
      const [base, ...marks] = letter.normalize("NFKD");
      return marks.length && base.codePointAt() < 0x400 && marks.every((mark) => /\p{M}/u.test(mark)) ? base : letter;
    };
    const bare = word.normalize("NFKC").toLowerCase().replace(/['\u2018\u2019\u02bc_]/gu, "");
    return [...bare].map(plain).map((letter) => this.SAME[letter] ?? letter).join("");
  },

  // The folded words of a text.
  of(text) {
    return (text.normalize("NFKC").match(this.PATTERN) ?? []).map((word) => this.fold(word)).filter(Boolean);
  },

  // A Cyrillic word in Latin letters, as one would type it.
  inLatin(word) {
    return [...word].map((letter) => this.LATIN[letter] ?? letter).join("");
  },

  // Edits (one letter more, less, other, or two swapped) that lead from one word to another, counted up to `most`.
  distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before, last = [], row = Array.from({ length: other.length + 1 }, (_, place) => place);
    for (let i = 1; i <= one.length; i++) {
      [before, last, row] = [last, row, [i]];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] == other[j - 1];
        row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + !same);
        if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
    }
    return row[other.length];
  },
};
