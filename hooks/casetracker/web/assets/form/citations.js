// Where a record cites its sources, found from the model, and whether all of them are there.

import { GUESSED, nearest } from "./guesses.js";
import { Null } from "./read.js";
import { CITATION } from "./text.js";

/** A citation, or what begins like one: `[^]`, `[^ ]`, `[^reuters`. */
const MARK = /\[\^(?:[^\S\n]*\]|[^[\]\n]*\]|[^\s[\]]*)/g;

export const citationMarks = (text) => text.match(MARK) ?? [];

/** The first mark in `text` that begins like a citation and cites nothing, or undefined. */
export const emptyCitation = (text) => citationMarks(text).find((mark) => mark.replace(CITATION, "") !== "");

/** A finding for each citation of no source, and for each source that nothing cites, as record/validate/citing.py has them. */
export function* sourcesCited(data, record, findings, model) {
  const sources = data.sources;
  if (!isMap(sources) || !record.fields.some(({ kind }) => citesIn(kind, model))) return;
  const known = Object.keys(sources);
  if (!known.length || !known.every((name) => ID.test(name) && name.length <= 120)) return;
  const told = new Set(findings.map(({ path }) => path.join(" ")));
  const cited = [...citedIn(data, record.fields, model, [])].filter(([path]) => !told.has(path.join(" ")));
  const shown = known.slice(0, 12).join(", ") + (known.length > 12 ? ", …" : "");
  const missing = cited.filter(([, source]) => !known.includes(source));
  for (const [number, [path, source]] of missing.entries()) {
    const guess = number < GUESSED ? nearest(source.trim(), known) : "";
    yield { rule: "source-undefined", path, values: { source, nearest: guess, known: shown } };
  }
  // What lacks something that would cite is not told of an unused source.
  const citing = new Set(["sources", ...record.fields.filter(({ kind }) => mayCite(kind)).map(({ key }) => key)]);
  if (findings.some((finding) => LACKS.includes(finding.rule) && citing.has(lacking(finding)))) return;
  const used = new Set([...cited.map(([, source]) => source), ...perhapsCited(data, record.fields, model)]);
  for (const name of known) if (!used.has(name)) yield { rule: "source-unused", path: ["sources", name], values: { source: name } };
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LACKS = ["key-missing", "value-missing", "sources-missing", "list-short", "value-type"];
const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value) && !(value instanceof Null);
const mayCite = (kind) => kind.is === "prose" || kind.is === "group" || kind.item?.is === "group";
/** Whether something of that kind cites a source; where nothing of a record does, all of them bear out the whole. */
const citesIn = (kind, model) => kind.is === "prose" || [kind, kind.item].some((each) => each?.is === "group" && model.groups[each.of].fields.some((field) => ofSources(field) || citesIn(field.kind, model)));
const lacking = ({ rule, path, values }) => (rule === "sources-missing" ? "sources" : (values.key ?? path.findLast((step) => typeof step === "string") ?? ""));
const ofSources = ({ key, kind }) => key === "sources" && kind.is === "many";

/** Every citation as `[path, id]` in the data of a file, as far as it has the form that the model says. */
function* citedIn(data, fields, model, path) {
  const there = fields.filter(({ key }) => Object.hasOwn(data, key));
  for (const field of path.length ? [...there.filter(ofSources), ...there.filter((each) => !ofSources(each))] : there) {
    const { key, kind } = field;
    const value = data[key];
    const here = [...path, key];
    if (kind.is === "prose") {
      for (const text of isMap(value) ? Object.values(value) : [value]) {
        if (typeof text === "string") for (const found of text.matchAll(CITATION)) yield [here, found[1]];
      }
    } else if (ofSources(field)) {
      for (const [index, id] of (typeof value === "string" ? value.split(",") : Array.isArray(value) ? value : []).entries()) if (typeof id === "string") yield [[...here, index], id.trim()];
    } else if (kind.is === "group" && isMap(value)) {
      yield* citedIn(value, model.groups[kind.of].fields, model, here);
    } else if (kind.is === "many" && kind.item.is === "group" && Array.isArray(value)) {
      for (const [index, item] of value.entries()) if (isMap(item)) yield* citedIn(item, model.groups[kind.item.of].fields, model, [...here, index]);
    }
  }
}

/** Every text below a key that no group has: it may be the id of a source under a key that is misspelt. */
function* perhapsCited(data, fields, model) {
  for (const [key, value] of Object.entries(data)) {
    const kind = fields.find((field) => field.key === key)?.kind;
    if (!kind) yield* texts(value);
    else if (kind.is === "group" && isMap(value)) yield* perhapsCited(value, model.groups[kind.of].fields, model);
    else if (kind.is === "many" && kind.item.is === "group" && Array.isArray(value)) {
      for (const item of value) if (isMap(item)) yield* perhapsCited(item, model.groups[kind.item.of].fields, model);
    }
  }
}

function* texts(value) {
  if (typeof value === "string") yield* [value.trim(), ...Array.from(value.matchAll(CITATION), (found) => found[1])];
  else if (Array.isArray(value) || isMap(value)) for (const each of Object.values(value)) yield* texts(each);
}
