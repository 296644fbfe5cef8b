// The record as `cases/index.json` holds it in columns, opened into one object a case, and where a case stood on a day.
import { iso, number } from "./day.js";
import { slug } from "./fold.js";
import { chosen, lists, numbers, texts } from "./packed.js";


/**
 * The opened record: `cases`, and beside them what the file says once. `now` is the reader's own day: up to it the days of those
 * who are held are counted, unless the file is of a day in the past.
 */
export function open(data, now = -Infinity) {
  const { rows } = data;
  const name = texts(rows.name);
  const { length } = name;
  const id = texts(rows.id);
  const work = chosen(rows.work, length);
  const report = chosen(rows.report, length);
  const citizen = lists(rows.citizen, length);
  const offence = lists(rows.offence, length);
  const charged = lists(rows.charged, length);
  const place = lists(rows.place, length);
  const stayed = lists(rows.stayed, length);
  const freed = lists(rows.freed, length);
  const of = Object.fromEntries(
    ["by", "gender", "manner", "swap", "from", "pattern", "years", "status", "person", "turn"].map((key) => [key, numbers(rows[key], length)]),
  );
  const today = number(data.day);
  const record = { ...data, today, now: data.past ? today : Math.max(today, now), isHeld: counted(data, "held"), isBeside: counted(data, "beside") };
  const spans = ways(data, of, length);
  const runs = held(record, spans, of.from);
  record.cases = name.map((each, index) => ({
    index,
    name: each,
    id: id[index] || slug(each),
    work: work[index],
    by: of.by[index],
    citizen: citizen[index],
    offence: offence[index],
    /** The day from which a charge of each of these had been brought. */
    charged: charged[index].map((day) => of.from[index] + day),
    place: place[index],
    /** The day by which the person was in each of these places. */
    stayed: stayed[index].map((day) => of.from[index] + day),
    gender: of.gender[index],
    manner: of.manner[index],
    /** The years in which the person may have come free. */
    freed: freed[index],
    swap: of.swap[index],
    pattern: rows.patterns[of.pattern[index]],
    from: of.from[index],
    years: years(of.from[index], of.years[index]),
    report: report[index],
    status: of.status[index],
    spans: spans[index],
    runs: runs[index],
    person: index - of.person[index],
  }));
  return record;
}

/** The places of the statuses that are counted so. */
const counted = ({ statuses }, how) => new Set(statuses.flatMap((status, at) => (status[2] === how ? [at] : [])));

function years(from, more) {
  const first = Number(iso(from).slice(0, 4));
  return Array.from({ length: more + 1 }, (_, at) => first + at);
}

/** The standings of each case, in the order in which they began. */
function ways({ rows, swapDays, statuses }, of, length) {
  const standings = statuses.length + 1;
  const steps = rows.steps.map((column, place) => numbers(column, of.turn.filter((way) => rows.turns[way].length > place).length));
  const next = steps.map(() => 0);
  return Array.from({ length }, (_, index) => {
    let day = of.from[index];
    return rows.turns[of.turn[index]].map((code, place) => {
      const step = steps[place][next[place]++];
      day = step || !place ? day + step : swapDays[of.swap[index]];
      const state = Math.floor(code / 2 / standings);
      return { day, status: Math.floor(code / 2) % standings, stale: code % 2 === 1, state: state ? state - 1 : of.by[index] };
    });
  });
}

/** The times that each case was held without a gap: the first and last days on which they can have begun and ended. */
function held(record, spans, from) {
  const { rows } = record;
  const { length } = spans;
  const many = numbers(rows.runs, length);
  const all = many.reduce((sum, each) => sum + each, 0);
  const [begun, begunIn, ended, endedIn] = ["begun", "begunIn", "ended", "endedIn"].map((key) => numbers(rows[key], all));
  const stops = lists(rows.stops, length);
  const room = (latest, more) => [more < 0 ? -Infinity : latest - more, latest];
  let at = 0;
  return spans.map((its, index) => {
    const stretched = stretches(record, its);
    return Array.from({ length: many[index] }, (_, place) => {
      const [start, end] = stretched[place] ?? [from[index], from[index]];
      const run = { start: room(start + begun[at], begunIn[at]), end: room(end + ended[at], endedIn[at]), stops: null };
      at += 1;
      if (place === many[index] - 1 && stops[index].length) run.stops = run.end[1] + stops[index][0];
      return run;
    });
  });
}

/** From when to when the standings of a case tell that it was held; up to the last report where that is old. */
function stretches({ isHeld, today, staleDays }, spans) {
  const found = [];
  spans.forEach(({ day, status, stale }, at) => {
    if (!isHeld.has(status)) return;
    const until = stale ? day - staleDays - 1 : (spans[at + 1]?.day ?? today);
    const before = spans[at - 1];
    if (!before || !isHeld.has(before.status)) found.push([day, until]);
    else if (!before.stale) found[found.length - 1][1] = until;
  });
  return found;
}

/** The fewest and the most days that the person of a case had been held by `day`; `most` is null where nothing bounds it. */
export function daysHeld({ runs }, day) {
  let [fewest, most, before] = [0, 0, -Infinity];
  for (const { start, end, stops } of runs) {
    if (start[0] > day) break;
    const goesOn = stops !== null && day <= stops;
    const [earliest, latest] = goesOn ? [day, day] : [Math.min(end[0], day), Math.min(end[1], day)];
    const first = Math.max(start[0], before);
    fewest += Math.max(0, earliest - start[1]);
    most += Math.max(0, latest - first);
    before = Math.max(before, latest);
  }
  return { fewest, most: Number.isFinite(most) ? most : null };
}

const NOTHING = { day: -Infinity, status: -1, stale: false, state: -1 };

/** Where `one` stood on `day`: its status (no number of one where it has none), the state that held it, whether reports were old. */
export function standing(one, day) {
  let found = NOTHING;
  for (const span of one.spans) {
    if (span.day > day) break;
    found = span;
  }
  return found;
}

/** Whether `day` lies behind the last report of somebody of whom no end is reported: nothing is known of that day itself. */
export function isAfterReports({ runs }, day) {
  const last = runs.at(-1);
  return last !== undefined && last.stops !== null && day > last.end[1];
}

/** How many people the cases are of: several cases of one person count once. */
export const people = (cases) => new Set(cases.map((one) => one.person)).size;

/** How many people were held on each day from `first` to the day shown; `by` are the states of whose people alone these are, if any. */
export function heldOver(record, cases, first, by) {
  const change = new Int32Array(record.today - first + 2);
  const spells = new Map();
  for (const one of cases) {
    const mine = spells.get(one.person) ?? [];
    one.spans.forEach((span, index) => {
      if (!record.isHeld.has(span.status) || (by.length && !by.includes(span.state))) return;
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
