// Rules that join several fields of one file and that no schema can say, as record/validate/rules.py has them, by the same
// names. Each says which fields it reads, and is left out where one of those could not be read.

import { parse } from "./dates.js";
import { mayBeOne, nameKeys } from "./names.js";
import { entries_named_apart } from "./entries.js";

/** The kinds of record that have a name, names in other languages and aliases. */
const NAMED = ["case", "place"];

export function* addresses_once(record) {
  const seen = new Map();
  for (const [name, source] of Object.entries(record.sources ?? {})) {
    if (seen.has(source.url)) yield { rule: "source-twice", path: ["sources", name, "url"], values: { other: seen.get(source.url) } };
    else if (source.url !== undefined) seen.set(source.url, name);
  }
}
addresses_once.reads = [];
addresses_once.every = true;

export function* formerly_is_another(record, { id, model }) {
  for (const [index, former] of (record.formerly ?? []).entries()) {
    if (former === id) yield { rule: "self", path: ["formerly", index], values: {} };
    else if (Object.hasOwn(model.reserved, former)) yield { rule: "former-reserved", path: ["formerly", index], values: { value: former, reason: model.reserved[former] } };
  }
}
formerly_is_another.reads = ["formerly"];
formerly_is_another.every = true;

export function* others_are_others(record, { id }) {
  for (const key of ["same", "not"]) {
    for (const [index, other] of (record[key] ?? []).entries()) {
      if (other === id) yield { rule: "self", path: [key, index], values: {} };
    }
  }
}
others_are_others.reads = ["same", "not"];

export function* aliases_differ(record) {
  for (const [index, alias] of (record.aliases ?? []).entries()) {
    const name = typeof alias === "string" ? alias : alias.name;
    if (name === record.name) yield { rule: "name-twice", path: ["aliases", index], values: { value: name } };
  }
}
aliases_differ.reads = ["name", "aliases.name"];
aliases_differ.of = NAMED;

const LATIN = "A-Za-z\\u00aa\\u00ba\\u00c0-\\u02ff\\u1d00-\\u1dbf\\u1e00-\\u1eff\\u2c60-\\u2c7f\\ua720-\\ua7ff";
const NOT_LATIN = new RegExp(`(?![${LATIN}])\\p{L}`, "u");
const OTHER = "[\\u0370-\\u03ff\\u0400-\\u052f\\u1f00-\\u1fff]";
const IN_ONE_WORD = new RegExp(`[${LATIN}]${OTHER}|${OTHER}[${LATIN}]`);
const STYLED =
  /[\u0262\u026a\u0274\u0280\u028f\u0299\u029c\u029f\u1d00-\u1d2b\ua730\ua731\u249c-\u24e9\u{1f110}-\u{1f189}\ufb00-\ufb06\uff21-\uff5a\u{1d400}-\u{1d6a5}]/u;
const MARKUP = /<\/?[A-Za-z][^>]*>|[<>]|&#?[\p{L}\p{N}_]+;|\*\*|`|\]\(/u;
const codeOf = (letter) => `U+${letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

export function* names_are_names(record, { model }) {
  const other = NOT_LATIN.exec(record.name);
  if (other) yield { rule: "name-latin", path: ["name"], values: { value: record.name, letter: other[0], code: codeOf(other[0]) } };
  const names = Object.entries(record.names ?? {});
  for (const [path, value] of [[["name"], record.name], ...names.map(([language, name]) => [["names", language], name])]) {
    if (!/\p{L}/u.test(value) && !STYLED.test(value)) yield { rule: "name-empty", path, values: { value } };
  }
  const [example, native] = model.example;
  if (record.name === example || mayBeOne(nameKeys(record.name), nameKeys(native))) return;
  for (const [language, value] of names) if (value === native) yield { rule: "text-placeholder", path: ["names", language], values: { value } };
}
names_are_names.reads = ["name", "names"];
names_are_names.of = NAMED;

export function* names_in_plain_letters(record) {
  const named = (alias) => (typeof alias === "string" ? alias : alias.name);
  const latin = [[["name"], record.name], ...(record.aliases ?? []).map((alias, index) => [["aliases", index], named(alias)])];
  for (const [path, value] of latin) {
    const styled = STYLED.exec(value);
    // In the name a letter that is not Latin is told as that.
    if (styled && !(path[0] === "name" && NOT_LATIN.test(value))) yield { rule: "name-styled", path, values: { value, letter: styled[0], code: codeOf(styled[0]) } };
  }
  for (const [path, value] of [...latin, ...Object.entries(record.names ?? {}).map(([language, name]) => [["names", language], name])]) {
    const mark = MARKUP.exec(value);
    if (mark) yield { rule: "name-markup", path, values: { value, mark: mark[0] } };
  }
}
names_in_plain_letters.reads = ["name", "names", "aliases.name"];
names_in_plain_letters.of = NAMED;

export function* names_in_one_script(record) {
  const named = (alias) => (typeof alias === "string" ? alias : alias.name);
  const found = Object.entries(record.names ?? {}).map(([language, name]) => [["names", language], name]);
  for (const [index, alias] of (record.aliases ?? []).entries()) found.push([["aliases", index], named(alias)]);
  for (const [path, value] of found) {
    const mixed = IN_ONE_WORD.exec(value);
    if (mixed) yield { rule: "name-letters", path, values: { value, letter: codeOf(new RegExp(OTHER).exec(mixed[0])[0]) } };
  }
}
names_in_one_script.reads = ["names", "aliases.name"];
names_in_one_script.of = NAMED;

export function* of_age(record, { today }) {
  if (record.person.born === undefined) return;
  // Where only a year is known, the youngest reading decides: here a wrong 'yes' would harm a child.
  const youngest = parse(record.person.born).latest;
  const years = Number(today.slice(0, 4)) - Number(youngest.slice(0, 4));
  if (years < 18 || (years === 18 && today.slice(5) < youngest.slice(5))) yield { rule: "age", path: ["person", "born"], values: {} };
}
of_age.reads = ["person.born"];

export function* publishers(record, { model }) {
  if (!model.held.includes(record.status)) return;
  const sources = Object.values(record.sources);
  const names = new Set(sources.map((source) => source.publisher.toLowerCase()));
  if (names.size < 2 && !sources.some((source) => source.kind === "official" || source.kind === "court")) {
    yield { rule: "source-few", path: ["status"], values: {} };
  }
}
publishers.reads = ["status", "sources.publisher", "sources.kind"];

export function* sentences(record) {
  const rulings = record.rulings ?? [];
  const first = rulings.findIndex((each) => each.kind === "conviction" || each.kind === "partial");
  const said = (record.unknowns ?? []).some((text) => text.toLowerCase().includes("sentence"));
  if (first >= 0 && !said && !rulings.some((each) => each.sentence || each.total)) {
    yield { rule: "sentence-missing", path: ["rulings", first], values: {} };
  }
}
sentences.reads = ["rulings.kind", "rulings.sentence", "rulings.total", "unknowns"];

export const RULES = [
  addresses_once,
  formerly_is_another,
  others_are_others,
  aliases_differ,
  names_are_names,
  names_in_plain_letters,
  names_in_one_script,
  of_age,
  publishers,
  sentences,
  entries_named_apart,
];
