// The rows shown, as a file: RFC 4180, with a byte-order mark for spreadsheets, and no cell that one would take for a formula.
// Its columns have the names and values of the same ones in `data/cases.csv`, and two more: the day on which they stood so, and who held them then.
import { written } from "./dates.js";
import { iso } from "./record.js";

const COLUMNS = [
  "id", "name", "status", "held", "stale", "detained_by", "citizenships", "occupation", "detained", "swap_id", "days_fewest",
  "days_most", "categories", "page", "status_on", "held_by",
];

/** A text as a cell. */
export function cell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The whole file of the rows that answered on a day; `link` gives the address of a case's page. */
export function csv(record, { rows, day }, link) {
  const key = (pairs, at) => pairs[at]?.[0];
  const lines = rows.map(({ one, status, state, stale }) => [
    one.id,
    one.name,
    key(record.statuses, status),
    record.isHeld.has(status),
    stale,
    key(record.countries, one.by),
    one.citizen.map((at) => key(record.countries, at)).join(" "),
    one.work,
    written(one),
    key(record.swaps, one.swap),
    one.fewest,
    one.most,
    one.offence.map((at) => key(record.offences, at)).join(" "),
    link(one),
    iso(day),
    key(record.countries, state),
  ]);
  return "\ufeff" + [COLUMNS, ...lines].map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}
