// A record's file → its data, with the place of every value in the text. Every value stays the text that was written.
// What no record needs (anchors, aliases, tags, doubled keys, several documents) is refused, as record/read/yaml.py does.

import { COLLECTION_STYLE_FLOW, EVENT_ID, SCALAR_STYLE, getScalarValue, parseEvents } from "../vendor/js-yaml-5.5.0/js-yaml.js";

const NULLS = new Set(["~", "null", "Null", "NULL"]);

/** A bare `~` or `null`: no value, though something is written. */
export class Null {
  constructor(text) {
    this.text = text;
  }
}

export class ReadError extends Error {}

/** What `text` holds: a node `{value, start, end, flow}` whose value is a text, a list of nodes, or a Map of key → {start, node}. */
export function read(text) {
  const events = parseEvents(text, { maxDepth: 12 });
  if (events.filter((event) => event.type === EVENT_ID.DOCUMENT).length !== 1) throw new ReadError("one file is one record");
  let at = 1;
  const next = () => {
    const event = events[at++];
    if (event.type === EVENT_ID.ALIAS || event.anchorStart >= 0 || event.tagStart >= 0) throw new ReadError("aliases, anchors and tags are not allowed");
    if (event.type === EVENT_ID.SCALAR) return scalar(text, event);
    const flow = event.style === COLLECTION_STYLE_FLOW;
    if (event.type === EVENT_ID.SEQUENCE) {
      const list = [];
      while (events[at].type !== EVENT_ID.POP) list.push(next());
      at++;
      return closed({ value: list, start: event.start, flow }, list, text);
    }
    const map = new Map();
    while (events[at].type !== EVENT_ID.POP) {
      const key = next();
      if (typeof key.value !== "string") throw new ReadError("a key must be a plain text");
      if (map.has(key.value)) throw new ReadError(`the key '${key.value}' stands there twice`);
      const node = next();
      map.set(key.value, { start: key.start, keyEnd: key.end, node });
    }
    at++;
    return closed({ value: map, start: event.start, flow }, [...map.values()].map((entry) => entry.node), text);
  };
  const root = next();
  if (!(root.value instanceof Map)) throw new ReadError("a record consists of keys with values");
  return root;
}

function scalar(text, event) {
  const plain = event.style === SCALAR_STYLE.PLAIN;
  const value = getScalarValue(text, event);
  const quotes = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
  const block = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
  let start = event.valueStart < 0 ? -1 : event.valueStart - quotes;
  // A block's value begins after its header: step back to the line that holds `|` or `>`.
  if (block) start = Math.max(text.lastIndexOf("|", start - 1), text.lastIndexOf(">", start - 1));
  const shown = value === "" || (plain && NULLS.has(value)) ? (value === "" ? "" : new Null(value)) : value;
  return { value: shown, start, end: event.valueEnd < 0 ? -1 : event.valueEnd + quotes, plain, block };
}

/** The node with its end: the end of its last value, or the closing bracket. */
function closed(node, inside, text) {
  let end = inside.reduce((last, each) => Math.max(last, each.end), node.start);
  if (node.flow) end = text.indexOf(node.value instanceof Map ? "}" : "]", end) + 1;
  return { ...node, end };
}

/** The data of a node without places: texts, lists, and objects. */
export function data(node) {
  if (Array.isArray(node.value)) return node.value.map(data);
  if (node.value instanceof Map) return Object.fromEntries([...node.value].map(([key, entry]) => [key, data(entry.node)]));
  return node.value;
}
