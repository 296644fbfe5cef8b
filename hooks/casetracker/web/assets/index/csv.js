// The rows shown, as a file: RFC 4180, with a byte-order mark for spreadsheets, and no cell that one would take for a formula.
// Its columns have the names and values of the same ones in `data/cases.csv`, and two more: the day on which they stood so, and who held them then.
import { written } from "./dates.js";
import { daysHeld, iso } from "./record.js";

const COLUMNS = [
  "id", "name", "status", "held", "stale", "detained_by", "citizenships", "occupation", "detained", "swap_id", "days_fewest",
  "days_most", "categories", "page", "status_on", "held_by",
];

/** A text as a cell; `formulas` are the characters with which a cell must not begin, as the published tables have them. */
export function cell(value, formulas) {
  const text = String(value ?? "");
  const safe = text && formulas.includes(text[0]) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The whole file of the rows that answered on a day; `link` gives the address of a case's page. */
export function csv(record, { rows, day }, link) {
  const key = (pairs, at) => pairs[at]?.[0];
  const cells = ({ one, status, state, stale, held, offence }) => {
    const days = daysHeld(one, day);
    return [
      one.id,
      one.name,
      key(record.statuses, status),
      held,
      stale,
      key(record.countries, one.by),
      one.citizen.map((at) => key(record.countries, at)).join(" "),
      one.work,
      written(one),
      key(record.statuses, status) === "exchanged" ? key(record.swaps, one.swap) : "", // on a day before it nobody knew of it
      days.fewest,
      days.most,
      offence.map((at) => key(record.offences, at)).join(" "),
      link(one),
      iso(day),
      key(record.countries, state),
    ];
  };
  const line = (values) => `${values.map((value) => cell(value, record.formulas)).join(",")}\r\n`;
  return "\ufeff" + [COLUMNS, ...rows.map(cells)].map(line).join("");
}
