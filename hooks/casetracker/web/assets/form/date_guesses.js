// Dates as people write them → the dates of the record that they can mean, as record/guesses/dates.py reads them, by the
// same tables: those of `form.json` under `dates`.

import { latin } from "../index/fold.js";
import { parse } from "./dates.js";
import { phrase } from "./phrase.js";

const DASHES = /[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]/g;
const QUOTES = /["'`\u2018-\u201f\u00ab\u00bb]/g;
const TIME = /(?<=\d)(?:t|,? ) ?\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)? ?(?:z|utc|gmt|msk|[+-]\d\d:?\d\d)?$/;
const BETWEEN = /^[ ,./年月日-]*$/;
const DOTS = /(?<=\d) ?(?:…|\.{2,3}) ?(?=\d)/g;
const STOPS = /\d ?\. ?\d\d? ?\. ?\d/;
const TO_A_DAY = /(?: - | (?:to|until|till) )\d+$/;
const DECADE = /^(?:the |v )?(\d{3})0 ?-?(?:s|e|k?h)(?: god(?:y|ov|akh))?$/;

const strip = (text, characters) => {
  const has = (char) => characters.includes(char);
  let [start, end] = [0, text.length];
  while (start < end && has(text[start])) start++;
  while (end > start && has(text[end - 1])) end--;
  return text.slice(start, end);
};
const pad = (number, length) => String(number).padStart(length, "0");
const isDate = (text) => parse(text).known === true;
const once = (items) => [...new Set(items)];

/** `{dates, certain}`: what a person can mean by what is `said`, the likeliest first; null where it is not understood. */
export function written(said, tables) {
  const text = Array.from(said).length <= 80 ? said.replace(DOTS, " to ") : "";
  if (!text || text.includes("..")) return null;
  const plain = plainly(text, tables);
  if (tables.unknown.includes(plain)) return { dates: ["unknown"], certain: true };
  const decade = DECADE.exec(plain);
  if (decade) return { dates: [`${decade[1]}0/${decade[1]}9`], certain: true };
  const about = plain.startsWith("~") || plain.endsWith("~");
  const doubted = plain.endsWith("?");
  const [prefix, rest] = prefixed(strip(plain, "~?").trim(), tables);
  const found = read(rest, tables);
  if (!found) return null;
  const { dates, certain } = found;
  const single = dates.filter((each) => !each.includes("/"));
  if (about || prefix === "about" || doubted) return sound(single.map((each) => `${each}~`), certain && !doubted);
  if (prefix === "by" || prefix === "before") return sound(single.map((each) => `../${each}`), certain && prefix === "by");
  if (prefix === "since") {
    const ranges = single.length < dates.length;
    return sound(ranges ? dates : dates.flatMap((each) => [each, `${each}/..`]), certain && ranges);
  }
  return sound(dates, certain && !prefix);
}

/** The same as far as it can stand where a date of that form has to: a `year` or years, or a `full` day. */
export function datesMeant(text, form, tables) {
  const found = written(text, tables);
  if (!found || form === "any" || !found.dates.length) return found;
  const years = (each) => once(each.split("/").map((end) => end.slice(0, 4))).join("/") + (each.endsWith("~") ? "~" : "");
  const dates =
    form === "full"
      ? found.dates.filter((each) => each.length === 10)
      : found.dates.filter((each) => !each.includes("..") && each !== "unknown").map(years);
  return dates.length ? sound(dates, found.certain) : null;
}

/** The end of a message: what to write, where only one thing can be meant, else a question. */
export function meantInWords(found) {
  if (!found?.dates.length) return "";
  const others = found.dates.slice(0, -1);
  const last = found.dates[others.length];
  if (found.certain) return phrase(": write {date}", { date: last });
  return others.length ? phrase(" (did you mean {others} or {last}?)", { others: others.join(", "), last }) : phrase(" (did you mean {last}?)", { last });
}

function plainly(text, { weekdays }) {
  const folded = latin(text.normalize("NFKC").replace(DASHES, "-").replace(QUOTES, ""));
  let words = strip(folded, " .,;").replace(TIME, "").split(" ");
  if (weekdays.includes(strip(words[0], ",."))) words = words.slice(1);
  return strip(words.join(" "), " ,.;").replace(/(?<=[a-z])[.-]+ ?/g, " ");
}

/** What stands before a date, as what it makes of it, and the rest. */
function prefixed(text, { prefixes, fillers }) {
  let words = text.split(" ");
  while (words.length && fillers.includes(words[0]) && !Object.hasOwn(prefixes, words[0])) words = words.slice(1);
  for (const length of [3, 2, 1]) {
    const word = words.slice(0, length).join(" ");
    if (Object.hasOwn(prefixes, word)) return [prefixes[word], words.slice(length).join(" ")];
  }
  return ["", words.join(" ")];
}

/** The dates that are written, as `{dates, certain}`; null where they are not understood. */
function read(text, { months, seasons, quarters, fillers, shapes }) {
  if (/^\d{8}$/.test(text)) {
    const orders = [[text.slice(0, 4), text.slice(4, 6), text.slice(6)], [text.slice(4), text.slice(2, 4), text.slice(0, 2)]];
    const dates = orders.filter(([year]) => /^(19|20)/.test(year)).map((parts) => parts.join("-")).filter(isDate);
    return { dates, certain: dates.length === 1 };
  }
  let shape = "";
  const values = [];
  for (const part of text.match(/\d+|[a-z]+|[^\da-z]+/g) ?? []) {
    if (/^(\d{1,2}|\d{4})$/.test(part)) {
      shape += part.length === 4 ? "Y" : "N";
      values.push(Number(part));
    } else if (Object.hasOwn(months, part)) {
      shape += "M";
      values.push(months[part]);
    } else if (Object.hasOwn(seasons, part)) {
      shape += "S";
      values.push(seasons[part]);
    } else if (quarters.includes(part)) {
      shape += "Q";
      values.push(0);
    } else if (!fillers.includes(part) && !BETWEEN.test(part)) {
      return null;
    }
  }
  if (shape === "SY" || shape === "YS") return { dates: season(values[shape.indexOf("S")], values[shape.indexOf("Y")]), certain: false };
  if (shape.length === 3 && ["N", "Q", "Y"].every((each) => shape.includes(each))) {
    return { dates: quarter(values[shape.indexOf("N")], values[shape.indexOf("Y")]), certain: false };
  }
  if (shape === "YN" && values[1] > 12) return { dates: twoYears(...values), certain: false };
  if (!Object.hasOwn(shapes, shape) || (shape === "YNNN" && !TO_A_DAY.test(text))) return null; // else the last number may be an hour
  if (shape === "YY" && !(values[1] > values[0] && values[1] - values[0] < 100)) return null;
  // With full stops the day comes first in every language that writes dates so.
  const orders = ["NNY", "NNN"].includes(shape) && STOPS.test(text) ? shapes[shape].slice(0, 1) : shapes[shape];
  let dates = once(orders.map((order) => inOrder(order, values, !shape.includes("Y"))).filter(isDate));
  // The other order is nobody's custom: it is read where the month can be no month.
  if (shape === "YNN") dates = dates.slice(0, 1);
  if (shape === "YN" && values[1] > values[0] % 100) dates.push(...twoYears(...values));
  return { dates, certain: dates.length === 1 && shape.includes("Y") };
}

/** The date that a reading gives; a `short` year of two digits is one of the hundred that end with 2039. */
const inOrder = (order, values, short) => {
  const century = (year) => (short ? (year < 40 ? 2000 : 1900) : 0);
  return order.split("/").map((end) => Array.from(end, (place, index) => (index ? pad(values[place], 2) : pad(values[place] + century(values[place]), 4))).join("-")).join("/");
};

/** The months of a season; a winter may be that in which the year begins or that in which it ends. */
function season(number, year) {
  if (number < 3) return [`${pad(year, 4)}-${pad(3 * number + 3, 2)}/${pad(year, 4)}-${pad(3 * number + 5, 2)}`];
  return [year - 1, year].map((begun) => `${pad(begun, 4)}-12/${pad(begun + 1, 4)}-02`);
}

const quarter = (number, year) => (number >= 1 && number <= 4 ? [`${pad(year, 4)}-${pad(3 * number - 2, 2)}/${pad(year, 4)}-${pad(3 * number, 2)}`] : []);

/** What `2020/21` can mean: two years, or a season by its number in EDTF. */
function twoYears(year, number) {
  const spans = number > year % 100 ? [`${pad(year, 4)}/${pad(Math.floor(year / 100), 2)}${pad(number, 2)}`] : [];
  return [...spans, ...(number >= 21 && number <= 24 ? season(number - 21, year).slice(0, 1) : [])];
}

function sound(dates, certain) {
  const kept = once(dates).filter(isDate).slice(0, 4);
  return { dates: kept, certain: certain && kept.length === 1 };
}
