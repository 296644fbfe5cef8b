// What the form holds: for every field of the model a node with an id of its own, so that controls keep their place while items come
// and go. A node is made from a file's data, and gives data again; what was left empty is left out.

let last = 0;
const uid = () => `f${++last}`;

/** Controls, bidirectional marks and private-use characters: no file may hold them, and pasted text often does. */
const UNWANTED = /[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ue000-\uf8ff]/gu;
export const clean = (text) => text.replace(UNWANTED, "").replaceAll("\r\n", "\n").replaceAll("\r", "\n");

/** The node of a whole record. */
export const recordNode = (fields, values, model) => ({ uid: uid(), kind: { is: "group" }, on: true, ...groupFields(fields, values, model) });

function groupFields(specs, values, model) {
  return { specs, fields: Object.fromEntries(specs.map((spec) => [spec.key, node(spec.kind, values?.[spec.key], model, spec.must)])) };
}

/** The node for a value of that kind; `values` undefined where there is none yet. */
export function node(kind, values, model, must = true) {
  const made = { uid: uid(), kind };
  switch (kind.is) {
    case "group":
      return { ...made, on: must || values !== undefined, before: values !== undefined, ...groupFields(model.groups[kind.of].fields, values, model) };
    case "alias": {
      const isText = typeof values !== "object";
      return { ...made, on: true, short: isText, ...groupFields(model.groups[kind.of].fields, isText ? { [kind.main]: values } : values, model) };
    }
    case "many": {
      // What is needed stands ready to be filled in; left empty, it is left out.
      const cites = kind.item.is === "id" && kind.item.of === "source";
      const ready = must && !cites ? new Array(kind.least).fill(undefined) : [];
      return { ...made, items: (values ?? ready).map((value) => node(kind.item, value, model)) };
    }
    case "keyed":
      return { ...made, entries: (values ? Object.entries(values) : must ? [["", undefined]] : []).map(([key, value]) => entry(kind, key, value, model)) };
    case "prose": {
      const isText = typeof values !== "object";
      const texts = isText ? { en: values ?? "" } : values;
      return { ...made, short: isText, entries: Object.entries(texts).map(([key, text]) => entry({ key: { is: "language" }, value: { is: "prose-text" } }, key, text, model)) };
    }
    default:
      return { ...made, text: typeof values === "string" ? values : "" };
  }
}

/** One entry of a mapping: its key, which can be written, and its value. */
export const entry = (kind, key, value, model) => ({ uid: uid(), key: { uid: uid(), kind: kind.key, text: key }, node: node(kind.value, value, model) });

/** The data of a node, or undefined where nothing is filled in. `where` learns which control each path belongs to. */
export function toData(at, path = "", where = new Map()) {
  where.set(path, at.uid);
  const below = (key) => (path ? `${path}.${key}` : key);
  if (at.text !== undefined) return clean(at.text).trim() || undefined;
  if (at.items) {
    const list = [];
    for (const item of at.items) {
      const value = toData(item, `${path}[${list.length}]`, where);
      if (value !== undefined) list.push(value);
    }
    return list.length ? list : undefined;
  }
  const values = {};
  if (at.entries) {
    for (const { key, node: inner } of at.entries) {
      const name = clean(key.text).trim();
      const value = toData(inner, below(name), where);
      // A source that has its name and nothing else yet is kept, so that it can be cited.
      if (value === undefined && (!name || inner.text !== undefined)) continue;
      where.set(`${below(name)} (key)`, key.uid);
      values[name] = value ?? {};
    }
    if (at.kind.is === "prose" && at.entries.length === 1) where.set(path, at.entries[0].node.uid);
    const names = Object.keys(values);
    if (!names.length) return undefined;
    return at.kind.is === "prose" && at.short && names.length === 1 && names[0] === "en" ? values.en : values;
  }
  if (!at.on) return undefined;
  for (const { key } of at.specs) {
    const value = toData(at.fields[key], below(key), where);
    if (value !== undefined) values[key] = value;
  }
  const keys = Object.keys(values);
  if (!keys.length) return undefined;
  return at.kind.is === "alias" && at.short && keys.length === 1 && keys[0] === at.kind.main ? values[at.kind.main] : values;
}

/** Every node of that kind below `at`, with the node itself. */
export function* nodesOf(at, test) {
  if (test(at)) yield at;
  for (const inner of [...(at.items ?? []), ...(at.entries ?? []).map((each) => each.node), ...Object.values(at.fields ?? {})]) yield* nodesOf(inner, test);
}
