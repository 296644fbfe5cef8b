// The record as `cases/index.json` holds it in columns, opened into one object a case, and where a case stood on a day.
import { slug } from "./fold.js";
import { chosen, lists, numbers, texts } from "./packed.js";

const DAY = 86400000;
/** Days since 1 January 1970, as the file counts them, to and from `2024-08-01`. */
export const number = (iso) => Math.round(Date.parse(iso) / DAY);
export const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** The opened record: `cases`, and beside them what the file says once. */
export function open(data) {
  const { rows } = data;
  const name = texts(rows.name);
  const { length } = name;
  const id = texts(rows.id);
  const work = chosen(rows.work, length);
  const report = chosen(rows.report, length);
  const citizen = lists(rows.citizen, length);
  const offence = lists(rows.offence, length);
  const of = Object.fromEntries(
    ["by", "swap", "from", "pattern", "years", "more", "stops", "thenFewer", "thenMore", "status", "person", "turn", "beyond"]
      .map((key) => [key, numbers(rows[key], length)]),
  );
  const today = number(data.day);
  const isHeld = new Set(data.held);
  const spans = ways(data, of, length);
  const cases = name.map((each, index) => {
    const fewest = of.beyond[index] + held(spans[index], isHeld, today);
    const thenFewest = fewest - of.thenFewer[index];
    const from = of.from[index];
    return {
      index,
      name: each,
      id: id[index] || slug(each),
      work: work[index],
      by: of.by[index],
      citizen: citizen[index],
      offence: offence[index],
      swap: of.swap[index],
      pattern: rows.patterns[of.pattern[index]],
      from,
      years: years(from, of.years[index]),
      fewest,
      most: over(fewest, of.more[index]),
      stops: of.stops[index],
      thenFewest,
      thenMost: over(thenFewest, of.thenMore[index]),
      report: report[index],
      status: of.status[index],
      spans: spans[index],
      person: index - of.person[index],
    };
  });
  return { ...data, cases, today, isHeld, none: data.statuses.length };
}

/** The most of a range, which the file has as what it is over the fewest; -1 where nothing bounds it. */
const over = (fewest, more) => (more < 0 ? null : fewest + more);

function years(from, more) {
  const first = new Date(from * DAY).getUTCFullYear();
  return Array.from({ length: more + 1 }, (_, at) => first + at);
}

/** The standings of each case, in the order in which they began. */
function ways({ rows, swapDays }, of, length) {
  const steps = rows.steps.map((column, place) => numbers(column, of.turn.filter((way) => rows.turns[way].length > place).length));
  const next = steps.map(() => 0);
  return Array.from({ length }, (_, index) => {
    let day = of.from[index];
    return rows.turns[of.turn[index]].map((code, place) => {
      const step = steps[place][next[place]++];
      day = step || !place ? day + step : swapDays[of.swap[index]];
      const state = Math.floor(code / 18);
      return { day, status: Math.floor(code / 2) % 9, stale: code % 2 === 1, state: state ? state - 1 : of.by[index] };
    });
  });
}

/** The days from the beginning of each standing in which somebody was held to the next. */
function held(spans, isHeld, today) {
  return spans.reduce((sum, { day, status, stale }, at) => sum + (isHeld.has(status) && !stale ? (spans[at + 1]?.day ?? today) - day : 0), 0);
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
