// Finding names as people type them: in either script, without accents, and with a slip of the finger where nothing is exact.
import { fold, latin } from "./fold.js";

const parts = (text) => text.split(/[\s,;·()«»"-]+/u).filter(Boolean);

/** What is searched in each case, made once; `names` are the words of its other names. */
export function haystacks(cases, names) {
  const words = new Set();
  const texts = cases.map((one, index) => {
    const given = [one.name, names[index], one.work].join("\n");
    const forms = new Set(parts(fold(given)));
    for (const form of parts(latin(given))) forms.add(form);
    for (const form of forms) words.add(form);
    return ` ${[...forms].join(" ")} `;
  });
  return { texts, words: [...words] };
}

/** The indexes of the cases in which every word of `query` occurs, and whether that took forgiving a slip. */
export function find(hay, query) {
  const asked = parts(fold(query));
  const every = (forms) => hay.texts.flatMap((text, index) => (forms.every((any) => any.some((form) => text.includes(form))) ? [index] : []));
  const exact = every(asked.map((word) => [...new Set([word, latin(word)])].filter(Boolean).map((form) => (form.length < 3 ? ` ${form}` : form))));
  if (exact.length || !asked.length) return { found: exact, near: false };
  const close = asked.map((word) => {
    const form = latin(word);
    const slips = form.length < 4 ? 0 : form.length < 8 ? 1 : 2;
    return hay.words.filter((other) => other.includes(form) || distance(form, other, slips) <= slips).map((other) => ` ${other} `);
  });
  const found = close.every((forms) => forms.length) ? every(close) : [];
  return { found, near: found.length > 0 };
}

/** The number of letters left out, put in, changed or turned round between two words (optimal string alignment), up to `most`. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [older, old] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let at = 1; at <= one.length; at += 1) {
    const row = [at];
    let least = at;
    for (let to = 1; to <= other.length; to += 1) {
      const same = one[at - 1] === other[to - 1];
      let value = Math.min(old[to] + 1, row[to - 1] + 1, old[to - 1] + (same ? 0 : 1));
      if (at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]) value = Math.min(value, older[to - 2] + 1);
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    [older, old] = [old, row];
  }
  return old[other.length];
}
