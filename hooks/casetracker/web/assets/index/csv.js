// A table as CSV: RFC 4180, with a byte-order mark for spreadsheets, and no cell that one would take for a formula.

/** A text as a cell; `formulas` are the characters with which a cell must not begin, as the published tables have them. */
export function cell(value, formulas) {
  const text = String(value ?? "");
  const safe = text && formulas.includes(text[0]) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The whole file of a table of rows. */
export const csv = (rows, formulas) => "\ufeff" + rows.map((values) => `${values.map((value) => cell(value, formulas)).join(",")}\r\n`).join("");
