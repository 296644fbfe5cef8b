// From the record and what is asked to the rows that answer it. Nothing here touches the page.
import { number } from "./day.js";
import { FILTERS } from "./question.js";
import { daysHeld, isAfterReports, people, standing } from "./record.js";
import { find, open } from "../search/find.js";

/** The filters that do not depend on the day, or only by charges and places that came later. */
const FIXED = FILTERS.filter((key) => !["status", "by"].includes(key));

/** Make what a search by words needs from the file that every page searches; once. */
export function prepare(record, data) {
  record.searched ??= open(data);
  record.byId ??= new Map(record.cases.map((one) => [one.id, one]));
}

/** The values of the fixed filters that find a case; once. */
function fixed(record, one) {
  one.fixed ??= {
    citizen: one.citizen.map((at) => record.countries[at][0]),
    offence: one.offence.map((at) => record.offences[at][0]),
    gender: one.gender < 0 ? [] : [record.genders[one.gender][0]],
    year: one.years.map(String),
    manner: one.manner < 0 ? [] : [record.manners[one.manner][0]],
    freed: one.freed.map(String),
    place: one.place.map((at) => record.places[at][0]),
    swap: one.swap < 0 ? [] : [record.swaps[one.swap][0]],
  };
  return one.fixed;
}

function named(record, question) {
  if (!question.text) return { cases: record.cases, near: false };
  const { found, near, whole } = find(record.searched, question.text, "cases/");
  return { cases: whole ? found.map(({ entry }) => record.byId.get(entry.id)) : [], near: near && whole };
}

const fits = (question, key, values) => !question[key].length || question[key].some((value) => values.includes(value));

/** The cases that a question leaves, whatever their status, their holder and the day. */
export const among = (record, question) =>
  named(record, question).cases.filter((one) => FIXED.every((key) => fits(question, key, fixed(record, one)[key])));

/**
 * The rows that answer a question, in its order. On a day the status, the charges, the places and the days held are those of the day and the state the one
 * that held the person then, and without a status only those held are shown; `beside` counts the others whom a source knew of.
 * `numbers` says of every filter and value how many people have that value among those whom all other filters leave.
 */
export function select(record, question) {
  const { cases, near } = named(record, question);
  const day = question.on ? number(question.on) : record.today;
  const found = Object.fromEntries(FILTERS.map((key) => [key, new Map()]));
  const rows = [];
  const besides = new Map();
  for (const one of cases) {
    const then = standing(one, day);
    const status = question.on ? then.status : one.status;
    const state = question.on && then.state >= 0 ? then.state : one.by;
    const held = record.isHeld.has(status);
    const key = record.statuses[status]?.[0];
    const offence = question.on ? one.offence.filter((_, place) => one.charged[place] <= day) : one.offence;
    const place = question.on ? one.place.filter((_, at) => one.stayed[at] <= day) : one.place;
    const values = { ...fixed(record, one), offence: offence.map((at) => record.offences[at][0]), place: place.map((at) => record.places[at][0]), status: held ? [key, "held"] : key ? [key] : [], by: [record.countries[state][0]] };
    const misses = FILTERS.filter((each) => !fits(question, each, values[each]));
    if (question.on && !question.status.length && !held) misses.push("status");
    if (misses.length > 1) continue;
    for (const each of misses.length ? misses : FILTERS) for (const value of values[each]) add(found[each], value, one.person);
    if (!misses.length) rows.push({ one, status, state, stale: then.stale, held, offence, days: daysHeld(one, question.on ? day : record.now) });
    else if (question.on && !question.status.length && misses[0] === "status" && record.isBeside.has(status))
      add(besides, status, one.person);
  }
  rows.sort(order(question.sort));
  const those = (some) => people(some.map((row) => row.one));
  const heldRows = rows.filter((row) => row.held);
  return {
    rows,
    near,
    day,
    people: those(rows),
    held: those(heldRows),
    stale: those(heldRows.filter((row) => row.stale)),
    allKnown: !heldRows.some((row) => isAfterReports(row.one, day)),
    beside: [...besides].sort((a, b) => a[0] - b[0]).map(([status, these]) => [status, these.size]),
    numbers: (key, value) => found[key].get(value)?.size ?? 0,
  };
}

function add(sets, key, person) {
  const these = sets.get(key);
  if (these) these.add(person);
  else sets.set(key, new Set([person]));
}

/** Cases stand in the file in the order of names, so that this order is the one of the site's pages. */
function order(sort) {
  const name = (a, b) => a.one.index - b.one.index;
  const by = (value) => (a, b) => value(a) - value(b) || name(a, b);
  const orders = {
    name,
    from: by((row) => row.one.from),
    "-from": by((row) => -row.one.from),
    days: by((row) => row.days.fewest),
    "-days": by((row) => -row.days.fewest),
  };
  if (Object.hasOwn(orders, sort)) return orders[sort];
  return (a, b) => a.status - b.status || (a.held ? a.one.from - b.one.from : 0) || name(a, b);
}
