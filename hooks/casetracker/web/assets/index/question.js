// What is asked: to and from the address, and what of it nobody can answer. Nothing here touches the page.
import { isDay } from "./day.js";

/** The filters, of each of which several values can be chosen: who has one of them is found. */
export const FILTERS = ["status", "by", "place", "citizen", "offence", "gender", "year", "manner", "freed", "swap"];
/** The keys of a question, in the order in which the address names them. */
export const KEYS = ["text", ...FILTERS, "on", "sort"];

/**
 * What an address asks: a list of values for each filter, a text for each other key. `choices` are the values of each key that has a
 * list of them: a value is found there in capitals and small letters alike. What is no such value stays, so that `refused` can say so;
 * keys that a question does not have are others' business.
 */
export function asked(query, choices = {}) {
  const given = new URLSearchParams(query);
  const written = (key, value) => choices[key]?.find((each) => each.toLowerCase() === value.toLowerCase()) ?? value;
  const all = (key) => [...new Set(given.getAll(key).map((value) => written(key, value.trim())))].filter(Boolean);
  const question = Object.fromEntries(KEYS.map((key) => [key, FILTERS.includes(key) ? all(key) : all(key).join(", ")]));
  const page = Number(given.get("page"));
  return { ...question, page: Number.isInteger(page) && page > 1 ? page : 1 };
}

/** The address of a question, without what is not asked; what else stands in the address `before` stays, as the keys of others. */
export function address(question, before = "") {
  const given = new URLSearchParams(before);
  for (const key of [...KEYS, "page"]) given.delete(key);
  for (const key of KEYS) for (const value of [question[key]].flat()) if (value) given.append(key, value);
  if (question.page > 1) given.set("page", question.page);
  const query = given.toString();
  return query ? `?${query}` : "";
}

/** Whether anything at all is asked. */
export const isAsked = (question) => address(question) !== "";

/** A name for a file of what is asked, such as `cases-held-ru-us`, of at most some 80 letters. */
export function fileName(question) {
  const parts = KEYS.filter((key) => key !== "sort").flatMap((key) => question[key]);
  const plain = parts.map((part) => part.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, ""));
  return ["cases", ...plain.filter(Boolean)].reduce((name, part) => (name.length + part.length < 80 ? `${name}-${part}` : name));
}

/**
 * What of a question nobody can answer, each with the sentence that says why: a value that the record does not have, a day that does
 * not exist (31 February, the year 0), and a day after `last`, the one that the record tells of.
 */
export function refused(question, choices, last) {
  const found = KEYS.filter((key) => choices[key]).flatMap((key) =>
    [question[key]].flat().filter((value) => value && !choices[key].includes(value)).map((value) => ({ key, why: `no-${key}`, value })),
  );
  if (question.on && !isDay(question.on)) found.push({ key: "on", why: "no-day", value: question.on });
  else if (question.on > last) found.push({ key: "on", why: "later", value: question.on });
  return found;
}
