// The sources of a record. Each is an entry with an identity of its own; its id is the label by which the file cites it, and no two
// sources share one. Groups cite the entry itself; a text cites by `[^label]`, and is written anew when a label changes.

import { CITATION } from "./text.js";
import { slug } from "../index/fold.js";

/** Every node at or below `at`; `withRemoved` also those of what was removed and can be put back. */
export function* nodesOf(at, withRemoved = false) {
  yield at;
  const removed = withRemoved ? removedAt(at) : [];
  for (const inner of [...(at.items ?? []), ...(at.entries ?? []).map((each) => each.node), ...Object.values(at.fields ?? {}), ...removed]) yield* nodesOf(inner, withRemoved);
}

const removedAt = ({ removed }) => (Array.isArray(removed) ? removed.map(({ item }) => item.node ?? item) : Object.values(removed ?? {}));

const everyOne = (sources) => [...sources.entries, ...sources.gone];
const proseOf = (root) => [...nodesOf(root)].filter(({ kind }) => kind.is === "prose-text");

/** The source of that label, also one that was removed. */
export const named = (sources, label) => everyOne(sources).find(({ key }) => key.text === label);

/** The sources that a record cites, also those that were removed; `withRemoved` also in what was removed and can be put back. */
export function cited(root, withRemoved = false) {
  const { sources } = root.fields;
  const found = new Set([...nodesOf(root, withRemoved)].flatMap(({ cites }) => cites ?? []));
  for (const { text } of proseOf(root)) {
    for (const [, label] of text.matchAll(CITATION)) found.add(named(sources, label));
  }
  found.delete(undefined);
  return found;
}

/** `base`, or the first of `base-2`, `base-3` … that is no other source's label. */
export function freeLabel(sources, base, but = null) {
  const taken = new Set(everyOne(sources).filter((each) => each !== but).map(({ key }) => key.text));
  let free = base;
  for (let count = 2; taken.has(free); count++) free = `${base}-${count}`;
  return free;
}

/** Forget what was removed and is cited no more: its label is free again. */
export function sweep(root) {
  const { sources } = root.fields;
  const used = cited(root, true);
  sources.gone = sources.gone.filter((each) => used.has(each));
}

/** Give a source another label: what cites it in a text follows, to the letter. Returns the texts that changed. */
export function relabel(root, source, label) {
  const before = `[^${source.key.text}]`;
  source.key.text = label;
  const changed = proseOf(root).filter(({ text }) => text.includes(before));
  for (const each of changed) each.text = each.text.replaceAll(before, `[^${label}]`);
  return changed;
}

/** Whether an entry has been begun. */
export const isBegun = ({ key, node }) => key.own || [...nodesOf(node)].some(({ text }) => text?.trim());

/**
 * Let the file of `doc` have the sources of the other files of its contribution: each is one thing with its fields, and has a label in
 * every file. What a file does not cite is left out of it, as long as another one cites it or had it first.
 */
export function shareSources(doc, docs) {
  const { sources } = doc.root.fields;
  const there = new Set(everyOne(sources).map(({ id }) => id));
  const others = docs.filter((each) => each !== doc).flatMap(({ root }) => root.fields.sources.entries.filter((each) => isBegun(each) && !each.shared));
  const fresh = others.filter(({ id }) => !there.has(id));
  if (!fresh.length) return;
  sources.entries = sources.entries.filter(isBegun);
  for (const { id, key, node } of fresh) {
    // What is whole stands behind its title; what lacks something is open.
    node.before ||= ["title", "publisher", "url"].every((each) => node.fields[each].text.trim());
    sources.entries.push({ id, node, shared: true, key: { ...key, text: freeLabel(sources, key.text) } });
  }
}

/** See which sources each file leaves out. */
export function setAside(docs) {
  const used = new Map(docs.map((doc) => [doc, new Set([...cited(doc.root)].map(({ id }) => id))]));
  const everywhere = new Set([...used.values()].flatMap((ids) => [...ids]));
  for (const doc of docs) {
    for (const each of doc.root.fields.sources.entries) each.aside = !used.get(doc).has(each.id) && (each.shared === true || everywhere.has(each.id));
  }
}

/** Join again what was one source before the draft was kept: entries of one identity have the same fields. */
export function rejoin(docs) {
  const first = new Map();
  for (const each of docs.flatMap(({ root }) => root.fields.sources.entries)) {
    if (first.has(each.id)) Object.assign(each, { node: first.get(each.id), shared: true });
    else first.set(each.id, each.node);
  }
}

/** The label that somebody means by `text`, or the word of the form that says why it can't be one. */
export function labelOf(root, source, text) {
  sweep(root);
  const label = slug(text).slice(0, 120).replace(/-$/, "");
  if (!label) return { refused: "source_id_empty" };
  const other = named(root.fields.sources, label);
  if (!other || other === source) return { label };
  return { label, refused: root.fields.sources.entries.includes(other) ? "source_id_taken" : "source_id_removed" };
}

/** The label that a source has from its publisher and year, while nobody gave it one. */
export function proposed(root, source) {
  const { publisher, date } = source.node.fields;
  const base = slug([publisher.text, /[0-9]{4}/.exec(date.text)?.[0] ?? ""].join(" ")).slice(0, 110).replace(/-$/, "");
  sweep(root);
  return source.key.own || !base ? source.key.text : freeLabel(root.fields.sources, base, source);
}
