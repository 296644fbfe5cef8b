// A changed record into the text of its file: only what was changed is written anew, and every other line stays as it stands.

import { data, read } from "./read.js";
import { entryLines, inBrackets, itemLines, scalar, write } from "./write.js";

/** The text of a file after its record has become `wanted`, or null where the old text resists. */
export function edited(text, kind, wanted, model) {
  const root = read(text);
  const edits = [];
  editMap(root, wanted, { is: "group", of: null, fields: model.records[kind].fields }, { text, model, edits });
  let result = text;
  for (const [start, end, written] of edits.sort((a, b) => b[0] - a[0] || b[1] - a[1])) {
    result = result.slice(0, start) + written + result.slice(end);
  }
  try {
    return same(data(read(result)), wanted) ? result : null;
  } catch {
    return null; // it can't be read any more
  }
}

/** The same, written anew where the old text resists. */
export const splice = (text, kind, wanted, model) => edited(text, kind, wanted, model) ?? write(kind, wanted, model);

/** Whether two pieces of data are the same; the order of keys does not matter. */
export function same(one, other) {
  if (typeof one === "string" || typeof other === "string") return typeof one === typeof other && one.trim() === other.trim();
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [ours, theirs] = [Object.keys(one), Object.keys(other)];
  return ours.length === theirs.length && ours.every((key) => key in other && same(one[key], other[key]));
}

const lineStart = (text, at) => text.lastIndexOf("\n", at - 1) + 1;
const lineEnd = (text, at) => {
  if (at > 0 && text[at - 1] === "\n") return at;
  const found = text.indexOf("\n", at);
  return found < 0 ? text.length : found + 1;
};
const lines = (list) => list.map((line) => `${line}\n`).join("");
const kindWithin = (kind, key, model) => {
  if (kind?.is === "keyed") return kind.value;
  if (kind?.is === "prose") return kind;
  return fieldsOf(kind, model)?.find((field) => field.key === key)?.kind;
};
const fieldsOf = (kind, model) => kind?.fields ?? model.groups[kind?.of]?.fields;

/** Edits that turn the block mapping `node` into `wanted`. */
function editMap(node, wanted, kind, context) {
  const { text, model, edits } = context;
  const entries = [...node.value];
  const column = entries[0][1].start - lineStart(text, entries[0][1].start);
  const order = fieldsOf(kind, model)?.map((field) => field.key) ?? Object.keys(wanted);
  const end = (entry) => lineEnd(text, Math.max(entry.node.end, entry.keyEnd));
  const renamed = kind?.is === "keyed" ? renames(node, wanted) : new Map();
  entries.forEach(([key, entry], index) => {
    if (Object.hasOwn(wanted, key)) {
      editValue(key, entry, wanted[key], kindWithin(kind, key, model), column, context);
    } else if (renamed.has(key)) {
      edits.push([entry.start, entry.keyEnd, scalar(renamed.get(key))]);
    } else if (index === 0 && text.slice(lineStart(text, entry.start), entry.start).includes("-")) {
      edits.push([entry.start, entries[1][1].start, ""]); // the hyphen before it stays, for the key that comes first now
    } else {
      edits.push([lineStart(text, entry.start), end(entry), ""]);
    }
  });
  const kept = entries.map(([key, entry]) => [renamed.get(key) ?? key, entry]).filter(([key]) => Object.hasOwn(wanted, key));
  const added = Object.keys(wanted).filter((key) => !kept.some(([each]) => each === key));
  for (const key of added.sort((a, b) => order.indexOf(a) - order.indexOf(b))) {
    const before = kept.filter(([each]) => order.indexOf(each) < order.indexOf(key)).at(-1);
    const written = entryLines(key, wanted[key], kindWithin(kind, key, model), model, column);
    if (before) {
      const at = end(before[1]);
      edits.push([at, at, (at === text.length && !text.endsWith("\n") ? "\n" : "") + lines(written)]);
    } else {
      const { start } = entries[0][1];
      const first = lineStart(text, start);
      const behindHyphen = text.slice(first, start).trim() !== "";
      edits.push(behindHyphen ? [start, start, `${lines(written).trimStart()}${" ".repeat(column)}`] : [first, first, lines(written)]);
    }
  }
}

/** Keys that stand under another name in `wanted`, with that name: what is under them is the same. */
function renames(node, wanted) {
  const gone = [...node.value].filter(([key]) => !Object.hasOwn(wanted, key));
  const come = new Set(Object.keys(wanted).filter((key) => !node.value.has(key)));
  const found = new Map();
  for (const [key, entry] of gone) {
    const now = [...come].find((each) => same(data(entry.node) ?? "", wanted[each]));
    if (now === undefined) continue;
    found.set(key, now);
    come.delete(now);
  }
  return found;
}

/** Edits that turn the value of one key into `wanted`. */
function editValue(key, entry, wanted, kind, column, context) {
  const { text, model, edits } = context;
  const { node } = entry;
  if (same(data(node) ?? "", wanted)) return;
  const isText = typeof node.value === "string" && !node.block && node.start >= 0;
  if (isText && typeof wanted === "string" && kind?.is !== "prose") {
    edits.push([node.start, node.end, scalar(wanted, kind)]);
  } else if (node.value instanceof Map && !node.flow && node.value.size && isObject(wanted) && Object.keys(wanted).some((each) => node.value.has(each))) {
    editMap(node, wanted, kind, context);
  } else if (Array.isArray(node.value) && Array.isArray(wanted) && node.flow && inBrackets(wanted, kind)) {
    edits.push([node.start, node.end, `[${wanted.map((item) => scalar(item, kind.item, true)).join(", ")}]`]);
  } else if (Array.isArray(node.value) && Array.isArray(wanted) && !node.flow && !inBrackets(wanted, kind)) {
    editList(node, wanted, kind, context);
  } else {
    const written = lines(entryLines(key, wanted, kind, model, column));
    edits.push([entry.start, lineEnd(text, Math.max(node.end, entry.keyEnd)), written.trimStart()]);
  }
}

const isObject = (value) => typeof value === "object" && !Array.isArray(value);

/** Edits that turn the block list `node` into `wanted`: items that are the same stay, those between them are paired in order. */
function editList(node, wanted, kind, context) {
  const { text, model, edits } = context;
  const items = node.value.map((item) => ({ item, dash: text.lastIndexOf("-", item.start - 1), now: data(item) }));
  const indent = items[0].dash - lineStart(text, items[0].dash);
  const pairs = paired(items.map((each) => each.now), wanted);
  let after = lineStart(text, items[0].dash);
  for (const [old, fresh] of pairs) {
    const here = old === null ? null : items[old];
    const end = here && lineEnd(text, here.item.end);
    if (here && fresh === null) edits.push([lineStart(text, here.dash), end, ""]);
    else if (!here) edits.push([after, after, lines(itemLines(wanted[fresh], kind.item, model, indent))]);
    else if (!same(here.now, wanted[fresh])) editItem(here, wanted[fresh], kind.item, indent, context);
    if (here) after = end;
  }
}

function editItem({ item, dash }, wanted, kind, indent, context) {
  const { text, model, edits } = context;
  if (typeof item.value === "string" && typeof wanted === "string") {
    edits.push([item.start, item.end, scalar(wanted, kind)]);
  } else if (item.value instanceof Map && !item.flow && isObject(wanted) && Object.keys(wanted).some((key) => item.value.has(key))) {
    editMap(item, wanted, kind, context);
  } else {
    edits.push([lineStart(text, dash), lineEnd(text, item.end), lines(itemLines(wanted, kind, model, indent))]);
  }
}

/** Pairs of positions in two lists, null where there is no counterpart: equal items (a longest common run of them), then by order. */
function paired(old, fresh) {
  const length = Array.from({ length: old.length + 1 }, () => new Array(fresh.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      length[i][j] = same(old[i], fresh[j]) ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
    }
  }
  const pairs = [];
  let waiting = [[], []];
  const flush = () => {
    const [gone, come] = waiting;
    for (let k = 0; k < Math.max(gone.length, come.length); k++) pairs.push([gone[k] ?? null, come[k] ?? null]);
    waiting = [[], []];
  };
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && same(old[i], fresh[j])) {
      flush();
      pairs.push([i++, j++]);
    } else if (j >= fresh.length || (i < old.length && length[i + 1][j] >= length[i][j + 1])) waiting[0].push(i++);
    else waiting[1].push(j++);
  }
  flush();
  return pairs;
}
