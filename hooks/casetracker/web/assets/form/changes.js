// What a record says, value by value in words, and what a draft changes in it: found as history/compare.py finds it, and told in the
// sentences of `casetracker diff`, which come with the model.

import { uncited } from "./text.js";
import { dateWords } from "./dates.js";
import { placeOf } from "./places.js";

const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
/** A value as a text by which two are the same, in whatever order the keys of a mapping stand. */
const canonical = (value) => JSON.stringify(value, (_, each) => (isMap(each) ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1))) : each));
const same = (one, other) => canonical(one) === canonical(other);
/** Longer texts are said to have changed, and not shown twice. */
const LONGEST = 120;

const inner = (kind) => (kind.is === "many" ? kind.item : kind.is === "keyed" ? kind.value : kind);
const isGroup = (kind) => kind.is === "group" || kind.is === "alias";
const fieldsOf = (kind, model) => (isGroup(inner(kind)) ? model.groups[inner(kind).of].fields : null);
/** What only the file needs: which sources bear something out, and the ids of entries. */
const isAside = ({ key, kind }) => (key === "sources" && kind.is === "many") || kind.of === "entry";

/** The name of what a value stands for by its code or id, where it does. */
function nameOf(text, kind, { model, known }) {
  if (kind.options) return kind.options.find(([word]) => word === text)?.[1];
  if (["country", "citizenship", "body"].includes(kind.is)) return model.countries[text];
  if (kind.is === "language") return model.languages[text];
  if (kind.of === "place") return known?.places?.find(([id]) => id === text)?.[2];
  return { case: known?.cases, swap: known?.swaps }[kind.of]?.find(([id]) => id === text)?.[1];
}

/** A value in the words of the pages. */
export function shown(value, kind, form) {
  if (Array.isArray(value)) return value.map((each) => shown(each, inner(kind), form)).join(", ");
  if (isMap(value)) return Object.values(value).map((each) => shown(each, inner(kind), form)).join(" · ");
  const text = uncited(String(value));
  return nameOf(text, kind, form) || (kind.is === "date" && dateWords(text, form.model.words, form.language)) || text;
}

/** Every value that a record holds, with its way: `{path, kind, value}`. Plain lists and texts in several languages are one value. */
export function* values(data, fields, model, path = []) {
  for (const field of fields) {
    const value = data?.[field.key];
    if (value === undefined || isAside(field)) continue;
    const here = [...path, field.key];
    const below = fieldsOf(field.kind, model);
    if (!below) yield { path: here, kind: field.kind, value };
    else if (field.kind.is === "group") yield* values(value, below, model, here);
    else for (const key of Object.keys(value)) yield* ofItem(value[key], [...here, Array.isArray(value) ? Number(key) : key], field.kind, below, model);
  }
}

function* ofItem(item, path, kind, below, model) {
  if (isMap(item)) yield* values(item, below, model, path);
  else yield { path, kind: inner(kind), value: item };
}

/**
 * What lies between two versions of a record, as `{what, path, kind, was, is}`: `added`, `removed` or `changed`, where, and the values
 * of which that is said. A path leads through the new version, or through the old one where something was removed.
 */
export function* changes(before, after, fields, model) {
  for (const { key, kind } of fields) {
    const [was, is] = [before[key], after[key]];
    if (model.compared.unsaid.includes(key) || same(was, is)) continue;
    if (kind.is === "many" && isGroup(kind.item)) yield* ofItems(was ?? [], is ?? [], kind.item, model, [key]);
    else if (kind.is === "group") yield* ofGroup(was, is, kind, model, [key]);
    else if (kind.is === "keyed" || kind.is === "prose") yield* ofNames(was, is, kind, key);
    else if (kind.is === "many") yield* ofList(was, is, kind, [key]);
    else yield one(was, is, kind, [key]);
  }
}

const one = (was, is, kind, path) => ({ what: was === undefined ? "added" : is === undefined ? "removed" : "changed", path, kind, was, is });

function* ofGroup(was, is, kind, model, path) {
  if (!isMap(was) || !isMap(is)) return yield one(was, is, kind, path);
  for (const { key, kind: inside } of model.groups[kind.of].fields) {
    const [old, now] = [was[key], is[key]];
    if (model.compared.unsaid.includes(key) || same(old, now)) continue;
    if (inside.is !== "many") yield one(old, now, inside, [...path, key]);
    else if (["country", "citizenship"].includes(inside.item.is)) yield* ofList(old, now, inside, [...path, key]);
    else if (!same([...new Set(old ?? [])].sort(), [...new Set(now ?? [])].sort())) yield { what: "changed", path: [...path, key], kind: inside };
  }
}

function* ofItems(before, after, kind, model, path) {
  const whole = (item) => (isMap(item) ? item : { [kind.main]: item });
  const [old, now] = [before.map(whole), after.map(whole)];
  const found = paired(old, now, model.compared.named[kind.of] ?? []);
  for (const [was, is] of found) if (!same(old[was], now[is])) yield* ofGroup(old[was], now[is], kind, model, [...path, is]);
  for (const [index, item] of now.entries()) if (!found.some(([, is]) => is === index)) yield one(undefined, item, kind, [...path, index]);
  for (const [index, item] of old.entries()) if (!found.some(([was]) => was === index)) yield one(item, undefined, kind, [...path, index]);
}

/** Which items are the same: first those that are equal, then those of the same names, then those that share one of them. */
function paired(before, after, named) {
  const found = [];
  let [old, now] = [[...before.keys()], [...after.keys()]];
  const names = (item) => named.map((name) => item[name]);
  for (const isSame of [same, (a, b) => same(names(a), names(b)), (a, b) => named.some((name) => a[name] && same(a[name], b[name]))]) {
    for (const was of [...old]) {
      const is = now.find((each) => isSame(before[was], after[each]));
      if (is === undefined) continue;
      found.push([was, is]);
      [old, now] = [old.filter((each) => each !== was), now.filter((each) => each !== is)];
    }
  }
  return found.sort(([a], [b]) => a - b);
}

function* ofNames(was, is, kind, key) {
  const byName = (value) => (isMap(value) ? value : value === undefined ? {} : { en: value });
  const [old, now] = [byName(was), byName(is)];
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (!same(old[name], now[name])) yield one(old[name], now[name], inner(kind), kind.is === "prose" && name === "en" ? [key] : [key, name]);
  }
}

/** A list of plain values: each that came, and each that went. */
function* ofList(was, is, kind, path) {
  const [old, now] = [was ?? [], is ?? []];
  for (const each of new Set(now)) if (!old.includes(each)) yield one(undefined, each, kind.item, path);
  for (const each of new Set(old)) if (!now.includes(each)) yield one(each, undefined, kind.item, path);
}

/** What the file of a draft changes: a line each, as texts and `[tag, text]` for what stands out. What can't be told apart is counted. */
export function changesInWords(doc, form) {
  const { sentences, compared } = form.model;
  const { kind, data, before } = doc;
  const { fields, noun } = form.model.records[kind];
  const valueOf = (key) => (data[key] === undefined ? [] : [shown(data[key], fields.find((field) => field.key === key).kind, form)]);
  if (!before) return [[[sentences.new.replace("{noun}", noun), ...valueOf(kind === "case" ? "status" : "date")].join(", ")]];
  const upkeep = fields.filter(({ key }) => compared.unsaid.includes(key) && !same(before[key], data[key])).map(({ key, kind: of }) => one(before[key], data[key], of, [key]));
  const lines = new Map();
  for (const change of [...changes(before, data, fields, form.model), ...upkeep]) {
    const line = sentence(change, doc, form);
    const text = line.flat().join();
    lines.set(text, { line, number: (lines.get(text)?.number ?? 0) + 1 });
  }
  if (!lines.size) return [[sentences.nothing]];
  return [...lines.values()].map(({ line, number }) => (number === 1 ? line : filled(sentences.times, { number: String(number), line })));
}

function sentence({ what, path, kind, was, is }, doc, form) {
  const { sentences } = form.model;
  const where = ["b", placeOf({ rule: "", path, values: {} }, { kind: doc.kind, data: what === "removed" ? doc.before : doc.data }, form)];
  if (isGroup(kind)) return filled(sentences[what], { where }, what === "added" ? summed(is, kind, form) : []);
  const [old, now] = [was, is].map((value) => (value === undefined || kind.is === "prose" || isMap(value) ? "" : shown(value, kind, form)));
  const isShort = Math.max(old.length, now.length) <= LONGEST;
  if (old && now && old !== now && isShort) return filled(sentences.from_to, { where, old: ["bdi", old], new: ["bdi", now] });
  return filled(sentences[what], { where }, what === "added" && isShort ? [now] : []);
}

/** What says which of its kind something new is. */
function summed(item, kind, form) {
  const { summed: keys, first } = form.model.compared;
  const place = (key) => (first.includes(key) ? first.indexOf(key) : first.length);
  const { fields } = form.model.groups[kind.of];
  const named = [...(keys[kind.of] ?? ["title"])].sort((one, other) => place(one) - place(other)).map((key) => fields.find((field) => field.key === key)).filter(Boolean);
  return named.filter(({ key }) => item[key] !== undefined).map((field) => (field.kind.is === "flag" ? field.label : shown(item[field.key], field.kind, form)));
}

/** A sentence with parts in place of its braces, and `more` after it. */
function filled(text, parts, more = []) {
  const found = text.split(/\{([a-z]+)\}/).flatMap((part, index) => (index % 2 === 0 ? [part] : part === "line" ? parts.line : [parts[part]]));
  return [...found, ...more.filter(Boolean).flatMap((each) => [", ", ["bdi", each]])].filter((part) => part !== "");
}
