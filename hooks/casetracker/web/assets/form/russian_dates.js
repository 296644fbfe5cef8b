// Dates in Russian, whose months and years have cases, as locale/inflection.py has them.

const GENITIVE = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
const MONTHS = {
  nominative: ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"],
  genitive: GENITIVE,
  instrumental: ["январём", "февралём", "мартом", "апрелем", "маем", "июнем", "июлем", "августом", "сентябрём", "октябрём", "ноябрём", "декабрём"],
};
const YEAR = { nominative: "год", genitive: "года", instrumental: "годом" };

/** A plain date: `2024 год`, `мартом 2024 года`, `8 января 2026 года`. */
export function russian(text, grammatical) {
  const [year, month, day] = text.split("-").map(Number);
  if (day) return `${day} ${GENITIVE[month - 1]} ${year} года`;
  return month ? `${MONTHS[grammatical][month - 1]} ${year} года` : `${year} ${YEAR[grammatical]}`;
}

/** The first of two dates as it stands before the second, without what both share: `3` before `5 мая 2024 года`. */
export function russianBeside(worded, first, last) {
  if (/[^0-9-]/.test(first + last)) return worded;
  const words = worded.split(" ");
  if (first.length === 4 && last.length === 4) return words[0];
  if (Math.min(first.length, last.length) === 4 || first.slice(0, 4) !== last.slice(0, 4)) return worded;
  const isOfMonth = first.length === 10 && last.length === 10 && first.slice(0, 7) === last.slice(0, 7);
  return words.slice(0, isOfMonth ? -3 : -2).join(" ");
}
