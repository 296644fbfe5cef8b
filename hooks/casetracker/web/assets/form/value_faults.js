// The fault of a value that is one text, in the words of `casetracker check`: `[rule, values]`, or null where it is sound.
// `faults` are the keywords by which the schema refused it, `help` is that of the field, which is no text for it.

import { slug } from "../index/fold.js";
import { citationMarks } from "./citations.js";
import { parse } from "./dates.js";
import { choiceMeant, countryMeant, isLanguage, keyOf, languageMeant, namesCountry, nearest } from "./guesses.js";
import { hiddenIn } from "./hidden.js";
import { oddLetters } from "./hosts.js";
import { didYouMean, phrase } from "./phrase.js";
import { uncited } from "./text.js";
import { datesMeant, meantInWords } from "./date_guesses.js";

const EXAMPLES = { source: "'sources: [reuters-2024]'", case: "'vera-example'", swap: "'2026-10-20-muster-bridge'", place: "'muster-remand-prison'", entry: "'id: b'" };
const NO_HOST = /[\x00-,/:-@[-^`{-\x7f]/;
const ALLOWED = /^https?:\/\/[^\s<>"'`\\^{|}…\x00-\x20]+$/i;

export function single(text, kind, faults, model, help = "") {
  switch (kind.is) {
    case "text":
      return line(text, kind.limit, faults, model, help);
    case "date":
      return dateFault(text, kind, model);
    case "country":
      return holder(text, model);
    case "citizenship": {
      if (kind.options.some(([word]) => word === text)) return null;
      // Two letters are a code, as Norway's.
      const meant = Array.from(text).length === 2 || Object.hasOwn(model.countries, text) ? "" : choiceMeant(text, kind, model);
      return meant ? ["country", { value: text, nearest: meant }] : holder(text, model);
    }
    case "body": {
      // A state is written by its code here as everywhere, and a party by its id, or it is not counted as one.
      if (Array.from(text).length !== 2) return namesCountry(text, model) ? holder(text, model) : line(text, 200, faults, model, help);
      const body = model.bodies[text.toUpperCase()];
      return body ? ["country", { value: text, nearest: didYouMean(body) }] : holder(text, model);
    }
    case "language":
      return language(text, model);
    case "choice": {
      if (!faults.has("enum")) return null;
      const words = kind.options.map(([word]) => word);
      return ["value-choice", { value: text, what: kind.expected, nearest: choiceMeant(text, kind, model), known: words.join(", ") }];
    }
    case "flag":
      return faults.has("type") ? ["flag", { value: text, nearest: flagMeant(text, model) }] : null;
    case "number": {
      const values = { value: text, least: kind.least, most: kind.most.toLocaleString("en"), example: Math.max(kind.least, 3) };
      return faults.has("type") || faults.has("minimum") || faults.has("maximum") ? ["number", values] : null;
    }
    case "address": {
      const rule = hiddenIn(text).length ? null : addressFault(text); // what nobody sees is told by itself
      return rule ? [rule, { value: text, letters: hostLetters(text), nearest: rule === "url" ? addressMeant(text) : "" }] : null;
    }
    case "id":
      return faults.has("pattern") || faults.has("maxLength") ? ["id", { value: text, example: EXAMPLES[kind.of], nearest: idMeant(text, kind.of) }] : null;
    case "time":
      return faults.has("pattern") ? ["time", { value: text, nearest: timeMeant(text) }] : null;
    case "zone":
      return zone(text, model.zones);
    case "coordinates":
      return point(text);
    default:
      throw new TypeError(`no check for ${kind.is}`);
  }
}

function line(text, limit, faults, model, help) {
  if (faults.has("maxLength")) return ["text-long", { number: Array.from(text).length, limit }];
  const [mark] = citationMarks(text);
  if (mark) return ["citation-here", { mark }];
  if (faults.has("pattern")) return ["text-lines", {}];
  return isPlaceholder(text, help, model) ? ["text-placeholder", { value: text }] : null;
}

const NO_DAY = phrase("Leave the line out where the date is not known, or write the year or the span that is.");

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

function point(text) {
  const found = /^(-?[0-9]{1,3}(?:\.([0-9]{1,20}))?)\s*,\s*(-?[0-9]{1,3}(?:\.([0-9]{1,20}))?)$/.exec(text);
  if (!found) return ["coordinates", { value: text }];
  const [latitude, longitude] = [Number(found[1]), Number(found[3])];
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return ["coordinates-range", { value: text }];
  const fine = Math.max((found[2] ?? "").length, (found[4] ?? "").length) > 2;
  return fine ? ["coordinates-fine", { value: text, meant: `${latitude.toFixed(2)}, ${longitude.toFixed(2)}` }] : null;
}

function zone(text, zones) {
  if (zones.includes(text)) return null;
  const ofCity = zones.filter((each) => keyOf(each.split("/").pop()) === keyOf(text));
  return ["zone", { value: text, nearest: ofCity.length === 1 ? didYouMean(ofCity[0]) : nearest(text, zones) }];
}

/** Whether a text says nothing: signs alone, a word such as 'TODO', or the `help` by which the blank tells what to write there. */
function isPlaceholder(text, help, model) {
  if (text === help) return true;
  const letters = Array.from(text);
  if (letters.length >= 40) return false;
  const isSign = (letter) => model.placeholders.around.includes(letter);
  while (letters.length && isSign(letters[0])) letters.shift();
  while (letters.length && isSign(letters.at(-1))) letters.pop();
  return model.placeholders.words.includes(letters.join("").toLowerCase());
}

/** What in a summary says nothing: the blank's own, or one of its `parts` that is a placeholder beside its citations. */
export function placeholderIn(text, parts, help, model) {
  if (text.includes(model.placeholders.prose)) return model.placeholders.prose;
  const empty = parts.find((part) => isPlaceholder(uncited(part), uncited(help), model));
  return empty === undefined ? "" : uncited(empty) || empty.trim();
}

/** Characters: what is longer is no party's name. */
const LONGEST_NAME = 120;

function holder(text, model) {
  if (Object.hasOwn(model.countries, text)) return null;
  const nearest = countryMeant(text, model);
  const length = Array.from(text).length;
  if (nearest || length === 2 || length > LONGEST_NAME) return ["country", { value: text, nearest }];
  const id = keyOf(text).replaceAll(" ", "-") || "an-id";
  return ["party", { value: text, id, line: `${id}: {name: …}` }];
}

function language(text, model) {
  return isLanguage(text, model) ? null : ["language", { value: text, nearest: languageMeant(text, model) }];
}

const partsOf = (text) => {
  if (!ALLOWED.test(text)) return null;
  const authority = /^[a-z]+:\/\/([^/?#]*)/i.exec(text)[1];
  const place = authority.slice(authority.lastIndexOf("@") + 1);
  const found = /^(\[[^\]]*\]|[^:]*)(?::([0-9]*))?$/.exec(place);
  if (!found || Number(found[2] ?? 0) > 65535) return null;
  const host = found[1];
  return !host.replace(/^\.+|\.+$/g, "").includes(".") || NO_HOST.test(host) ? null : { authority, host };
};

const meant = (value) => (value ? didYouMean(value) : "");

/** The end of a message about what is neither flag, id, time of day nor address, as record/guesses/values.py has them. */
const flagMeant = (text, model) => meant(Object.hasOwn(model.guesses.flags, keyOf(text)) ? model.guesses.flags[keyOf(text)] : "");

/** That of a swap begins with its date. */
function idMeant(text, of) {
  const id = Array.from(text).length <= 120 ? slug(text) : "";
  return meant(of !== "swap" || /^[0-9]/.test(id) ? id : "");
}

function timeMeant(text) {
  const found = /^([0-9]{1,2})(?:[:.h]([0-9]{2}))?(?::[0-9]{2})? ?(am|pm|h|uhr)?$/.exec(text.toLowerCase().replaceAll("a.m.", "am").replaceAll("p.m.", "pm"));
  if (!found || !(found[2] || found[3])) return "";
  let [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  if (found[3] === "am" || found[3] === "pm") hour = hour >= 1 && hour <= 12 ? (hour % 12) + (found[3] === "pm" ? 12 : 0) : 24;
  return meant(hour < 24 && minute < 60 ? `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` : "");
}

/** What stands around an address that was pasted with it, and is no part of it. */
const AROUND = " \"'`<>()[]{}.,;“”„‟«»‹›‘’‚";

function addressMeant(text) {
  let bare = Array.from(text).length <= 240 ? text : "";
  while (bare && AROUND.includes(bare[0])) bare = bare.slice(1);
  while (bare && AROUND.includes(bare.at(-1))) bare = bare.slice(0, -1);
  const whole = bare.startsWith("www.") ? `https://${bare}` : bare;
  return meant(whole !== text && Array.from(whole).length <= 120 && addressFault(whole) === null ? whole : "");
}

/** The rule that an address breaks: http and https only, with a host of letters that can't pass for others, without credentials. */
export function addressFault(text) {
  const parts = partsOf(text);
  if (!parts) return "url";
  if (parts.authority.includes("@")) return "url-secret";
  return oddLetters(parts.host).length ? "url-host" : hiddenIn(text).length ? "url" : null;
}

/** The letters for which the host of an address is refused, as messages name them. */
export const hostLetters = (text) =>
  oddLetters(partsOf(text)?.host ?? "")
    .slice(0, 5)
    .map((letter) => `'${letter}' (U+${letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")})`)
    .join(", ");
