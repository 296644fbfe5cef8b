// What the page says, in the reader's language: sentences from the file, numbers and days as that language writes them.
import { inFull } from "./day.js";

const fill = (form, values) => form.replace(/%\((\w+)\)s/g, (_, key) => values[key]);

/** A sentence in the reader's language, its plurals as that language has them. */
export function sayings(record) {
  const rules = new Intl.PluralRules(record.language);
  const numbers = new Intl.NumberFormat(record.language);
  const days = new Intl.DateTimeFormat(record.language === "en" ? "en-GB" : record.language, { dateStyle: "long", timeZone: "UTC" });
  const months = new Intl.DateTimeFormat(days.resolvedOptions().locale, { month: "long", year: "numeric", timeZone: "UTC" });
  return {
    number: (value) => numbers.format(value),
    day: (value) => inFull(days.format(value * 86400000)),
    month: (value) => inFull(months.format(value * 86400000)),
    say: (key, values = {}) => fill(record.words[key], values),
    many: (key, value, values = {}) =>
      fill(record.words[key][rules.select(value)] ?? record.words[key].other, { number: numbers.format(value), ...values }),
  };
}
