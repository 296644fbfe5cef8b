// Rules on the states that are named, as record/validate/states.py has them: none at a time when it was not one.

import { parse } from "./dates.js";
import { phrase } from "./phrase.js";

const OF_ACTS =
  phrase("Write the state that it was then. Where one state followed another, each period of custody, charge and ruling says with 'by' whose it was.");
const OF_CITIZENSHIP = phrase("Write the citizenship that the person held then, [stateless] where there was none, or [unknown].");

const dateOf = (text) => {
  const found = typeof text === "string" ? parse(text.trim()) : "";
  return typeof found === "string" ? null : found;
};

export function* states_of_their_time(record, { model }) {
  yield* outOfTime(inCase(record), model);
}
states_of_their_time.reads = [
  "detained_by", "custody.from", "custody.to", "custody.by", "custody.for", "charges.by", "charges.date", "rulings.by", "rulings.date",
  "designations.by", "designations.date", "release.date", "release.to", "death.date", "last_report.date", "person.citizenships",
];

export function* parties_of_their_time(record, { model }) {
  const named = record.parties.map((code, index) => [["parties", index], code]);
  for (const [index, each] of (record.mediators ?? []).entries()) named.push([["mediators", index, "by"], each.by]);
  for (const [index, each] of (record.others ?? []).entries()) {
    named.push([["others", index, "released_by"], each.released_by], [["others", index, "to"], each.to]);
  }
  for (const [index, each] of (record.terms ?? []).entries()) named.push([["terms", index, "by"], each.by]);
  const what = record.kind === "release" ? phrase("the release") : phrase("the exchange");
  yield* outOfTime(named.map(([path, code]) => [path, code, what, record.date]), model);
}
parties_of_their_time.reads = ["date", "parties", "mediators.by", "others.released_by", "others.to", "terms.by", "kind"];
parties_of_their_time.of = ["swap"];

/** Every state that a case names, with each date at which it stood for something: path, code, what it was, date. */
function* inCase(record) {
  const acting = (path, by) => (by ? [path, by] : [["detained_by"], record.detained_by]);
  const { release, death, last_report } = record;
  const end = release ?? death ?? last_report;
  const word = release ? phrase("the release") : death ? phrase("the death") : phrase("the last report");
  for (const [index, period] of record.custody.entries()) {
    const by = acting(["custody", index, "by"], period.by);
    yield [...by, phrase("the beginning of custody"), period.from];
    if (period.to) yield [...by, phrase("the end of custody"), period.to];
    else if (end && index === record.custody.length - 1) yield [...by, word, end.date];
    yield [["custody", index, "for"], period.for, phrase("the beginning of custody"), period.from];
  }
  for (const [key, what] of [["charges", phrase("the charge")], ["rulings", phrase("the ruling")]]) {
    for (const [index, each] of (record[key] ?? []).entries()) yield [...acting([key, index, "by"], each.by), what, each.date];
  }
  for (const [index, each] of (record.designations ?? []).entries()) yield [["designations", index, "by"], each.by, phrase("the designation"), each.date];
  yield [["release", "to"], release?.to, phrase("the release"), release?.date];
  for (const [index, code] of record.person.citizenships.entries()) {
    yield [["person", "citizenships", index], code, phrase("the beginning of custody"), record.custody[0].from];
  }
}

/** A finding for each place at which a state is named that was none then: by the first date that shows it. */
function* outOfTime(named, model) {
  const told = new Set();
  for (const [path, code, what, text] of named) {
    const dated = dateOf(text);
    if (!code || !dated?.known || told.has(path.join("/"))) continue;
    const found = noneThen(code, dated, model);
    if (!found) continue;
    told.add(path.join("/"));
    const hint = path[0] === "person" ? OF_CITIZENSHIP : OF_ACTS;
    yield { rule: found[0], path, values: { code, state: model.countries[code], what, value: dated.text, ...found[1], hint } };
  }
}

/** The rule that a state breaks where it certainly was none at a date, with values of its wording. */
function noneThen(code, dated, model) {
  const former = model.former[code];
  if (former) {
    if (dated.earliest > former.last) return ["state-ended", { last: former.last }];
    return dated.latest < former.first ? ["state-early", { first: former.first }] : null;
  }
  const whole = Object.keys(model.former).find((each) => Object.hasOwn(model.former[each].parts, code));
  if (!whole) return null;
  const first = model.former[whole].parts[code];
  if (dated.latest >= first || dated.earliest < model.former[whole].whole) return null;
  return ["state-part", { first, whole, former: model.countries[whole] }];
}

export const STATE_RULES = [states_of_their_time, parties_of_their_time];
