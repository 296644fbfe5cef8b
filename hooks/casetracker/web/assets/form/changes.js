// What a record says, value by value in words: to choose one from, and to tell what a correction changes.

import { uncited } from "./citations.js";
import { dateWords } from "./dates.js";

const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
/** Longer texts are said to have changed, and not shown twice. */
const LONGEST = 120;

const inner = (kind) => (kind.is === "many" ? kind.item : kind.is === "keyed" ? kind.value : kind);
const fieldsOf = (kind, model) => (inner(kind).of && ["group", "alias"].includes(inner(kind).is) ? model.groups[inner(kind).of].fields : null);
/** What only the file needs: which sources bear something out, and the ids of entries. */
const isAside = ({ key, kind }) => (key === "sources" && kind.is === "many") || kind.of === "entry";

/** A value in the words of the pages. */
export function shown(value, kind, form) {
  if (Array.isArray(value)) return value.map((each) => shown(each, inner(kind), form)).join(", ");
  if (isMap(value)) return Object.values(value).map((each) => shown(each, inner(kind), form)).join(" · ");
  const text = uncited(String(value));
  const named = kind.options?.find(([word]) => word === text)?.[1] ?? (["country", "citizenship", "body"].includes(kind.is) ? form.model.countries[text] : undefined);
  return named || (kind.is === "date" && dateWords(text, form.model.words, form.language)) || text;
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

/** What a draft changes in the published record, as `{path, key, values}`: the word of the form that says how, and what it needs. */
export function* changes(before, after, fields, form, path = []) {
  for (const { key, kind } of fields) {
    const [old, now] = [before?.[key], after?.[key]];
    if (same(old, now)) continue;
    const here = [...path, key];
    const below = fieldsOf(kind, form.model);
    const isListed = kind.is === "many" || kind.is === "keyed";
    if (below && isListed) yield* inList(old ?? {}, now ?? {}, kind, below, form, here);
    else if (below && isMap(old) && isMap(now)) yield* changes(old, now, below, form, here);
    else yield one(old, now, kind, form, here);
  }
}

function one(old, now, kind, form, path) {
  if (now === undefined) return { path, key: "change_gone", values: {} };
  const [was, is] = [old === undefined ? "" : shown(old, kind, form), shown(now, kind, form)];
  if (kind.is === "prose" || kind.is === "group" || Math.max(was.length, is.length) > LONGEST || was === is) return { path, key: old === undefined ? "change_new" : "change_text", values: {} };
  return { path, key: old === undefined ? "change_to" : "change_from_to", values: { was, is } };
}

/** Items that stand in both are compared in their order; where there are more or fewer, those that are only in one are told whole. */
function* inList(old, now, kind, below, form, path) {
  const [before, after] = [Object.entries(old), Object.entries(now)];
  const isNamed = kind.is === "keyed";
  const way = (key) => [...path, isNamed ? key : Number(key)];
  if (!isNamed && before.length !== after.length) {
    const rest = (these, those) => these.filter(([, item]) => !those.some(([, other]) => same(item, other)));
    for (const [key] of rest(after, before)) yield { path: way(key), key: "change_new", values: {} };
    for (const [key] of rest(before, after)) yield { path: way(key), key: "change_gone", values: {} };
    return;
  }
  for (const [key, item] of after) {
    if (same(old[key], item)) continue;
    if (old[key] === undefined) yield { path: way(key), key: "change_new", values: {} };
    else if (isMap(item) && isMap(old[key])) yield* changes(old[key], item, below, form, way(key));
    else yield one(old[key], item, inner(kind), form, way(key));
  }
  for (const [key] of before) if (!(key in now)) yield { path: way(key), key: "change_gone", values: {} };
}
