// Partial dates, as record/dates reads them: what was written, and the first and last day that it can mean.
// Days are texts such as 2024-01-27, which compare in the order of time.

import { russian, russianBeside } from "./russian_dates.js";

export const LONG_AGO = "0001-01-01";
export const FAR = "9999-12-31";

const PLAIN = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~)?$/;

const two = (number) => String(number).padStart(2, "0");
const iso = (year, month, day) => `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;

/** The number of days of a month. */
function length(year, month) {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The day that lies `days` after `day`; the day itself where no calendar goes that far. */
function shift(day, days) {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  const year = moved.getUTCFullYear();
  return year < 1 || year > 9999 ? day : iso(year, moved.getUTCMonth() + 1, moved.getUTCDate());
}

function plain(text) {
  const found = PLAIN.exec(text);
  if (!found || found[1] === "0000") return "date-form";
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const about = Boolean(found[4]);
  if (found[3] !== undefined) {
    if (month < 1 || month > 12 || day < 1 || day > length(year, month)) return "date-none";
    const exact = iso(year, month, day);
    return about ? [shift(exact, -3), shift(exact, 3)] : [exact, exact];
  }
  if (found[2] !== undefined) {
    if (month < 1 || month > 12) return "date-none";
    const [start, end] = [iso(year, month, 1), iso(year, month, length(year, month))];
    if (!about) return [start, end];
    const after = shift(end, 1).slice(0, 7).split("-").map(Number);
    return [`${shift(start, -1).slice(0, 7)}-01`, iso(after[0], after[1], length(after[0], after[1]))];
  }
  const spread = about ? 1 : 0;
  return [iso(Math.max(1, year - spread), 1, 1), iso(Math.min(9999, year + spread), 12, 31)];
}

/** The date that `text` writes, as `{text, earliest, latest, known}`, or the name of the rule that it breaks. */
export function parse(text) {
  if (text === "unknown") return { text, earliest: LONG_AGO, latest: FAR, known: false };
  if (!text.includes("/")) {
    const span = plain(text);
    return typeof span === "string" ? span : { text, earliest: span[0], latest: span[1], known: true };
  }
  const cut = text.indexOf("/");
  const [first, last] = [text.slice(0, cut), text.slice(cut + 1)];
  if (first === ".." && last === "..") return "date-form";
  const begin = first === ".." ? [LONG_AGO] : plain(first);
  if (typeof begin === "string") return begin;
  const end = last === ".." ? ["", FAR] : plain(last);
  if (typeof end === "string") return end;
  if (end[1] < begin[0]) return "date-reversed";
  return { text, earliest: begin[0], latest: end[1], known: true };
}

/** The day by which a date stands in the order of time: its first, or its last where only that is known. '~' moves neither. */
export function sortDay({ text, earliest, latest }) {
  if (!text.includes("~")) return earliest === LONG_AGO ? latest : earliest;
  const [first, last] = text.replaceAll("~", "").split("/");
  return first === ".." ? plain(last)[1] : plain(first)[0];
}

/** Whether no reading of the two dates puts `one` on or after `other`. */
export const certainlyBefore = (one, other) => one.latest < other.earliest;

/** Whether two plain dates of the same kind follow each other, so that `or` says it best. */
function neighbours(first, last) {
  if (first.length !== last.length || `${first}${last}`.includes("~")) return false;
  const next = { 4: () => String(Number(first) + 1).padStart(4, "0"), 7: () => shift(plain(first)[1], 1).slice(0, 7) }[first.length] ?? (() => shift(first, 1));
  return first < last && last === next();
}

const clocks = new Map();

/** What words a year (4 characters), a month (7) or a day; made once for each language, since that takes a while. */
function clock(language, length) {
  const key = `${language} ${length}`;
  const shape = { 4: { year: "numeric" }, 7: { month: "long", year: "numeric" } }[length] ?? { day: "numeric", month: "long", year: "numeric" };
  if (!clocks.has(key)) clocks.set(key, new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { ...shape, timeZone: "UTC" }));
  return clocks.get(key);
}

/** A day, month or year in words, in the case that stands before it asks for, where the language has such. */
function plainly(bare, language, grammatical) {
  if (language === "ru") return russian(bare, grammatical);
  return clock(language, bare.length).format(new Date(`${(bare + "-01-01").slice(0, 10)}T00:00:00Z`));
}

/** The first of two dates as it stands before the second: `13` in `13 or 14 February 2025`. */
function beside(shown, first, last, until, language) {
  if (language === "ru") return russianBeside(shown, first, last);
  const isOfMonth = first.length === 10 && last.length === 10 && first.slice(0, 7) === last.slice(0, 7);
  return isOfMonth && until.startsWith(`${Number(last.slice(8))} `) ? String(Number(first.slice(8))) : shown;
}

/** What a date says, in the words of the pages: `27 January 2024`, `13 or 14 February 2025`, `about …`. Empty where it is no date. */
export function dateWords(text, words, language) {
  const value = parse(text);
  if (typeof value === "string") return "";
  if (!value.known) return words.date_unknown;
  const one = (part, grammatical) => {
    if (!part.endsWith("~")) return plainly(part, language, grammatical);
    return words.date_about.replace("{date}", plainly(part.slice(0, -1), language, "genitive"));
  };
  if (!text.includes("/")) return one(text, "nominative");
  const [first, last] = text.split("/");
  if (first === "..") return words.date_by.replace("{date}", one(last, "genitive"));
  if (last === "..") return words.date_later.replace("{date}", one(first, "genitive"));
  const [form, grammatical] = neighbours(first, last) ? [words.date_either, "nominative"] : [words.date_between, "instrumental"];
  const until = one(last, grammatical);
  return form.replace("{first}", beside(one(first, grammatical), first, last, until, language)).replace("{last}", until);
}
