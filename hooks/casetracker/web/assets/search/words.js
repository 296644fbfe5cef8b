// Words of a text as a search takes them apart, and how far one is from another.
import { fold, latin } from "../index/fold.js";

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const BEYOND_ASCII = /[^\0-\x7f]/u;

/** The words of a folded text. */
export const parts = (text) => text.match(WORD) ?? [];

/** A text to look for words in: each word between two spaces, as it is written and in Latin letters. */
export function spread(text) {
  if (!BEYOND_ASCII.test(text)) return ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, " ")} `; // as thousands of names are: in a fifth of the time
  const plain = fold(text);
  return ` ${[...parts(plain), ...(BEYOND_ASCII.test(plain) ? parts(latin(text)) : [])].join(" ")} `;
}

/** A word as a reader types it and in Latin letters. */
export const forms = (word) => [...new Set([word, latin(word)])].filter(Boolean);

/** Endings of Russian nouns and adjectives behind four letters or more; folding has left и in the place of й. */
const ENDINGS = "ями|ами|ыми|ими|ого|его|ому|ему|ая|яя|ую|юю|ое|ее|ые|ыи|ои|еи|ою|ею|ов|ев|ах|ях|ам|ям|ом|ем|ым|им|ых|их|а|я|о|е|у|ю|ы|и|ь";
const INFLECTED = new RegExp(`^(?!.*[аеиыя]ть$)([а-я]{4,}?)(?:${ENDINGS})$`);

/** How a Russian word begins in each of its cases: `германи` for `германией`; the word itself where it has no such ending. */
export const stem = (word) => INFLECTED.exec(word)?.[1] ?? word;

/** The parts of a text in turn, each with whether one of these forms stands in it: what is between two words stands in none. */
export function marks(text, wanted) {
  const pieces = [];
  let at = 0;
  for (const word of text.matchAll(WORD)) {
    if (word.index > at) pieces.push([text.slice(at, word.index), false]);
    const hay = spread(word[0]);
    pieces.push([word[0], wanted.some((form) => hay.includes(form.length > 3 ? form : ` ${form}`))]);
    at = word.index + word[0].length;
  }
  pieces.push([text.slice(at), false]);
  return pieces.filter(([piece]) => piece);
}

/** The number of letters left out, put in, changed or turned round between two words (optimal string alignment), up to `most`. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [older, old] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let at = 1; at <= one.length; at += 1) {
    const row = [at];
    let least = at;
    for (let to = 1; to <= other.length; to += 1) {
      const same = one[at - 1] === other[to - 1];
      let value = Math.min(old[to] + 1, row[to - 1] + 1, old[to - 1] + (same ? 0 : 1));
      if (at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]) value = Math.min(value, older[to - 2] + 1);
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    [older, old] = [old, row];
  }
  return old[other.length];
}
