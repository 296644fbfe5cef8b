// Rules on the order of dates, as record/validate/order.py has them. Only a certain contradiction is an error.

import { certainlyBefore, parse } from "./dates.js";
import { phrase } from "./phrase.js";

const OF_CUSTODY = { from: phrase("the beginning of custody"), to: phrase("the end of custody") };
const PERIOD_BEFORE = { from: phrase("the beginning of a period before it"), to: phrase("the end of a period before it") };
const OF_END = { release: phrase("the release"), death: phrase("the death") };

const list = (record, key) => (record[key] ?? []).map((item, index) => [item, index]);

/** Every date on which something is said to have happened, as `[path, words, date]`; hearings are not among them. */
function* happened(record, { kind }) {
  const dated = function* (path, words, text) {
    const value = typeof text === "string" ? parse(text.trim()) : "";
    if (typeof value !== "string") yield [path, words, value];
  };
  for (const [name, source] of Object.entries(record.sources ?? {})) {
    yield* dated(["sources", name, "date"], phrase("the source"), source?.date);
    yield* dated(["sources", name, "accessed"], phrase("the source"), source?.accessed);
  }
  for (const [event, index] of list(record, "events")) yield* dated(["events", index, "date"], phrase("the event"), event.date);
  yield* dated(["reviewed"], phrase("the review"), record.reviewed);
  if (kind === "swap") {
    yield* dated(["date"], phrase("the exchange"), record.date);
    yield* dated(["until"], phrase("the last day of the exchange"), record.until);
    for (const [each, index] of list(record, "statements")) yield* dated(["statements", index, "date"], phrase("the statement"), each.date);
    return;
  }
  yield* ofCase(record, dated);
}

function* ofCase(record, dated) {
  for (const [period, index] of list(record, "custody")) {
    yield* dated(["custody", index, "from"], phrase("the beginning of custody"), period.from);
    yield* dated(["custody", index, "to"], phrase("the end of custody"), period.to);
  }
  for (const [charge, index] of list(record, "charges")) yield* dated(["charges", index, "date"], phrase("the charge"), charge.date);
  for (const [ruling, index] of list(record, "rulings")) yield* dated(["rulings", index, "date"], phrase("the ruling"), ruling.date);
  for (const [each, index] of list(record, "designations")) {
    yield* dated(["designations", index, "date"], phrase("the designation"), each.date);
    yield* dated(["designations", index, "until"], phrase("the end of the designation"), each.until);
  }
  yield* dated(["last_report", "date"], phrase("the last report"), record.last_report?.date);
  yield* dated(["release", "date"], phrase("the release"), record.release?.date);
  yield* dated(["release", "basis_date"], phrase("the act behind the release"), record.release?.basis_date);
  yield* dated(["death", "date"], phrase("the death"), record.death?.date);
}

const order = (path, later, value, earlier, than) => ({ rule: "date-order", path, values: { later, value: value.text, earlier, than: than.text } });

export function* nothing_ahead(record, context) {
  for (const [path, , dated] of happened(record, context)) {
    if (dated.known && dated.earliest > context.today) {
      yield { rule: "date-future", path, values: { value: dated.text, today: context.today } };
    }
  }
}
nothing_ahead.reads = [];
nothing_ahead.every = true;

export function* birth_first(record, context) {
  if (record.person.born === undefined) return;
  const born = parse(record.person.born);
  const apart = new Set(["sources", "events", "reviewed"]);
  for (const [path, what, dated] of happened(record, context)) {
    if (!apart.has(path[0]) && certainlyBefore(dated, born)) yield order(path, what, dated, phrase("the birth"), born);
  }
}
birth_first.reads = ["person.born"];

export function* custody_in_order(record) {
  let before = null;
  let words = null;
  for (const [period, index] of list(record, "custody")) {
    const start = parse(period.from);
    const end = period.to === undefined ? null : parse(period.to);
    if (before && certainlyBefore(start, before)) yield order(["custody", index, "from"], phrase("the beginning of custody"), start, words, before);
    if (end && certainlyBefore(end, start)) yield order(["custody", index, "to"], phrase("the end of custody"), end, phrase("its beginning"), start);
    for (const [dated, name] of [[start, "from"], [end, "to"]]) {
      if (dated?.known && (before === null || dated.earliest >= before.earliest)) [before, words] = [dated, PERIOD_BEFORE[name]];
    }
  }
}
custody_in_order.reads = ["custody.from", "custody.to"];

export function* custody_without_a_break(record) {
  for (const [{ to }, index] of list(record, "custody").slice(0, -1)) {
    const end = to === undefined ? null : parse(to);
    if (end && end.earliest === end.latest && to === record.custody[index + 1].from) {
      yield { rule: "custody-between", path: ["custody", index, "to"], values: { value: to } };
    }
  }
}
custody_without_a_break.reads = ["custody.from", "custody.to"];

export function* custody_then_end(record) {
  const word = record.release ? "release" : "death";
  if (!record[word]) return;
  const end = parse(record[word].date);
  let last = null;
  for (const period of record.custody) {
    for (const [text, name] of [[period.from, "from"], [period.to, "to"]]) {
      const dated = text === undefined ? null : parse(text);
      // One message for the one date that is wrong, by the last of those that contradict it.
      if (dated && certainlyBefore(end, dated) && (!last || dated.earliest > last[0].earliest)) last = [dated, OF_CUSTODY[name]];
    }
  }
  if (last) yield order([word, "date"], OF_END[word], end, last[1], last[0]);
}
custody_then_end.reads = ["custody.from", "custody.to", "release.date", "death.date"];

export function* report_after_arrest(record) {
  if (!record.last_report) return;
  const [report, arrest] = [parse(record.last_report.date), parse(record.custody[0].from)];
  if (certainlyBefore(report, arrest)) yield order(["last_report", "date"], phrase("the last report"), report, phrase("the beginning of custody"), arrest);
}
report_after_arrest.reads = ["custody.from", "last_report.date"];

export function* designations_end_after_beginning(record) {
  for (const [each, index] of list(record, "designations")) {
    if (each.date === undefined || each.until === undefined) continue;
    const [date, until] = [parse(each.date), parse(each.until)];
    if (certainlyBefore(until, date)) yield order(["designations", index, "until"], phrase("the end of the designation"), until, phrase("its beginning"), date);
  }
}
designations_end_after_beginning.reads = ["designations.date", "designations.until"];

export function* several_days(record) {
  if (record.until === undefined) return;
  const [first, last] = [parse(record.date), parse(record.until)];
  if (last.latest <= first.earliest) yield { rule: "swap-until", path: ["until"], values: { value: last.text, than: first.text } };
}
several_days.reads = ["date", "until"];
several_days.of = ["swap"];

/** Indictments precede arrests and rulings fall in absentia: so a warning, and only for what is odd in any case. */
export function* odd_order(record) {
  const odd = (path, what, value, earlier, than) => ({ rule: "order-odd", path, values: { what, value: value.text, earlier, than: than.text } });
  const arrest = parse(record.custody[0].from);
  const rulings = list(record, "rulings").map(([ruling, index]) => [ruling, index, ruling.date === undefined ? null : parse(ruling.date)]);
  for (const [ruling, index, date] of rulings) {
    if (date && ruling.in_absentia !== "true" && certainlyBefore(date, arrest)) {
      yield odd(["rulings", index, "date"], phrase("the ruling"), date, phrase("the beginning of custody"), arrest);
    }
  }
  for (const [, index, date] of rulings.slice(1)) {
    const former = rulings[index - 1][2];
    if (former && date && certainlyBefore(date, former)) yield odd(["rulings", index, "date"], phrase("the ruling"), date, phrase("the ruling before it"), former);
  }
  const ended = record.release ?? record.death;
  for (const [charge, index] of list(record, "charges")) {
    const date = charge.date === undefined ? null : parse(charge.date);
    if (date && ended && certainlyBefore(parse(ended.date), date)) {
      yield odd(["charges", index, "date"], phrase("the end of the case"), parse(ended.date), phrase("the charge"), date);
    }
  }
}
odd_order.reads = ["custody.from", "charges.date", "rulings.date", "rulings.in_absentia", "release.date", "death.date"];

export const ORDER_RULES = [
  nothing_ahead,
  birth_first,
  custody_in_order,
  custody_without_a_break,
  custody_then_end,
  report_after_arrest,
  designations_end_after_beginning,
  several_days,
  odd_order,
];
