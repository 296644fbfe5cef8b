// Rows, chips and the count as the page shows them, made of elements and text alone.
import { element, link } from "../element.js";
import { worded } from "./dates.js";

export const PAGE = 50;

/** What the count says: how many people, who of them is held, of how many no report is fresh, and who is not counted as held. */
export function counted(record, said, result, question) {
  const { say, many, number } = said;
  if (!result.rows.length && !result.beside.length) return say("none");
  const sentences = result.near ? [say("near")] : [];
  const day = said.day(result.day);
  const cases = result.people === result.rows.length ? "" : many("cases", result.rows.length);
  const both = (text) => (cases ? say("both", { people: text, cases }) : text);
  const people = both(many("people", result.people));
  const allHeld = result.held === result.people && (question.on || question.status.length);
  if (allHeld && question.on && result.allKnown) sentences.push(say("held", { people, day }));
  else if (allHeld && !cases) sentences.push(say("asOf", { day, what: heldWords(record, said, result) }));
  else {
    sentences.push(say("asOn", { people, day }));
    if (result.held) sentences.push(heldWords(record, said, result));
  }
  if (result.beside.length) {
    const statuses = result.beside.map(([status, these]) => `${record.statuses[status][1]} ${number(these)}`).join(", ");
    sentences.push(say("beside", { statuses }));
  }
  return `${sentences.join(". ")}.`;
}

/** How many people are held, as far as reports say so; nobody is said to be held whom none of the last months speaks of. */
function heldWords({ staleDays }, { say, many, number }, { held, stale }) {
  if (stale === held) return many("noneFresh", held, { within_days: many("within", staleDays) });
  const text = many("reported", held);
  return stale ? say("someStale", { held: text, stale: number(stale), over_days: many("over", staleDays) }) : text;
}

/** The row of a case. */
export function row(record, said, base, { one, status, state, stale, offence, days }) {
  const line = element("tr");
  const head = element("th", link(`${base}${one.id}/`, one.name));
  head.scope = "row";
  if (one.work) head.append(element("small", one.work));
  const [key, label] = record.statuses[status];
  const stands = element("td");
  stands.append(element("span", label, `ct-status ct-${key}`));
  if (stale && one.report) {
    stands.append(element("small", said.say(`last-known-${key}`, { on_date: one.report })));
  }
  const offences = offence.slice(0, 2).map((at, place) => (place && record.offences[at][2]) || record.offences[at][1]).join(", ") + (offence.length > 2 ? " …" : "");
  line.append(head, stands, element("td", record.countries[state][1]), element("td", offences), element("td", worded(one, said)));
  line.append(element("td", range(said, days), "ct-n"));
  return line;
}

function range(said, { fewest, most }) {
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
