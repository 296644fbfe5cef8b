// Rows, chips and the count as the page shows them, made of elements and text alone.
import { worded } from "./dates.js";
import { iso } from "./record.js";
import { grown, isOver } from "../tracker.js";

export const PAGE = 50;

/** What the count says: how many people, of these how many without a fresh report, and who is not counted as held. */
export function counted(record, said, result, question) {
  const { say, many, number, day } = said;
  if (!result.rows.length && !result.beside.length) return say("none");
  let text = many("people", result.people);
  if (result.people !== result.rows.length) text = say("both", { people: text, cases: many("cases", result.rows.length) });
  const held = question.on && (!question.status || question.status === "held");
  text = say(held ? "held" : "asOn", { people: text, day: day(result.day) });
  const parts = [text];
  const form = result.stale === result.people ? "allStale" : "stale";
  if (result.stale) parts.push(say(form, { stale: number(result.stale), days: number(record.staleDays) }));
  const sentences = [parts.join(", ")];
  if (result.beside.length) {
    const statuses = result.beside.map(([status, these]) => `${record.statuses[status][1]} ${number(these)}`).join(", ");
    sentences.push(say("beside", { statuses }));
  }
  if (result.near) sentences.unshift(say("near"));
  return `${sentences.join(". ")}.`;
}

function element(tag, text, name) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (name) made.className = name;
  return made;
}

/** The row of a case. */
export function row(record, said, base, { one, status, state, stale }) {
  const line = element("tr");
  const head = element("th");
  head.scope = "row";
  const link = element("a", one.name);
  link.href = `${base}${one.id}/`;
  head.append(link);
  if (one.work) head.append(element("small", one.work));
  const [key, label] = record.statuses[status];
  const stands = element("td");
  stands.append(element("span", label, `ct-status ct-${key}`));
  if (stale && one.report) {
    const heard = `heard-${["unknown", "restricted"].includes(key) ? key : "held"}`;
    stands.append(element("small", said.say(heard, { on_date: one.report })));
  }
  const offences = one.offence.slice(0, 2).map((at) => record.offences[at][1]).join(", ") + (one.offence.length > 2 ? " …" : "");
  line.append(head, stands, element("td", record.countries[state][1]), element("td", offences), element("td", worded(one, said)));
  line.append(element("td", days(record, said, one), "ct-n"));
  return line;
}

/** Days held in all, kept current while the record says that they run on. */
export function days(record, said, one) {
  if (one.stops && isOver(iso(one.stops))) return range(said, one.thenFewest, one.thenMost);
  const more = one.stops ? grown(record.day, iso(one.stops)) : 0;
  return range(said, one.fewest + more, one.most === null ? null : one.most + more);
}

function range(said, fewest, most) {
  if (most === null) return said.say("atLeast", { number: said.number(fewest) });
  return most === fewest ? said.number(fewest) : `${said.number(fewest)}–${said.number(most)}`;
}

/** One chip: a button that takes a filter away. */
export function chip(said, label, remove) {
  const item = element("li");
  const button = element("button", label);
  button.type = "button";
  const cross = element("span", "×");
  cross.setAttribute("aria-hidden", "true");
  button.append(cross);
  button.setAttribute("aria-label", said.say("remove", { filter: label }));
  button.addEventListener("click", remove);
  item.append(button);
  return item;
}
