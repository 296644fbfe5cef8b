// The names of a record's entries, as record/model/entries.py has them: from date and kind, and the later one of two has an id.

const LISTS = ["custody", "charges", "rulings", "designations", "hearings", "statements", "events"];

export function* entries_named_apart(record, { fields }) {
  const seen = new Set();
  for (const { path, item, id, names } of named(record, fields)) {
    if (id && !item.id) yield { rule: "entry-id", path, values: { id } };
    else if (names.some((name) => seen.has(name))) yield { rule: "entry-id-twice", path: [...path, "id"], values: { value: item.id } };
    for (const name of names) seen.add(name);
  }
}
entries_named_apart.reads = [
  ...["custody.from", "custody.to", "custody.id", "charges.date", "charges.category", "charges.id", "rulings.date", "rulings.kind", "rulings.id"],
  ...["designations.date", "designations.as", "designations.not", "designations.id", "hearings.date", "hearings.id", "events.date", "events.id"],
  ...["statements.date", "statements.id"],
];
entries_named_apart.every = true;

/** Give each entry of a `record` an id that needs one: of two with one name the later one, also where both have the same id. */
export function giveIds(record, fields) {
  const seen = new Set();
  for (const { item, names } of named(record, fields)) {
    if (names.some((name) => seen.has(name))) delete item.id;
    for (const name of names) seen.add(name);
  }
  for (const { item, id } of named(record, fields)) if (id) item.id = id;
  return record;
}

/** The entries with their names, and the id that they have or should have. */
function named(record, fields) {
  const found = listed(record, fields);
  const taken = new Set(found.flatMap(({ item, words }) => (item.id ? words.map((word) => joined(word, item.id)) : [])));
  return found.map(({ path, item, words }) => {
    const id = item.id || own(words, taken);
    const names = words.map((word) => joined(word, id));
    for (const name of names) taken.add(name);
    return { path, item, id, names };
  });
}

const joined = (word, id) => (id ? `${word}-${id}` : word);

/** The entries that links find, in the order of the file. */
function listed(record, fields) {
  const keys = fields.map((field) => field.key).filter((key) => LISTS.includes(key));
  return keys.flatMap((key) =>
    (record[key] ?? [])
      .map((item, place) => ({ path: [key, place], item, words: wordsOf(key, item) }))
      .filter(({ item }) => key !== "statements" || item.date),
  );
}

/** The first of nothing, `b` to `z`, `b2` to `z2` and so on by which none of an entry's names is taken. */
function own(words, taken) {
  for (let turn = 1; ; turn += 1) {
    for (const letter of turn === 1 ? ["", ...LETTERS] : LETTERS) {
      const id = turn === 1 ? letter : `${letter}${turn}`;
      if (!words.some((word) => taken.has(joined(word, id)))) return id;
    }
  }
}

const LETTERS = "bcdefghijklmnopqrstuvwxyz".split("");

function wordsOf(key, item) {
  // A draft's period need not have its beginning yet.
  if (key === "custody") return [`${dateWord(item.from ?? "undated")}-custody`, ...(item.to ? [`${dateWord(item.to)}-liberty`] : [])];
  if (item.date) return [`${dateWord(item.date)}-${kindOf(key, item)}`];
  return [key === "charges" ? `undated-charge-${item.category}` : `undated-${kindOf(key, item)}`];
}

/** The kind of a ruling or designation says more than the name of its list; but `other` of both would be one word. */
function kindOf(key, item) {
  if (key === "rulings") return item.kind;
  if (key === "designations") return String(item.not) === "true" ? `not-${item.as}` : item.as === "other" ? "designation" : item.as;
  return key.slice(0, -1);
}

/** A date as a word: `2025-02-13--2025-02-14`, `by-2025-06-06`, `2024-06-or-later`, `about-2024`. */
function dateWord(given) {
  const text = given.trim();
  const bare = text.replaceAll("~", "");
  if (text.startsWith("../")) return `by-${bare.slice(3)}`;
  if (text.endsWith("/..")) return `${bare.slice(0, -3)}-or-later`;
  return bare === text ? bare.replace("/", "--") : `about-${bare.replace("/", "--")}`;
}
