// Days as the scripts count them, and as an address and a field write them.
const DAY = 86400000;

/** Days since 1 January 1970, to and from `2024-08-01`. */
export const number = (iso) => Math.round(Date.parse(iso) / DAY);
export const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** Whether a text is a day of the calendar. `Date` itself makes 2 March of 31 February. */
export const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && text > "0001" && number(text) === number(text) && iso(number(text)) === text;

/** A date as Intl writes it, with the word that Russian has after a year as the pages write it: `марта 2024 г.` → `марта 2024 года`. */
export const inFull = (text) => text.replace(/ г\.$/, " года");
