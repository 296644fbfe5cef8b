// The record as `cases/index.json` holds it in columns, opened into one object a case, and where a case stood on a day.
import { slug } from "./fold.js";

const DAY = 86400000;
/** Days since 1 January 1970, as the file counts them, to and from `2024-08-01`. */
export const number = (iso) => Math.round(Date.parse(iso) / DAY);
export const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

const list = (value) => (Array.isArray(value) ? value : [value]);

/** The opened record: `cases`, and beside them what the file says once. */
export function open(data) {
  const { rows } = data;
  const cases = rows.name.map((name, index) => ({
    index,
    name,
    id: rows.id[index] || slug(name),
    also: rows.also[index],
    work: rows.work[index],
    by: rows.by[index],
    citizen: list(rows.citizen[index]),
    offence: list(rows.offence[index]),
    swap: rows.swap[index],
    since: rows.since[index],
    from: rows.from[index],
    years: list(rows.years[index]),
    fewest: rows.fewest[index],
    most: rows.more[index] < 0 ? null : rows.fewest[index] + rows.more[index],
    stops: rows.stops[index],
    then: rows.then[index],
    report: rows.report[index],
    reportIn: rows.reportIn[index],
    status: rows.status[index],
    spans: spans(rows.spans[index], rows.by[index]),
    person: index - rows.person[index],
  }));
  return { ...data, cases, today: number(data.day), isHeld: new Set(data.held), none: data.statuses.length };
}

function spans(flat, by) {
  const found = [];
  let day = 0;
  for (let at = 0; at < flat.length; at += 2) {
    day += flat[at];
    const code = flat[at + 1];
    const state = Math.floor(code / 18);
    found.push({ day, status: Math.floor(code / 2) % 9, stale: code % 2 === 1, state: state ? state - 1 : by });
  }
  return found;
}

const NOTHING = { day: -Infinity, status: 8, stale: false, state: -1 };

/** Where `one` stood on `day`: its status (the number of statuses for none), the state that held it, whether reports were old. */
export function standing(one, day) {
  let found = NOTHING;
  for (const span of one.spans) {
    if (span.day > day) break;
    found = span;
  }
  return found;
}

/** How many people the cases are of: several cases of one person count once. */
export const people = (cases) => new Set(cases.map((one) => one.person)).size;

/** How many people were held on each day from `first` to the day shown; `by` counts those held by that state alone. */
export function heldOver(record, cases, first, by) {
  const change = new Int32Array(record.today - first + 2);
  const spells = new Map();
  for (const one of cases) {
    const mine = spells.get(one.person) ?? [];
    one.spans.forEach((span, index) => {
      if (!record.isHeld.has(span.status) || (by >= 0 && span.state !== by)) return;
      mine.push([Math.max(span.day, first), one.spans[index + 1]?.day ?? record.today + 1]);
    });
    spells.set(one.person, mine);
  }
  for (const mine of spells.values()) {
    let until = -Infinity;
    for (const [start, end] of mine.sort((a, b) => a[0] - b[0])) {
      const from = Math.max(start, until);
      if (end <= from) continue;
      change[from - first] += 1;
      change[end - first] -= 1;
      until = end;
    }
  }
  for (let at = 1; at < change.length; at += 1) change[at] += change[at - 1];
  return change.subarray(0, -1);
}
