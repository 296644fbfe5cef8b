// The rows shown, as a file: RFC 4180, with a byte-order mark for spreadsheets, and no cell that one would take for a formula.
import { iso } from "./record.js";

const COLUMNS = ["id", "name", "status", "status_on", "held_by", "citizenships", "offences", "since", "days_fewest", "days_most", "page"];

/** A text as a cell. */
export function cell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The whole file; `link` gives the address of a case's page. */
export function csv(record, rows, day, link) {
  const lines = rows.map(({ one, status, state }) => [
    one.id,
    one.name,
    record.statuses[status][0],
    iso(day),
    record.countries[state][0],
    one.citizen.map((at) => record.countries[at][0]).join(" "),
    one.offence.map((at) => record.offences[at][0]).join(" "),
    one.since,
    one.fewest,
    one.most,
    link(one),
  ]);
  return "\ufeff" + [COLUMNS, ...lines].map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}
