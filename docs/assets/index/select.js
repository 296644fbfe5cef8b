// From the record and what is asked to the rows that answer it. Nothing here touches the page.
import { number, people, standing } from "./record.js";
import { find, haystacks } from "./search.js";

/** The keys of a question, in the order in which the address names them. */
export const KEYS = ["text", "status", "by", "citizen", "offence", "year", "swap", "on", "sort"];

/** What an address asks; keys that it does not know, and days that are none, are left out. */
export function asked(query) {
  const given = new URLSearchParams(query);
  const question = Object.fromEntries(KEYS.map((key) => [key, given.get(key)?.trim() ?? ""]));
  if (!/^\d{4}-\d\d-\d\d$/.test(question.on) || Number.isNaN(Date.parse(question.on))) question.on = "";
  const page = Number(given.get("page"));
  return { ...question, page: Number.isInteger(page) && page > 1 ? page : 1 };
}

/** The address of a question, without what is not asked. */
export function address(question) {
  const given = new URLSearchParams();
  for (const key of KEYS) if (question[key]) given.set(key, question[key]);
  if (question.page > 1) given.set("page", question.page);
  const query = given.toString();
  return query ? `?${query}` : "";
}

/** Whether anything at all is asked. */
export const isAsked = (question) => address(question) !== "";

const place = (pairs, key) => pairs.findIndex(([each]) => each === key);

/** Make what a search by name needs from the record and the other names of each case; once. */
export function prepare(record, names) {
  record.hay ??= haystacks(record.cases, names);
}

/** The cases that a question leaves, whatever their status and the day; and whether names only resemble the text. */
export function among(record, question) {
  let { cases } = record;
  let near = false;
  if (question.text) {
    const hits = find(record.hay, question.text);
    near = hits.near;
    cases = hits.found.map((index) => record.cases[index]);
  }
  const only = (key, test) => {
    if (question[key]) cases = cases.filter(test);
  };
  const citizen = place(record.countries, question.citizen);
  const offence = place(record.offences, question.offence);
  const swap = place(record.swaps, question.swap);
  only("citizen", (one) => one.citizen.includes(citizen));
  only("offence", (one) => one.offence.includes(offence));
  only("year", (one) => one.years.includes(Number(question.year)));
  only("swap", (one) => swap >= 0 && one.swap === swap);
  return { cases, near };
}

/**
 * The rows that answer a question, in its order. On a day the status is that of the day and the state the one that held
 * the person then, and without a status only those held are shown; `beside` counts the others whom a source knew of.
 */
export function select(record, question) {
  const { cases, near } = among(record, question);
  const day = question.on ? number(question.on) : record.today;
  const by = place(record.countries, question.by);
  const wanted = question.status ? place(record.statuses, question.status) : -1;
  const isHeld = (status) => record.isHeld.has(status);
  const fits = (status) => {
    if (question.status === "held") return isHeld(status);
    if (question.status) return status === wanted;
    return !question.on || isHeld(status);
  };
  const rows = [];
  const besides = new Map();
  for (const one of cases) {
    const then = standing(one, day);
    const status = question.on ? then.status : one.status;
    const state = question.on && then.state >= 0 ? then.state : one.by;
    if (question.by && state !== by) continue;
    if (fits(status)) rows.push({ one, status, state, stale: then.stale });
    else if (question.on && !question.status && (record.statuses[status]?.[0] === "restricted" || record.statuses[status]?.[0] === "unknown"))
      besides.set(status, [...(besides.get(status) ?? []), one]);
  }
  rows.sort(order(record, question.sort));
  return {
    rows,
    near,
    day,
    people: people(rows.map((row) => row.one)),
    stale: people(rows.filter((row) => row.stale && isHeld(row.status)).map((row) => row.one)),
    beside: [...besides].sort((a, b) => a[0] - b[0]).map(([status, these]) => [status, people(these)]),
  };
}

/** Cases stand in the file in the order of names, so that this order is the one of the site's pages. */
function order(record, sort) {
  const name = (a, b) => a.one.index - b.one.index;
  const by = (value) => (a, b) => value(a) - value(b) || name(a, b);
  const orders = {
    name,
    from: by((row) => row.one.from),
    "-from": by((row) => -row.one.from),
    days: by((row) => row.one.fewest),
    "-days": by((row) => -row.one.fewest),
  };
  if (Object.hasOwn(orders, sort)) return orders[sort];
  return (a, b) => a.status - b.status || (record.isHeld.has(a.status) ? b.one.fewest - a.one.fewest : 0) || name(a, b);
}
