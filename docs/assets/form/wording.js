// How a broken rule is worded, as hooks/casetracker/problems does it. The sentences themselves come from there, in form.json.

/** Values that the model or a rule words, not the file: they are shown whole. */
const OURS = new Set(["ask", "expected", "help", "hint", "known"]);

/** `text` fit for a message: control characters named, and cut after `length` characters. */
export function shorten(text, length = 160) {
  const safe = Array.from(text, (char) =>
    char === " " || !/[\p{C}\p{Z}]/u.test(char) ? char : `\\u${char.codePointAt(0).toString(16).padStart(4, "0")}`,
  );
  const joined = Array.from(safe.join(""));
  return joined.length <= length ? joined.join("") : `${joined.slice(0, length - 1).join("")}…`;
}

/** `wording` with its {braces} filled in. */
export function fill(wording, values) {
  return wording.replace(/\{([a-z_]+)\}/g, (whole, key) =>
    key in values ? shorten(String(values[key]), OURS.has(key) ? 1000 : 160) : whole,
  );
}

/** `custody[1].from`, counting from 0 as the published data does. */
export const pathText = (path) =>
  path.reduce((text, step) => (typeof step === "number" ? `${text}[${step}]` : text ? `${text}.${step}` : step), "");

/** The problem for a finding `{rule, path, values}`: its field, message, hint, and what the form says in place of the hint. */
export function worded(finding, rules) {
  const rule = rules[finding.rule];
  // The form asks for some fields in its own words.
  const form = fill(rule.form || rule.hint, { ...finding.values, ...(finding.values.ask ? { help: finding.values.ask } : {}) });
  return {
    ...finding,
    field: shorten(pathText(finding.path)),
    severity: rule.severity,
    message: fill(rule.message, finding.values),
    hint: fill(rule.hint, finding.values),
    form,
  };
}

/** Of so many unknown words of one sort it is guessed what was meant. */
export const GUESSED = 20;

/** ` (did you mean 'x'?)` for the known word most like `word`, or an empty text. */
export function nearest(word, known) {
  const found = closest(word, known);
  return found ? ` (did you mean '${found}'?)` : "";
}

/** The known word most like `word`, or null where none is like it by `cutoff` (difflib's get_close_matches with one match). */
export function closest(word, known, cutoff = 0.6) {
  if (Array.from(word).length > 80) return null;
  const wanted = Array.from(word.toLowerCase().replaceAll("_", "-").replaceAll(" ", "-"));
  let best = null;
  for (const candidate of known) {
    const folded = candidate.toLowerCase();
    const score = ratio(Array.from(folded), wanted);
    if (score >= cutoff && (!best || score > best.score || (score === best.score && folded > best.folded))) {
      best = { score, folded, candidate };
    }
  }
  return best ? best.candidate : null;
}

/** How alike two texts are, from 0 to 1, by Ratcliff and Obershelp as Python's SequenceMatcher computes it. */
function ratio(a, b) {
  if (!a.length && !b.length) return 1;
  let matches = 0;
  const waiting = [[0, a.length, 0, b.length]];
  while (waiting.length) {
    const [aLow, aHigh, bLow, bHigh] = waiting.pop();
    const [i, j, size] = longest(a, b, aLow, aHigh, bLow, bHigh);
    if (!size) continue;
    matches += size;
    waiting.push([aLow, i, bLow, j], [i + size, aHigh, j + size, bHigh]);
  }
  return (2 * matches) / (a.length + b.length);
}

function longest(a, b, aLow, aHigh, bLow, bHigh) {
  let [bestI, bestJ, size] = [aLow, bLow, 0];
  let lengths = new Map();
  for (let i = aLow; i < aHigh; i++) {
    const next = new Map();
    for (let j = bLow; j < bHigh; j++) {
      if (a[i] !== b[j]) continue;
      const here = (lengths.get(j - 1) ?? 0) + 1;
      next.set(j, here);
      if (here > size) [bestI, bestJ, size] = [i - here + 1, j - here + 1, here];
    }
    lengths = next;
  }
  return [bestI, bestJ, size];
}
