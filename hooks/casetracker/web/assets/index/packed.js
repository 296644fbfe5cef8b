// Opens columns of numbers and texts as data/status_index/packed.py writes them.
const FIRST = 35;
const BACKSLASH = 92;
const BASE = 90;

/** The numbers of a column; `length` of them, for a column of one number alone is written without digits. */
export function numbers([width, least, digits], length = digits.length / width) {
  return Array.from({ length }, (_, index) => {
    let value = 0;
    for (let at = index * width; at < (index + 1) * width; at += 1) {
      const code = digits.charCodeAt(at);
      value = value * BASE + code - FIRST - (code > BACKSLASH);
    }
    return value + least;
  });
}

/** The lists of a column. */
export function lists([lengths, all], length) {
  const sizes = numbers(lengths, length);
  const values = numbers(all, sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  return sizes.map((size) => values.slice(at, (at += size)));
}

/** The texts of a column. */
export const texts = (joined) => joined.split("\n").slice(0, -1);

/** The texts of a column in which many are the same. */
export function chosen([each, places], length) {
  const known = texts(each);
  return numbers(places, length).map((place) => known[place]);
}
