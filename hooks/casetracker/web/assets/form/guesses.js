// What a person can have meant by a word that a record can't hold, as record/guesses/everyday.py says it: everyday words by
// the tables of `check.json`, else the spelling alone, and never from one meaning to another.

import { latin } from "../index/fold.js";
import { didYouMean, phrase } from "./phrase.js";

const APOSTROPHES = /['’ʼ`]/g;
/** The space between two letters, as in what was `U.A.E.` */
const INITIALS = /(?<=\b[a-z]) (?=[a-z]\b)/g;
const BEFORE = /^(?:(?:the|a|an|is|was|were|are|has|had|have|been|be|currently|now|still) )+(?=.)/;
const FORMAL =
  /^(?:(?:islamic|federal|federative|democratic|peoples|socialist|united|arab|plurinational|bolivarian|cooperative|independent|hashemite) )*(?:republic|kingdom|state|commonwealth|federation|principality|sultanate|grand duchy|union) of (?:the )?/;
const CITIZEN = /^(?:citizens?|nationals?) of (?:the )?| (?:citizens?|citizenship|nationals?|nationality)$/g;
const LONGEST = 80;
/** Of so many unknown words of one sort it is guessed what was meant. */
export const GUESSED = 20;

/** `text` as the tables have it: small Latin letters and figures, single spaces, no article and no 'is' or 'was' before it. */
export function keyOf(text) {
  const plain = latin(text).replace(APOSTROPHES, "").replaceAll("&", " and ");
  return plain.replace(/[^a-z0-9]+/g, " ").trim().replace(INITIALS, "").replace(BEFORE, "");
}

const placeKey = (text) => keyOf(text).replace(/\bst\b/g, "saint");

const tables = new Map();

/** The table that `make` gives, made once for what it is made of. */
function once(of, make) {
  if (!tables.has(of)) tables.set(of, make());
  return tables.get(of);
}

/** answer → words, as word → answer. */
function byWord(answers, table = new Map()) {
  for (const [answer, words] of Object.entries(answers ?? {})) for (const word of words ? words.split(", ") : []) table.set(word, answer);
  return table;
}

/** The everyday words for a choice, with its options and their labels. */
function choiceTable(kind, model) {
  return once(kind, () => {
    const table = new Map(kind.options.map(([option, label]) => [keyOf(label), option]));
    for (const [option] of kind.options) table.set(keyOf(option), option);
    return byWord(model.guesses.choices[kind.what], table);
  });
}

/** Every everyday word of all choices, with their options and labels. */
const vocabulary = (model) =>
  once(model.guesses, () => {
    const kinds = [...Object.values(model.records), ...Object.values(model.groups)].flatMap(({ fields }) => fields.map(({ kind }) => kind.item ?? kind));
    return new Set(kinds.filter(({ options }) => options).flatMap((kind) => [...choiceTable(kind, model).keys()]));
  });

const placeTable = (names, words) =>
  once(words, () => byWord(words, new Map(Object.entries(names).map(([code, name]) => [placeKey(name), code]))));

/** The end of a message about a word that is none of the options: what to write for it, or which is misspelt. */
export function choiceMeant(text, kind, model) {
  const table = choiceTable(kind, model);
  const isOption = (answer) => kind.options.some(([option]) => option === answer);
  const word = keyOf(text);
  let answer = table.get(word);
  if (answer && keyOf(answer) !== word) return isOption(answer) ? phrase(": write '{answer}'", { answer }) : `: ${answer}`;
  // A word that says something elsewhere is no slip here.
  if (!answer && !vocabulary(model).has(word)) answer = spelled(word, new Map([...table].filter(([known, of]) => isNear(word, known, of))));
  if (!answer) return "";
  return isOption(answer) ? didYouMean(answer) : `: ${answer}`;
}

/** The one of the `fields` of a group that somebody calls `key`, has as one or many, or misspelt; null where there is none. */
export function fieldMeant(key, fields, model) {
  const word = keyOf(key).replace(/^[0-9]{1,3} (?=.)/, "");
  const named = new Map(fields.map((each) => [keyOf(each), each]));
  for (const form of [word, `${word}s`, word.replace(/s$/, "")]) if (named.has(form)) return named.get(form);
  for (const [field, words] of Object.entries(model.guesses.choices["a field"])) {
    if (fields.includes(field) && words.split(", ").includes(word)) return field;
  }
  const found = allClosest(word, named.keys());
  return found.length === 1 ? named.get(found[0]) : null;
}

/** A text in capitals, as a state's code has it, or in small letters, as a party's id does. */
const cased = (text, model) => (Object.hasOwn(model.countries, text.toLowerCase()) ? text.toLowerCase() : text.toUpperCase());

/** The end of a message about a text that is no code of a state and no id of a party. */
export const countryMeant = (text, model) => placeMeant(countriesMeant(text, model), model.countries);
const countriesMeant = (text, model) => placesMeant(text, model.countries, model.guesses.countries, cased(text, model));

/** The end of a message about a text that is no code of a language. */
export function languageMeant(text, model) {
  const [language, ...more] = text.split(/[-_]/);
  const sized = (each) => (Array.from(each).length === 4 ? each[0].toUpperCase() + each.slice(1).toLowerCase() : each.toUpperCase());
  const tag = [language.toLowerCase(), ...more.map(sized)].join("-");
  if (more.length && isLanguage(tag, model)) return didYouMean(tag);
  return placeMeant(languagesMeant(text, model), model.languages);
}
const languagesMeant = (text, model) => placesMeant(text, model.languages, model.guesses.languages, text.toLowerCase());

/** The codes that a text can mean which is none. */
export const codesMeant = (text, kind, model) => (kind.is === "language" ? languagesMeant : countriesMeant)(text, model).codes;

export function isLanguage(tag, model) {
  const found = /^([a-z]{2,3})(-[A-Z][a-z]{3})?(-(?:[A-Z]{2}|[0-9]{3}))?$/.exec(tag);
  return Boolean(found) && Object.hasOwn(model.languages, found[1]);
}

/** Whether `text` names one state or party, and no more. */
export function namesCountry(text, model) {
  if (Object.hasOwn(model.countries, cased(text, model))) return true;
  return Object.hasOwn(model.countries, lookedUp(text, placeTable(model.countries, model.guesses.countries)) ?? "");
}

/** The `codes` that a text can mean which is none, and `by` what of them it is: the "code", the "name", or a "slip" in one. Where they are none, the `answer` to it. */
function placesMeant(text, names, words, code) {
  if (Object.hasOwn(names, code)) return { codes: [code], by: "code" };
  const table = placeTable(names, words);
  let answer = lookedUp(text, table);
  if (answer && Object.hasOwn(names, answer)) return { codes: [answer], by: "name" };
  if (!answer) {
    // Short texts are wrong codes, and every one of them is like some name.
    const word = placeKey(text);
    answer = word.length > 3 ? spelled(word, new Map([...table].filter(([key]) => key.length > 3))) : null;
  }
  const codes = answer?.split(" ") ?? [];
  return codes.every((each) => Object.hasOwn(names, each)) ? { codes, by: "slip" } : { codes: [], answer };
}

function placeMeant({ codes, by, answer }, names) {
  if (!codes.length) return answer ? `: ${answer}` : "";
  if (by === "code") return phrase(" (did you mean '{code}', {name}?)", { code: codes[0], name: names[codes[0]] });
  if (by === "name") return didYouMean(codes[0]);
  const shown = codes.map((each) => `'${each}', ${names[each]}`);
  const last = shown.pop();
  return shown.length ? phrase(" (did you mean {others}, or {last}?)", { others: shown.join(", "), last }) : phrase(" (did you mean {last}?)", { last });
}

/** The answer to a name, also where it is a formal one, or says of whom it is. */
function lookedUp(name, table) {
  const word = placeKey(name);
  const ofWhom = word.replace(CITIZEN, "");
  return [word, ofWhom, ofWhom.replace(FORMAL, "")].map((each) => table.get(each)).find(Boolean) ?? null;
}

/**
 * Whether `word` may be a slip for a known one: for an option, or for a longer word with a letter too few, too many or in another's
 * place. Another letter mostly makes another word, as 'departed' is no slip for 'deported'.
 */
function isNear(word, known, answer) {
  const sorted = (text) => Array.from(text).sort().join("");
  return known === keyOf(answer) || (known.length > 7 && (word.length !== known.length || sorted(word) === sorted(known)));
}

/** The answer to a word that is spelled like one that has it, and like none that has another. */
function spelled(word, table) {
  const answers = new Set(allClosest(word, table.keys()).map((each) => table.get(each)));
  return answers.size === 1 ? [...answers][0] : null;
}

/** ` (did you mean 'x'?)` for the known word that `word` is with a slip, or an empty text. */
export function nearest(word, known) {
  const found = allClosest(word, known);
  return found.length === 1 ? didYouMean(found[0]) : "";
}

/** The known words that `word` is with the fewest slips, and at most one slip in six letters; figures and the first letter must be the same. */
export function allClosest(word, known) {
  const letters = (text) => Array.from(text.toLowerCase().replaceAll("_", "-").replaceAll(" ", "-"));
  const figures = (text) => (text.match(/[0-9]+/g) ?? []).join(" ");
  if (Array.from(word).length > LONGEST) return [];
  const [wanted, numbers] = [letters(word), figures(word)];
  let [found, fewest] = [[], LONGEST];
  for (const candidate of known) {
    const there = letters(candidate);
    const most = Math.min(Math.floor(Math.max(wanted.length, there.length) / 6), fewest);
    if (there[0] !== wanted[0] || Math.abs(wanted.length - there.length) > most || figures(candidate) !== numbers) continue;
    const number = slips(wanted, there, most);
    if (number > most || !wordByWord(wanted, there)) continue;
    found = number === fewest ? [...found, candidate] : [candidate];
    fewest = number;
  }
  return found;
}

/** Whether no word of several is off by more than one slip: 'South America' is none for 'South Africa'. */
function wordByWord(one, other) {
  const [words, others] = [one, other].map((letters) => letters.join("").split("-"));
  if (words.length === 1 || words.length !== others.length) return true;
  return words.every((word, index) => slips(Array.from(word), Array.from(others[index]), 1) <= 1);
}

/** The number of letters too few, too many, other, or in each other's place (Damerau and Levenshtein), or `most` + 1 where there are more. */
function slips(one, other, most) {
  let [before, above] = [[], Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      let number = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) number = Math.min(number, before[j - 2] + 1);
      row.push(number);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, above] = [above, row];
  }
  return above[other.length];
}
