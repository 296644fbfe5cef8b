// Finding what people type in the search, and in the list of cases: in either script, without accents, and with a slip of the
// finger where a word stands nowhere as it is typed. Nothing here touches the page.
import { fold, slug } from "../index/fold.js";
import { distance, forms, parts, spread, stem } from "./words.js";

/** How much it counts that a word stands in a title, in the line below it, or in the text of a written page. */
const TITLE = { field: -1, weight: 18 };
const LINE = { field: -2, weight: 3 };
const TEXT = { field: -3, weight: 3 };
/** A word that is the beginning of another, or within another; one that is not shown; one that is only spelled nearly so. */
const BEGINS = 0.7;
const WITHIN = 0.3;
const UNSEEN = 0.6;
const NEAR = 0.5;
/** A word that stands in another case there. */
const STEM = 0.8;
/** What a field's own label counts, beside a text in which another word stands and by itself. */
const WITH_TEXT = 5;
const LABEL = 1;
/** So many words of a question are looked for. */
const MOST = 12;

/** What is searched, from `search/records.json`: texts, each of a field, and entries with the places of theirs. */
export function open({ words, fields, groups, facts }) {
  const index = { fields, texts: [], entries: [], said: [], labels: fields.map(([label]) => spread(label)), skip: new Set(parts(fold(words.skip))) };
  const places = facts.map(([field, text, also]) => add(index, { field, weight: fields[field][1] }, text, also));
  let next = 0;
  for (const [folder, entries] of groups) {
    for (const [id, title, line, its, also] of entries) {
      const own = its.map((place) => places[place ? place - 1 : next++]);
      const texts = [add(index, TITLE, title, also), add(index, LINE, line), ...own];
      index.entries.push({ folder, id: id || slug(title), title, line, texts, tier: 0 });
    }
  }
  return index;
}

/** Add the written pages, from `search/pages.json`. Those for contributors, and those on the design, come after all others. */
export function addPages(index, pages, kind) {
  for (const [address, title, heading, text, last] of pages) {
    const texts = [add(index, TITLE, heading || title), add(index, TEXT, text)];
    const line = heading ? `${kind} · ${title}` : kind;
    index.entries.push({ folder: address, id: "", title: heading || title, line, texts, tier: last ? 2 : 1 });
  }
}

function add(index, { field, weight }, text, also) {
  const place = index.texts.push({ field, weight, text }) - 1;
  index.said.push([place, 1, spread(text)]);
  if (also) index.said.push([place, UNSEEN, spread(also)]);
  index.whole = null;
  return place;
}

/**
 * The entries in which the most words of `query` stand, the best first, each with the texts in which they stand. `near`: some word is
 * only spelled nearly so; `whole`: every word was found. With `folder` only what stands there is found.
 */
export function find(index, query, folder) {
  const typed = [...new Set(parts(fold(query)))];
  const telling = typed.filter((word) => !index.skip.has(word));
  const asked = (telling.length ? telling : typed).slice(0, MOST).map((word) => look(index, word));
  let most = asked.length ? 1 : Infinity;
  const found = [];
  for (const entry of index.entries) {
    if (folder && entry.folder !== folder) continue;
    const match = matched(index, entry, asked);
    if (match.count < most) continue;
    most = match.count;
    found.push(match);
  }
  const best = found.filter((each) => each.count === most);
  best.sort((a, b) => a.entry.tier - b.entry.tier || b.score - a.score);
  return { found: best, near: asked.some((each) => each.near), whole: best[0]?.count === asked.length, forms: asked.flatMap((each) => each.forms) };
}

/** Where a word stands: a value for each text, and for each field's label. */
function look(index, word) {
  const exact = forms(word);
  const begun = [stem(word)];
  const labels = index.labels.map((label) => [...exact, ...begun].some((form) => label.includes(` ${form}`)));
  const inCases = begun[0] === word ? [] : valued(index, begun, STEM, true);
  const values = valued(index, exact, 1).map((value, place) => Math.max(value, inCases[place] ?? 0));
  if (values.some(Boolean) || labels.some(Boolean)) return { values, labels, forms: [...exact, ...begun], near: false };
  const close = slips(index, exact.at(-1));
  return { values: valued(index, close, NEAR), labels, forms: close, near: close.length > 0 };
}

/**
 * For each text how well one of these forms stands in it, or, with `onlyBegins`, begins a word of it. All texts are looked through as
 * one, which takes a fraction of the time.
 */
function valued(index, wanted, share, onlyBegins = false) {
  const { whole, starts } = (index.whole ??= joined(index.said));
  const values = new Float32Array(index.texts.length);
  for (const form of wanted) {
    let piece = 0;
    for (let at = whole.indexOf(form); at >= 0; at = whole.indexOf(form, at + 1)) {
      const begins = whole[at - 1] === " ";
      if (!begins && (onlyBegins || form.length < 4)) continue;
      while (starts[piece + 1] <= at) piece += 1;
      const [place, seen] = index.said[piece];
      const here = share * seen * (!begins ? WITHIN : whole[at + form.length] === " " ? 1 : BEGINS);
      if (here > values[place]) values[place] = here;
    }
  }
  return values;
}

function joined(said) {
  let at = 0;
  const starts = said.map(([, , text]) => (at += text.length + 1) - text.length - 1);
  return { whole: said.map(([, , text]) => text).join("\n"), starts };
}

/** The words of names and facts that are spelled most nearly as `form`; what stands in long texts is not guessed at. */
function slips(index, form) {
  const most = form.length < 4 ? 0 : form.length < 8 ? 1 : 2;
  if (!most) return [];
  index.vocabulary ??= [...new Set(index.said.filter(([, , text]) => text.length < 200).flatMap(([, , text]) => parts(text)))];
  const close = index.vocabulary.map((word) => [word, distance(form, word, most)]);
  const least = close.reduce((fewest, [, steps]) => Math.min(fewest, steps), most);
  return close.filter(([, steps]) => steps === least).map(([word]) => word);
}

/** What of the question stands in an entry: how many words, how well, and in which of its texts beside title and line. */
function matched(index, entry, asked) {
  const where = new Set();
  let [count, score, titled] = [0, 0, 0];
  for (const word of asked) {
    let [value, best] = [0, -1];
    for (const place of entry.texts) {
      const { field, weight } = index.texts[place];
      let here = weight * word.values[place];
      if (word.labels[field]) here = Math.max(here, asked.some((other) => other !== word && other.values[place]) ? WITH_TEXT : LABEL);
      if (here > value) [value, best] = [here, place];
    }
    if (!value) continue;
    count += 1;
    score += value;
    if (best === entry.texts[0]) titled += value;
    else if (index.texts[best].field !== LINE.field) where.add(index.texts[best]);
  }
  // A title that is asked for as a whole is what was meant, more than a long one in which the words stand too.
  if (titled) score += titled / parts(fold(entry.title)).length;
  return { entry, count, score, where: [...where] };
}
