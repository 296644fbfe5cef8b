// The fault of a value that is one text, in the words of `casetracker check`: `[rule, values]`, or null where it is sound.
// `faults` are the keywords by which the schema refused it.

import { parse } from "./dates.js";
import { closest, nearest } from "./wording.js";
import { datesMeant, meantInWords } from "./written.js";

const EXAMPLES = { source: "'sources: [reuters-2024]'", case: "'vera-example'", swap: "'2026-10-20-muster-bridge'", entry: "'id: b'" };
const NO_HOST = /[\x00-,/:-@[-^`{-\x7f]/;
const ALLOWED = /^https?:\/\/[^\s<>"'`\\^{|}\x00-\x20]+$/i;

export function single(text, kind, faults, model) {
  switch (kind.is) {
    case "text":
      return line(text, kind.limit, faults);
    case "date":
      return dateFault(text, kind, model);
    case "country":
      return country(text, model);
    case "party": {
      if (Array.from(text).length !== 2) return line(text, 200, faults);
      const body = model.bodies[text.toUpperCase()];
      return body ? ["country", { value: text, nearest: ` (did you mean '${body}'?)` }] : country(text, model);
    }
    case "language":
      return language(text, model);
    case "choice": {
      if (!faults.has("enum")) return null;
      const words = kind.options.map(([word]) => word);
      return ["value-choice", { value: text, what: kind.what, nearest: nearest(text, words), known: words.join(", ") }];
    }
    case "flag":
      return faults.has("type") ? ["flag", { value: text }] : null;
    case "number": {
      const values = { value: text, least: kind.least, most: kind.most.toLocaleString("en"), example: Math.max(kind.least, 3) };
      return faults.has("type") || faults.has("minimum") || faults.has("maximum") ? ["number", values] : null;
    }
    case "address": {
      const rule = addressFault(text);
      return rule ? [rule, { value: text }] : null;
    }
    case "id":
      return faults.has("pattern") || faults.has("maxLength") ? ["id", { value: text, example: EXAMPLES[kind.of] }] : null;
    case "time":
      return faults.has("pattern") ? ["time", { value: text }] : null;
    case "zone":
      return model.zones.includes(text) ? null : ["zone", { value: text, nearest: nearest(text, model.zones) }];
    default:
      throw new TypeError(`no check for ${kind.is}`);
  }
}

function line(text, limit, faults) {
  if (faults.has("maxLength")) return ["text-long", { number: Array.from(text).length, limit }];
  return faults.has("pattern") ? ["text-lines", {}] : null;
}

const NO_DAY = "Leave the line out where the date is not known, or write the year or the span that is.";

function dateFault(text, kind, model) {
  const value = parse(text);
  if (typeof value === "string") return noDate(text, kind, value, model);
  if (!value.known && !kind.unknown) return ["date-unknown", { hint: NO_DAY }];
  if (kind.form === "full" && (text.length !== 10 || value.earliest !== value.latest)) return noDate(text, kind, "date-full", model);
  if (kind.form === "year" && !/^[0-9]{4}~?(\/[0-9]{4})?$/.test(text)) return noDate(text, kind, "date-year", model);
  return null;
}

/** A text that is no date, with what it can mean. */
function noDate(text, kind, broken, model) {
  const found = datesMeant(text, kind.form, model.dates);
  if (found?.dates.includes("unknown") && !kind.unknown) return ["date-unknown", { hint: NO_DAY }];
  let rule = broken;
  if (rule === "date-form" && found && !found.dates.length) rule = "date-none";
  else if (rule === "date-form" && kind.form === "year") rule = "date-year";
  return [rule, { value: text, meant: meantInWords(found) }];
}

function country(text, model) {
  if (text in model.countries) return null;
  const code =
    model.spellings[text.toLowerCase()] ??
    (text.toUpperCase() in model.countries ? text.toUpperCase() : codeOf(text, model.countries));
  return ["country", { value: text, nearest: meant(text, code, model.countries, model.spellings) }];
}

function language(text, model) {
  const tag = /^([a-z]{2,3})(-[A-Z][a-z]{3})?(-(?:[A-Z]{2}|[0-9]{3}))?$/.exec(text);
  if (tag && tag[1] in model.languages) return null;
  const code = codeOf(text, model.languages) ?? (text.toLowerCase() in model.languages ? text.toLowerCase() : null);
  return ["language", { value: text, nearest: meant(text, code, model.languages) }];
}

/** A guess in words: the `code` that `text` names, or that of the name most like it. */
function meant(text, code, names, spellings = {}) {
  if (code) return ` (did you mean '${code}'?)`;
  const codes = { ...spellings, ...Object.fromEntries(Object.entries(names).map(([each, name]) => [name, each])) };
  const found = Array.from(text).length > 3 ? closest(text, Object.keys(codes), 0.8) : null;
  return found ? ` (did you mean '${codes[found]}', ${names[codes[found]]}?)` : "";
}

const codeOf = (name, names) => Object.keys(names).find((code) => names[code].toLowerCase() === name.toLowerCase()) ?? null;

/** The rule that an address breaks: http and https only, with a host, without credentials. */
export function addressFault(text) {
  if (!ALLOWED.test(text)) return "url";
  const authority = /^[a-z]+:\/\/([^/?#]*)/i.exec(text)[1];
  const place = authority.slice(authority.lastIndexOf("@") + 1);
  const found = /^(\[[^\]]*\]|[^:]*)(?::([0-9]*))?$/.exec(place);
  if (!found || Number(found[2] ?? 0) > 65535) return "url";
  if (!found[1].replace(/^\.+|\.+$/g, "").includes(".") || NO_HOST.test(found[1])) return "url";
  return authority.includes("@") ? "url-secret" : null;
}
