// What the form holds: for every field of the model a node with an id of its own, so that controls keep their place while items come
// and go. A node is made from a file's data, and gives data again; what was left empty is left out.
// A citation holds the entry of its source and not the id, which is but that entry's label: see sources.js.

import { cited, freeLabel, named } from "./sources.js";
import { lines, oneLine } from "./text.js";

let last = 0;
const uid = () => `f${++last}`;
export const token = () => Array.from(crypto.getRandomValues(new Uint32Array(2)), (number) => number.toString(36)).join("");

/** Whether a kind of list is that of the sources that bear a group out. */
export const isCitations = (kind) => kind.is === "many" && kind.item.is === "id" && kind.item.of === "source";

/** The node of a whole record. */
export function recordNode(specs, values, model) {
  const at = { model };
  at.sources = node(specs.find(({ key }) => key === "sources").kind, values?.sources, at);
  const fields = specs.map(({ key, kind, must }) => [key, key === "sources" ? at.sources : node(kind, values?.[key], at, must)]);
  return { uid: uid(), kind: { is: "group" }, on: true, specs, fields: Object.fromEntries(fields) };
}

function groupFields(specs, values, at) {
  return { specs, fields: Object.fromEntries(specs.map((spec) => [spec.key, node(spec.kind, values?.[spec.key], at, spec.must)])) };
}

/** The node for a value of that kind; `values` undefined where there is none yet. `at` is the model, and the sources that values cite. */
export function node(kind, values, at, must = true) {
  const made = { uid: uid(), kind };
  switch (kind.is) {
    case "group":
      return { ...made, on: must || values !== undefined, before: values !== undefined, ...groupFields(at.model.groups[kind.of].fields, values, at) };
    case "alias": {
      const isText = typeof values !== "object";
      return { ...made, on: true, short: isText, ...groupFields(at.model.groups[kind.of].fields, isText ? { [kind.main]: values } : values, at) };
    }
    case "many":
      if (isCitations(kind)) return { ...made, cites: (values ?? []).map((id) => named(at.sources, id) ?? lost(at.sources, id, at)) };
      // What is needed stands ready to be filled in; left empty, it is left out.
      return { ...made, items: (values ?? (must ? new Array(kind.least).fill(undefined) : [])).map((value) => node(kind.item, value, at)) };
    case "keyed": {
      const whole = { ...made, entries: [], gone: kind.key.is === "id" ? [] : undefined };
      for (const [key, value] of Object.entries(values ?? {})) whole.entries.push(entry(kind, key, value, at));
      if (!values && must) whole.entries.push(newEntry(whole, at));
      return whole;
    }
    case "prose": {
      const isText = typeof values !== "object";
      const texts = isText ? { en: values ?? "" } : values;
      return { ...made, short: isText, entries: Object.entries(texts).map(([key, text]) => entry(PROSE, key, text, at)) };
    }
    default:
      return { ...made, text: typeof values === "string" ? values : "" };
  }
}

/** The entries of a text that stands there in several languages. */
export const PROSE = { key: { is: "language" }, value: { is: "prose-text" } };

/** One entry of a mapping: its own identity, its key, which can be written, and its value. `own` keys follow nothing. */
export const entry = (kind, key, value, at) => ({ id: token(), key: { uid: uid(), kind: kind.key, text: key, own: key !== "" }, node: node(kind.value, value, at) });

/** A new entry for a mapping. A source has a label at once, so that no two are ever under one key. */
export function newEntry(whole, at) {
  const made = entry(whole.kind, "", undefined, at);
  if (whole.gone) made.key.text = freeLabel(whole, "source");
  return made;
}

/** The source behind an id that the file cites and does not have. */
function lost(sources, id, at) {
  const made = entry(sources.kind, id, undefined, at);
  sources.gone.push(made);
  return made;
}

/** Nobody is asked for the id of an entry: it is given. */
export const hasControl = ({ kind }) => kind.of !== "entry";

/** The nodes from `at` to the one with that id, which can also be that of a key; null where there is none. */
export function wayTo(at, uid) {
  if (at.uid === uid) return [at];
  for (const inner of [...(at.items ?? []), ...Object.values(at.fields ?? {})]) {
    const found = wayTo(inner, uid);
    if (found) return [at, ...found];
  }
  for (const { key, node: inner } of at.entries ?? []) {
    const found = key.uid === uid ? [inner, key] : wayTo(inner, uid);
    if (found) return [at, ...found];
  }
  return null;
}

/** The data of a record, or undefined where nothing is filled in. `where` learns which control each path belongs to. */
export function toData(root, where = new Map()) {
  const used = cited(root);
  const walk = (at, path) => {
    if (hasControl(at)) where.set(path, at.uid);
    if (at.text !== undefined) return (at.kind.is === "prose-text" ? lines : oneLine)(at.text) || undefined;
    if (at.cites) return at.cites.length ? at.cites.map(({ key }) => key.text) : undefined;
    if (at.items) return list(at, path);
    if (at.entries) return mapping(at, path);
    return at.on ? group(at, path) : undefined;
  };
  const below = (path, key) => (path ? `${path}.${key}` : key);

  const list = (at, path) => {
    const found = [];
    for (const item of at.items) {
      const value = walk(item, `${path}[${found.length}]`);
      if (value !== undefined) found.push(value);
    }
    return found.length ? found : undefined;
  };

  const mapping = (at, path) => {
    const values = {};
    for (const each of at.entries) {
      const { key, node: inner } = each;
      // A name whose language is not chosen yet has a key that says so, and that no other has.
      let name = key.text || "?";
      while (Object.hasOwn(values, name)) name += "?";
      const value = walk(inner, below(path, name));
      if (each.aside) continue;
      // A source that has its name, or is cited, and has nothing else yet is kept, so that it can be cited.
      if (value === undefined && !(at.gone && (key.own || used.has(each)))) continue;
      where.set(`${below(path, name)} (key)`, key.uid);
      values[name] = value ?? {};
    }
    if (at.kind.is === "prose" && at.entries.length === 1) where.set(path, at.entries[0].node.uid);
    const names = Object.keys(values);
    if (!names.length) return undefined;
    return at.kind.is === "prose" && at.short && names.length === 1 && names[0] === "en" ? values.en : values;
  };

  const group = (at, path) => {
    const values = {};
    for (const { key } of at.specs) {
      const value = walk(at.fields[key], below(path, key));
      if (value !== undefined) values[key] = value;
    }
    const keys = Object.keys(values);
    if (!keys.length) return undefined;
    return at.kind.is === "alias" && at.short && keys.length === 1 && keys[0] === at.kind.main ? values[at.kind.main] : values;
  };

  return walk(root, "");
}

/** Whether somebody has written or chosen anything in it. */
export function holds(at) {
  if (at.text !== undefined) return at.text.trim() !== "";
  if (at.cites) return at.cites.length > 0;
  if (at.items) return at.items.some(holds);
  if (at.entries) return at.entries.some((each) => (at.kind.is !== "prose" && each.key.own) || holds(each.node));
  return at.on && Object.values(at.fields).some(holds);
}
