// A record's nodes as plain data for a draft, and back. What is kept is what was written, field by field and entry by entry with its
// identity, and nothing that follows from it. A draft comes from the browser's storage, where anything may have happened to it: what is
// not exactly of this shape is refused as a whole, so that nobody goes on with a half of what they wrote.

import { node, PROSE, entry, recordNode } from "./nodes.js";
import { cited, sweep } from "./sources.js";

export class Unreadable extends Error {}

/** More filled fields than this no record has, and a page would take long to show them. */
const MOST = 8000;

const demand = (sound, what) => {
  if (!sound) throw new Unreadable(what);
};
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** What `restored` makes the same nodes from. */
export function saved(root) {
  sweep(root);
  return parts(root);
}

function parts(at) {
  if (at.text !== undefined) return at.text;
  if (at.cites) return at.cites.map(({ id }) => id);
  // A list of which nothing was removed is its items alone.
  if (at.items) return at.removed?.length ? { items: at.items.map(parts), removed: at.removed.map((gone) => ({ ...lineOf(gone), value: parts(gone.item) })) } : at.items.map(parts);
  const { on } = at;
  const [before, short] = [at.before || undefined, at.short || undefined];
  if (at.entries) {
    const whole = ({ id, key, node: inner }) => ({ id, key: key.text, own: key.own, value: parts(inner) });
    const removed = at.removed?.length ? at.removed.map((gone) => ({ ...lineOf(gone), entry: whole(gone.item) })) : undefined;
    return { short, entries: at.entries.map(whole), gone: at.gone?.map(({ id, key }) => ({ id, key: key.text })), removed };
  }
  return { on, before, short, fields: partsOf(at.fields), removed: at.removed ? partsOf(at.removed) : undefined };
}

const partsOf = (fields) => Object.fromEntries(Object.entries(fields).map(([key, inner]) => [key, parts(inner)]).filter(([, value]) => value !== ""));

/** What is said of something that was removed, beside what it held. */
const lineOf = ({ index, name, what }) => ({ index, name, what });

function removedLine(raw) {
  demand(isObject(raw) && Number.isInteger(raw.index) && raw.index >= 0 && typeof raw.name === "string" && typeof raw.what === "string", "what was removed");
  return lineOf(raw);
}

/** The nodes of a record from what `saved` made of them. Throws `Unreadable` where that is not what it is. */
export function restored(specs, raw, model) {
  const root = recordNode(specs, undefined, model);
  const at = { model, sources: root.fields.sources, spent: 0 };
  demand(isObject(raw) && isObject(raw.fields), "a record");
  // What cites a source needs the sources first.
  if (raw.fields.sources !== undefined) fill(at.sources, raw.fields.sources, at);
  else at.sources.entries = [];
  at.filled = at.sources;
  fill(root, raw, at);
  return root;
}

function fill(made, raw, at) {
  demand(++at.spent <= MOST, "a draft of that size");
  if (made === at.filled) return;
  if (made.text !== undefined) {
    demand(typeof raw === "string", "a text");
    made.text = raw;
  } else if (made.cites) {
    demand(Array.isArray(raw) && new Set(raw).size === raw.length, "citations");
    made.cites = raw.map((id) => [...at.sources.entries, ...at.sources.gone].find((each) => each.id === id));
    demand(!made.cites.includes(undefined), "a citation");
  } else if (made.items) {
    const { items, removed = [] } = Array.isArray(raw) ? { items: raw } : (raw ?? {});
    demand(Array.isArray(items) && Array.isArray(removed), "a list");
    made.items = items.map((each) => filled(made.kind.item, each, at));
    made.removed = removed.map((each) => ({ ...removedLine(each), item: filled(made.kind.item, each.value, at) }));
  } else if (made.entries) {
    mapping(made, raw, at);
  } else {
    group(made, raw, at);
  }
}

function filled(kind, raw, at) {
  const made = node(kind, undefined, at, false);
  fill(made, raw, at);
  return made;
}

function group(made, raw, at) {
  demand(isObject(raw) && isObject(raw.fields) && typeof raw.on === "boolean", "a group");
  Object.assign(made, { on: raw.on, before: raw.before === true, short: raw.short === true });
  fillFields(made.fields, raw.fields, at);
  if (raw.removed === undefined) return;
  demand(isObject(raw.removed) && !raw.on, "what was removed");
  made.removed = node(made.kind, undefined, at).fields;
  fillFields(made.removed, raw.removed, at);
}

function fillFields(fields, raw, at) {
  for (const [key, value] of Object.entries(raw)) {
    demand(Object.hasOwn(fields, key), `a field '${key}'`);
    fill(fields[key], value, at);
  }
}

function mapping(made, raw, at) {
  demand(isObject(raw) && Array.isArray(raw.entries), "entries");
  const ids = new Set();
  const keys = new Set();
  const bare = (each) => {
    demand(isObject(each) && typeof each.id === "string" && typeof each.key === "string", "an entry");
    demand(made.gone ? /^[a-z0-9]+(-[a-z0-9]+)*$/.test(each.key) : /^[A-Za-z0-9-]{0,35}$/.test(each.key), "an entry's key");
    const whole = entry(made.kind.is === "prose" ? PROSE : made.kind, each.key, undefined, at);
    return Object.assign(whole, { id: each.id });
  };
  const written = (each) => {
    const whole = bare(each);
    whole.key.own = each.own === true;
    fill(whole.node, each.value, at);
    return whole;
  };
  /** No two of those that have a label are one, or have one label. */
  const labelled = (whole) => {
    demand(!ids.has(whole.id) && (whole.key.text === "" || !keys.has(whole.key.text)), "an entry of its own");
    ids.add(whole.id);
    keys.add(whole.key.text);
    return whole;
  };
  made.entries = raw.entries.map((each) => labelled(written(each)));
  demand(raw.removed === undefined || Array.isArray(raw.removed), "what was removed");
  made.removed = (raw.removed ?? []).map((each) => ({ ...removedLine(each), item: written(each.entry) }));
  if (made.kind.is === "prose") {
    made.short = raw.short === true;
    demand(made.entries.length > 0, "a text");
  } else if (made.gone) {
    demand(Array.isArray(raw.gone), "what was removed");
    // What was removed and is cited still is one thing with what can be put back.
    made.gone = raw.gone.map((each) => labelled(made.removed.find(({ item }) => item.id === each?.id)?.item ?? bare(each)));
  }
}
