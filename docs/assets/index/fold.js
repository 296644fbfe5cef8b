// Names as a reader may type them. The same as casetracker.text.folding; a test holds the two equal over one table.
const APART = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", "’": "'", ё: "е", ς: "σ" };
const LATIN = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z", и: "i", й: "y", к: "k", л: "l", м: "m",
  н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch",
  ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya", і: "i", ї: "yi", є: "ye", ґ: "g", ў: "u", ј: "j", љ: "lj", њ: "nj",
  ђ: "dj", ћ: "c", џ: "dz", ѓ: "gj", ќ: "kj", ѕ: "dz",
};

const BEYOND_ASCII = /[^\0-\x7f]/gu;
const each = (text, table) => text.replace(BEYOND_ASCII, (char) => table[char] ?? char);

/** `text` for comparing: no case, no accents, ё as е, spaces single. */
export function fold(text) {
  const plain = each(text.toLowerCase(), APART);
  // Most names are ASCII by now, and normalising thousands of them is what takes time.
  const bare = plain.search(BEYOND_ASCII) < 0 ? plain : plain.normalize("NFKD").replace(/\p{Mn}/gu, "");
  return bare.split(/\s+/u).filter(Boolean).join(" ");
}

/** Folded `text` with Cyrillic letters in Latin ones, so that either script finds a name. */
export function latin(text) {
  return fold(each(text.toLowerCase().normalize("NFC"), LATIN));
}

/** The id that a name gives. */
export function slug(name) {
  return latin(name).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
