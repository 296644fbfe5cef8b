// A table as CSV: RFC 4180, with a byte-order mark for spreadsheets, and no cell that one would take for a formula.

/** The characters with which a cell must not begin, as the published tables have them (`data/tables/csv_file.py`). */
const FORMULAS = "=+-@\t\r\n＝＋－＠";

/** A text as a cell. */
export function cell(value) {
  const text = String(value ?? "");
  const safe = text && FORMULAS.includes(text[0]) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The whole file of a table of rows. */
export const csv = (rows) => "\ufeff" + rows.map((values) => `${values.map(cell).join(",")}\r\n`).join("");
