// The rows shown as a table of texts and numbers, for a file: headings and values in the reader's language.
import { written } from "./dates.js";
import { iso } from "./day.js";
import { daysHeld } from "./record.js";

/** What the file of today says and no list of an earlier day can: later sources tell it. */
const LATER = ["sentence", "report", "ended", "manner", "swap", "to", "sources"];

/**
 * The rows of the file, the headings first. `more` is what the list does not have of each case, in the record's order; `link` gives the
 * address of a case's page; `past` is whether a day was asked for.
 */
export function table(record, said, { rows, day }, more, link, past) {
  const label = (pairs, at) => pairs[at]?.[1] ?? "";
  const keys = Object.keys(record.words.headings).filter((key) => !past || !LATER.includes(key));
  const cells = ({ one, status, state, stale, offence }) => {
    const { fewest, most } = daysHeld(one, day);
    const [born, sentence, report, ended, to, sources] = more[one.index];
    const all = {
      name: one.name,
      status: label(record.statuses, status),
      note: stale && one.report ? said.say(`last-known-${record.statuses[status][0]}`, { on_date: one.report }) : "",
      by: label(record.countries, state),
      citizen: one.citizen.map((at) => label(record.countries, at)).join("; "),
      gender: label(record.genders, one.gender),
      work: one.work,
      born,
      detained: written(one),
      offence: offence.map((at) => label(record.offences, at)).join("; "),
      fewest,
      most: most ?? "",
      sentence,
      report,
      ended,
      manner: label(record.manners, one.manner),
      swap: label(record.swaps, one.swap),
      to,
      sources,
      page: link(one),
      on: iso(day),
    };
    return keys.map((key) => all[key]);
  };
  return [keys.map((key) => record.words.headings[key]), ...rows.map(cells)];
}
