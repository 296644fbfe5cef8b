// Names as a reader may type them. The same as casetracker.text.folding; a test holds the two equal over one table.
const APART = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", "’": "'", ё: "е", ς: "σ" };
const pairs = (letters, spelt) => {
  const each = spelt.split(" ");
  return Object.fromEntries(Array.from(letters, (letter, index) => [letter, each[index]]));
};
const LATIN = {
  ...pairs("абвгдеёжзийклмнопрстуфхцчшщыэюя", "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya"),
  ...pairs("іїєґўјљњђћџѓќѕәғқңөұүһҗҳҷ", "i yi ye g u j lj nj dj c dz gj kj dz a g q n o u u h j h j"),
  ...pairs("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f kh ps o"),
  ...pairs("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h"),
  ъ: "",
  ь: "",
};
/** Accents that stand alone, and what nobody sees. */
const PASSED_OVER = /[\p{Mn}\p{Me}\p{Cf}\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/gu;

const BEYOND_ASCII = /[^\0-\x7f]/gu;

/** `text` for comparing: no case, no accents, nothing that is not seen, ё as е, spaces single. */
export function fold(text) {
  const plain = text.toLowerCase().replace(BEYOND_ASCII, (char) => APART[char] ?? char);
  // Most names are ASCII by now, and normalising thousands of them is what takes time.
  const bare = plain.search(BEYOND_ASCII) < 0 ? plain : plain.normalize("NFKD").replace(PASSED_OVER, "");
  return bare.split(/\s+/u).filter(Boolean).join(" ");
}

/** Folded `text` with Cyrillic, Greek and Georgian letters in Latin ones, so that either script finds a name. */
export function latin(text) {
  // A letter in Latin ones, also where it has an accent that is no part of it.
  return fold(text.toLowerCase().normalize("NFC").replace(BEYOND_ASCII, (char) => LATIN[char] ?? LATIN[char.normalize("NFD")[0]] ?? char));
}

/** The id that a name gives. */
export function slug(name) {
  return latin(name).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
