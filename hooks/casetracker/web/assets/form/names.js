// When two names may be one person's, as casetracker.text.names has it; a test holds the two equal.
import { latin } from "../index/fold.js";

const SILENT = /['`´ʹʺʻʼ‘’"“”]/gu;
const HYPHEN = /[-‐‑‒–—־]/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const SOUNDS = [
  ["x", "ks"], ["shch", "s"], ["tsch", "č"], ["sch", "s"], ["tch", "č"], ["sh", "s"], ["ch", "č"], ["cz", "č"], ["sz", "s"], ["zh", "z"],
  ["kh", "h"], ["ph", "f"], ["th", "t"], ["ck", "k"], ["tz", "s"], ["ts", "s"], ["ce", "se"], ["ci", "si"], ["cy", "si"], ["c", "k"],
  ["q", "k"], ["w", "v"], ["oo", "u"], ["ou", "u"], ["yo", "e"], ["jo", "e"], ["y", "i"], ["j", "i"], ["ae", "a"], ["oe", "o"], ["ue", "u"],
];
const SPELT = [
  [/^m[ou]h[ae]m[ae]d$/, "muhamad"], [/^ahm[ae]d$/, "ahmad"], [/^hal[ei]d$/, "halid"], [/^h[ou]s[ae]n$/, "husan"], [/^us[eu]f$/, "usuf"],
  [/^[ou]mar$/, "umar"], [/^[ou]sama$/, "usama"], [/^(?:el|al)$/, "al"], [/^abd[aeu]l$/, "abdul"],
];
const GLIDE = /(?<=[aeou])i+|i+(?=[aeou])/g;
const TWICE = /(.)\1+/gu;
const MOST_WORDS = 8;

/** A name as it sounds, its words in alphabetical order: once with what a hyphen joins as two words, and once as one. */
export function nameKeys(name) {
  const plain = latin(name).replace(SILENT, "");
  const keys = [" ", ""].map((joint) => (plain.replace(HYPHEN, joint).match(WORD) ?? []).map(sounds).sort().join(" "));
  return [...new Set(keys)].filter(Boolean);
}

/** A key; those that are left of it without a word or two, of no fewer than two; and those with an initial for a word, of three. */
export function partsOf(key) {
  const words = key.split(" ");
  const found = [key];
  if (words.length > MOST_WORDS) return found;
  for (let size = words.length - 1; size >= Math.max(2, words.length - 2); size--) found.push(...combinations(words, size).map((each) => each.join(" ")));
  if (words.length < 3) return found;
  return [...found, ...words.map((word, place) => [...words.slice(0, place), Array.from(word)[0], ...words.slice(place + 1)].sort().join(" "))];
}

/** Whether the names with these keys may be one person's: a key of one is that of the other, or what is left of it. */
export function mayBeOne(keys, others) {
  const within = (these, those) => these.some((key) => partsOf(key).some((part) => those.includes(part)));
  return within(keys, others) || within(others, keys);
}

function combinations(words, size) {
  if (!size) return [[]];
  return words.flatMap((word, index) => combinations(words.slice(index + 1), size - 1).map((rest) => [word, ...rest]));
}

function sounds(word) {
  if (!/^[\0-\x7f]*$/.test(word)) return word;
  let heard = word;
  for (const [spelt, sound] of SOUNDS) heard = heard.replaceAll(spelt, sound);
  heard = heard.replace(TWICE, "$1").replace(GLIDE, "").replace(TWICE, "$1");
  const spelt = SPELT.find(([spellings]) => spellings.test(heard));
  if (spelt) return spelt[1];
  return /(?:dr|tr)$/.test(heard) ? `${heard.slice(0, -1)}er` : heard;
}
