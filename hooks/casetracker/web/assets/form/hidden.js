// Characters that nobody sees, as casetracker.text.hidden has them; a test holds the two equal.

import { phrase } from "./phrase.js";

const NEVER = /[\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffc\ufffd\u{e0100}-\u{e01ef}]/u;
const OTHER = /\p{C}/u;
// Line ends, signs of numbers and abbreviations, and pictures that this browser may not know yet.
const SEEN = /[\t\n\r\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u;
const PICTURES = /[\u{1f000}-\u{1faff}]/u;
const JOINS = "[\\u0600-\\u0dff\\u0f00-\\u109f\\u1780-\\u18af\\ufb50-\\ufdff\\ufe70-\\ufefc]";
const SIGNS = "\\u2190-\\u2bff\\u3030\\u303d\\u3297\\u3299\\u{1f000}-\\u{1faff}";
const IN_PLACE = new RegExp(
  `(?<=${JOINS})[\\u200c\\u200d](?=${JOINS})` +
    `|(?<=[${SIGNS}\\ufe0f])\\u200d(?=[\\u2190-\\u2bff\\u{1f000}-\\u{1faff}])` +
    `|(?<=[\\u00a9\\u00ae\\u203c\\u2049\\u2122\\u2139${SIGNS}])[\\ufe0e\\ufe0f]|(?<=[#*0-9])\\ufe0f(?=\\u20e3)` +
    "|(?<=[\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}])[\\ufe00-\\ufe02\\u{e0100}-\\u{e01ef}]" +
    "|(?<=[\\u1820-\\u18aa])[\\u180b-\\u180f]",
  "gu",
);

const isHidden = (char) => NEVER.test(char) || (OTHER.test(char) && !SEEN.test(char) && !PICTURES.test(char));

/** The places in `text` of characters that nobody sees and that have work to do, such as a joiner in a Persian name. */
export const workingIn = (text) => new Set(Array.from(text.matchAll(IN_PLACE), (found) => found.index));

/** The characters in `text` that are hidden and have no work to do there, each with its place. */
function hiddenAt(text) {
  if (/^[\t\n\r -~]*$/.test(text)) return [];
  const inPlace = workingIn(text);
  const found = [];
  let at = 0;
  for (const char of text) {
    if (isHidden(char) && !inPlace.has(at)) found.push([at, char]);
    at += char.length;
  }
  return found;
}

/** The same, each once, as messages name them: `U+200B`. */
export const hiddenIn = (text) => [...new Set(hiddenAt(text).map(([, char]) => `U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`))];

/** `text` without what nobody sees in it; what stands for something that was lost stays, and is told. */
export function withoutHidden(text) {
  let result = text;
  for (const [at, char] of hiddenAt(text).reverse()) {
    if (!/[\ufffc\ufffd]/.test(char)) result = result.slice(0, at) + result.slice(at + char.length);
  }
  return result;
}

/** A finding for each text of a record's data that holds such characters. */
export function* hiddenFindings(data, path = []) {
  if (typeof data === "string") {
    const named = hiddenIn(data);
    if (named.length) {
      const first = { named: named.slice(0, 5).join(", ") };
      const what = named.length === 1 ? phrase("the character {named} is", first) : phrase("the characters {named} are", first);
      yield { rule: "file-character", path, values: { what } };
    }
  } else if (Array.isArray(data)) {
    for (const [index, item] of data.entries()) yield* hiddenFindings(item, [...path, index]);
  } else if (data !== null && typeof data === "object") {
    for (const [key, value] of Object.entries(data)) yield* hiddenFindings(value, [...path, key]);
  }
}
