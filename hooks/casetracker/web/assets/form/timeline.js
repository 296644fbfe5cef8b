// The timeline of a case in the order of its page, as facts/timeline.py and periods.py have it; what comes first on
// one day is data of the model. A place is the day by which a date stands, the last on which a thing can have been, and its rank there.

import { FAR, LONG_AGO, parse, sortDay } from "./dates.js";

const less = (one, other) => (one < other ? one : other);
const more = (one, other) => (one > other ? one : other);
const compare = (one, other) => {
  const at = one.findIndex((each, index) => each !== other[index]);
  return at < 0 ? 0 : one[at] < other[at] ? -1 : 1;
};
const later = (one, other) => (compare(one, other) < 0 ? other : one);
const earlier = (one, other) => (compare(one, other) < 0 ? one : other);

const dated = (text) => {
  const value = typeof text === "string" ? parse(text.trim()) : "";
  return typeof value === "string" ? null : value;
};

/** Everything that has a date as `{kind, item, date}`: `liberty` is the end of a period of custody. A draft's dates need not be sound. */
export function timeline(record, model, today) {
  const rank = (name) => model.timeline.indexOf(name);
  const place = (value, name) => [sortDay(value), value.latest, rank(name)];
  const release = dated(record.release?.date);
  const rulings = (record.rulings ?? []).map((item) => ({ item, value: dated(item.date) })).filter(({ value }) => value);
  const found = [];
  const add = (at, kind, item, date) => found.push({ at, kind, item, date });

  const ownPlace = ({ start, from }, name) => {
    const unknown = start.earliest === LONG_AGO ? start.latest : start.earliest;
    const first = from.known ? more(start.earliest, less(sortDay(from), start.latest)) : unknown;
    return [first, name === "arrest" ? first : from.known ? from.latest : start.latest, rank(name)];
  };
  // A sentence stands after the first conviction that can have brought it, as far as the two dates leave that open.
  const sentencePlace = (period) => {
    const own = ownPlace(period, "custody");
    const given = rulings.filter(({ item }) => model.convicts.includes(item.kind)).map(({ value }) => place(value, "custody"));
    const after = given.filter(([day]) => period.start.earliest <= day && day <= period.start.latest);
    if (!after.length) return own;
    const first = after.reduce(earlier);
    return period.from.known ? later(own, first) : first;
  };
  let last = [LONG_AGO, LONG_AGO, 0];
  let joined = false;
  for (const period of periods(record, today)) {
    const { item, to, end } = period;
    last = later(last, item.form === "sentence" ? sentencePlace(period) : ownPlace(period, joined ? "custody" : "arrest"));
    add(last, "custody", item, item.from);
    joined = !to && !model.at_liberty.includes(item.form);
    if (!to || !end) continue;
    last = later(last, to.known ? place(to, "liberty") : [end.earliest, end.latest, rank("liberty")]);
    add(last, "liberty", item, item.to);
  }
  for (const { item, value } of rulings) {
    const isClemency = item.kind === "clemency";
    const own = place(value, isClemency ? "clemency" : "ruling");
    // Clemency stands before the release that it can have brought.
    add(isClemency && release && own[0] <= release.latest ? earlier(own, place(release, "clemency")) : own, "ruling", item, item.date);
  }
  const others = { charge: record.charges, designation: record.designations, hearing: record.hearings, event: record.events, release: [record.release], death: [record.death] };
  for (const [kind, items] of Object.entries(others)) {
    for (const item of items ?? []) {
      const value = dated(item?.date);
      if (value) add(place(value, kind), kind, item, item.date);
    }
  }
  return found.sort((one, other) => compare(one.at, other.at));
}

/** The first day by which everything in the record had happened, but for hearings. */
function told(record, today) {
  const groups = [record.custody, record.charges, record.rulings, record.designations, record.events, Object.values(record.sources ?? {})];
  const all = [...groups.flatMap((items) => items ?? []), record.last_report, record.release, record.death];
  const days = all.flatMap((each) => [each?.from, each?.to, each?.date, each?.accessed]).map((text) => dated(text)?.earliest ?? LONG_AGO);
  return days.reduce(more, dated(record.reviewed)?.latest ?? today);
}

const within = (value, floor, ceiling) => {
  const [earliest, latest] = [more(value.earliest, floor), less(value.latest, ceiling)];
  return { earliest: less(earliest, latest), latest };
};

/** Custody as spans: an unknown beginning or end lies somewhere between its neighbours. */
function periods(record, today) {
  const known = told(record, today);
  const custody = (record.custody ?? []).map((item) => ({ item, from: dated(item.from), to: dated(item.to) })).filter(({ from }) => from);
  if (!custody.length) return [];
  const over = dated((record.release ?? record.death)?.date);
  const report = dated(record.last_report?.date);
  const final = over && { earliest: over.earliest, latest: less(over.latest, known) };
  const starts = beginnings(custody, report, final ?? { earliest: FAR, latest: known });
  if (final) final.earliest = more(final.earliest, starts.at(-1).earliest);
  return custody.map((each, index) => {
    const isLast = index + 1 === custody.length;
    let end = isLast ? final : starts[index + 1];
    if (each.to) {
      const floor = isLast && report ? more(starts[index].earliest, report.earliest) : starts[index].earliest;
      end = within(each.to, floor, end ? end.latest : known);
    }
    return { ...each, start: starts[index], end };
  });
}

/** The beginnings, each no earlier than the one before it and no later than the one after it. */
function beginnings(custody, report, final) {
  let { latest } = final;
  const ceilings = custody.map(({ from, to }) => [to, from]).reverse().map((pair) => {
    for (const value of pair) if (value?.known) latest = less(latest, value.latest);
    return latest;
  }).reverse();
  // Who was reported held had been arrested.
  if (report) ceilings[0] = less(ceilings[0], report.latest);
  let floor = LONG_AGO;
  return custody.map(({ from, to }, index) => {
    const start = within(from, floor, ceilings[index]);
    floor = to?.known ? more(start.earliest, to.earliest) : start.earliest;
    return start;
  });
}
