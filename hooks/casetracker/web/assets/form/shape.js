// Faults of form. Whether a value is sound is what the published JSON Schema says; this walk over the model only words what the
// schema refused, in the sentences of `casetracker check`. What no pattern can say (the 30th of February, a host) is in `value_faults.js`.

import { encodePointer } from "../vendor/cfworker-json-schema-4.1.6/pointer.js";
import { Validator } from "../vendor/cfworker-json-schema-4.1.6/validator.js";
import { emptyCitation } from "./citations.js";
import { GUESSED, fieldMeant } from "./guesses.js";
import { didYouMean, phrase } from "./phrase.js";
import { Null } from "./read.js";
import { addressFault, hostLetters, placeholderIn, single } from "./value_faults.js";

const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value) && !(value instanceof Null);
const IN_PROSE = /https?:\/\/[^\s<>()[\]"']+/gi;
/** The value of what could not be read. */
const BAD = Symbol("bad");
const NO_CITIZENSHIP = phrase("Write [stateless] where there is none, [unknown] where no source says which.");
const NOT_EMPTY = phrase("Fill the list; where the field is optional, leave the whole line out.");
const CONDITION = /^rule=(\S+) at=(\S*) reads=(\S+)$/;

/** What a value is, in words for a message. */
function kindOf(value) {
  if (Array.isArray(value)) return phrase("a list");
  if (isGroup(value)) return phrase("a group of keys");
  const text = value instanceof Null ? value.text : value;
  return text ? phrase("the text '{text}'", { text }) : phrase("nothing");
}

/** A checker of the form of one kind of record: give it the data of a file, and it returns findings and refused conditions. */
export class Shape {
  constructor(record, model, schema) {
    this.record = record;
    this.model = model;
    this.validator = new Validator(schema, "2020-12", false);
    this.schema = schema;
  }

  /**
   * The findings on `data`; the `record` of what could be read; and as `broken`
   * `{rule, path, reads, key}` for each condition between fields that the schema says is not met.
   */
  check(data) {
    const typed = this.typed(data, { is: "group", of: null });
    const { errors } = this.validator.validate(typed);
    this.refused = new Map();
    for (const { instanceLocation, keyword, keywordLocation } of errors) {
      // What is wrong with a key is told at the place of its value.
      const at = keywordLocation.includes("/propertyNames/") ? `key of ${instanceLocation}` : instanceLocation;
      if (!this.refused.has(at)) this.refused.set(at, new Set());
      this.refused.get(at).add(keyword);
    }
    this.findings = [];
    if ("withdrawn" in data) {
      const spec = this.record.fields.find((field) => field.key === "withdrawn");
      this.walk(data.withdrawn, spec.kind, ["withdrawn"]);
      return { findings: this.findings, record: null, broken: [] };
    }
    const record = this.fields(data, this.record, []);
    return { findings: this.findings, record, broken: this.broken(errors) };
  }

  /** `data` with numbers and flags in place of the texts that write them, as a YAML reader with a schema would have it. */
  typed(value, kind) {
    if (value instanceof Null || value === "") return null;
    if (Array.isArray(value)) return value.map((item) => this.typed(item, kind?.item));
    if (isGroup(value)) {
      const fields = this.fieldsOf(kind);
      const inner = (key) => (kind?.is === "keyed" ? kind.value : kind?.is === "prose" ? kind : fields?.find((field) => field.key === key)?.kind);
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.typed(each, inner(key))]));
    }
    const text = value.trim();
    if (kind?.is === "number" && /^[0-9]{1,9}$/.test(text)) return Number(text);
    if (kind?.is === "flag" && (text === "true" || text === "false")) return text === "true";
    return text === "" ? null : text;
  }

  fieldsOf(kind) {
    if (kind?.is !== "group" && kind?.is !== "alias") return null;
    return (kind.of === null ? this.record : this.model.groups[kind.of]).fields;
  }

  tell(rule, path, values = {}) {
    this.findings.push({ rule, path, values });
  }

  /** The keywords by which the schema refused the value at `path`, or the key that it stands under. */
  faults(path, ofKey = "") {
    return this.refused.get(ofKey + ["#", ...path.map((step) => encodePointer(String(step)))].join("/")) ?? new Set();
  }

  /** The values that could be read of a group. */
  fields(group, record, path) {
    const keys = record.fields.filter((field) => field.kind.of !== "entry").map((field) => field.key);
    const values = {};
    const meant = new Set();
    let unknown = 0;
    for (const [key, value] of Object.entries(group)) {
      const field = record.fields.find((each) => each.key === key);
      if (!field) {
        unknown += 1;
        const close = unknown <= GUESSED ? fieldMeant(key, keys, this.model) : null;
        const guess = close ? didYouMean(close) : "";
        const said = { key, owner: record.owner, nearest: guess, known: keys.join(", "), meant: close in group ? null : close };
        this.tell("key-unknown", [...path, key], said);
        meant.add(close ?? key);
        continue;
      }
      const found = this.walk(value, field.kind, [...path, key], field.help);
      if (found !== BAD) values[key] = found;
    }
    const lacking = this.faults(path).has("required");
    for (const field of record.fields) {
      // A misspelt key is told once, as that, and not again as one that is missing.
      if (field.must && lacking && !(field.key in group) && !meant.has(field.key)) {
        if (field.key === "sources" && path.length) this.tell("sources-missing", path, { owner: record.owner });
        else this.tell("key-missing", path, { key: field.key, owner: record.owner, help: field.help, ask: field.question || field.ask });
      }
    }
    return values;
  }

  /** What could be read of a value of that kind, or BAD. `help` is that of the field, which is no text for it. */
  walk(value, kind, path, help = "") {
    const type = ["group", "many", "keyed", "prose", "alias"].includes(kind.is) ? kind.is : "one";
    return this[type](value, kind, path, help);
  }

  bad(rule, path, values) {
    this.tell(rule, path, values);
    return BAD;
  }

  one(value, kind, path, help) {
    if (Array.isArray(value) || isGroup(value)) {
      const hint = isGroup(value) ? phrase("Write one value after the colon.") : phrase("Write one value, without brackets or a hyphen; a text in brackets needs quotation marks.");
      return this.bad("value-type", path, { expected: kind.expected, found: kindOf(value), hint });
    }
    if (value instanceof Null || value.trim() === "") {
      const words = kind.is === "choice" && { what: kind.expected, known: kind.options.map(([word]) => word).join(", ") };
      return this.bad("value-missing", path, { expected: words ? phrase("{what}, one of: {known}", words) : kind.expected });
    }
    const fault = single(value.trim(), kind, this.faults(path), this.model, help);
    return fault ? this.bad(fault[0], path, fault[1]) : value.trim();
  }

  group(value, kind, path) {
    const record = this.model.groups[kind.of];
    if (!isGroup(value)) {
      if (value === "") return this.bad("value-missing", path, { expected: phrase("its keys on lines of their own below, indented") });
      const hint = phrase("Write its keys on lines of their own below, indented: {known}.", { known: record.fields.map((field) => field.key).join(", ") });
      return this.bad("value-type", path, { expected: phrase("a group of keys"), found: kindOf(value), hint });
    }
    return this.fields(value, record, path);
  }

  alias(value, kind, path) {
    if (isGroup(value)) return this.group(value, kind, path);
    const main = this.model.groups[kind.of].fields.find((field) => field.key === kind.main);
    return this.one(value, main.kind, path, main.help);
  }

  many(value, kind, path, help) {
    if (!Array.isArray(value)) {
      if (value === "") return this.bad("value-missing", path, { expected: kind.expected });
      const hint = kind.item.is === "group" ? phrase("Begin each item with a hyphen and a space: '- '.") : phrase("Write it in brackets: [a, b].");
      return this.bad("value-type", path, { expected: phrase("a list"), found: kindOf(value), hint });
    }
    const faults = this.faults(path);
    if (value.length > kind.most) return this.bad("list-long", path, { number: value.length, limit: kind.most });
    if (value.length < kind.least) {
      const none = kind.item.is === "citizenship" ? NO_CITIZENSHIP : NOT_EMPTY;
      const hint = value.length ? phrase("Add another item.") : none;
      const least = kind.least === 1 ? phrase("one item") : kind.enough;
      return this.bad("list-short", path, { least, number: value.length || phrase("none"), hint });
    }
    const found = value.map((item, index) => this.walk(item, kind.item, [...path, index], help));
    if (faults.has("uniqueItems")) {
      found.forEach((item, index) => {
        if (item !== BAD && found.indexOf(item) < index) this.tell("list-twice", [...path, index], { value: item });
      });
    }
    return found.includes(BAD) ? BAD : found;
  }

  keyed(value, kind, path, help) {
    if (!isGroup(value)) {
      const hint =
        kind.value.is === "group"
          ? phrase("Write each id on a line of its own, with a colon and without a hyphen; its fields stand below it, indented further.")
          : phrase("Write each on a line of its own below, indented: a key, a colon, a space and the value.");
      return this.bad(value === "" ? "value-missing" : "value-type", path, { expected: kind.expected, found: kindOf(value), hint });
    }
    const keys = Object.keys(value);
    if (!keys.length) return this.bad("list-short", path, { least: phrase("one item"), number: phrase("none"), hint: NOT_EMPTY });
    if (keys.length > kind.most) return this.bad("list-long", path, { number: keys.length, limit: kind.most });
    return this.entries(value, kind.key, path, (key) => this.walk(value[key], kind.value, [...path, key], help));
  }

  prose(value, kind, path, help) {
    if (!isGroup(value)) return this.paragraphs(value, kind, path, help);
    const found = this.entries(value, { is: "language" }, path, (key) => this.paragraphs(value[key], kind, [...path, key], help));
    if (!("en" in value)) return this.bad("prose-english", path, {});
    return found;
  }

  /** The entries of a mapping whose keys are of a kind of their own. */
  entries(map, keyKind, path, walk) {
    const values = {};
    let whole = true;
    for (const key of Object.keys(map)) {
      const fault = single(key, keyKind, this.faults([...path, key], "key of "), this.model);
      if (fault) this.tell(fault[0], [...path, key], fault[1]);
      values[key] = walk(key);
      whole &&= !fault && values[key] !== BAD;
    }
    return whole ? values : BAD;
  }

  paragraphs(value, kind, path, help) {
    if (Array.isArray(value) || isGroup(value)) {
      const hint = phrase("Write '|-' after the colon, and the text below it, indented.");
      return this.bad("value-type", path, { expected: kind.expected, found: kindOf(value), hint });
    }
    const text = value instanceof Null ? "" : value.trim();
    if (["", "~", "null", "Null", "NULL"].includes(text)) return this.bad("value-missing", path, { expected: kind.expected });
    const faults = this.faults(path);
    const parts = text.split(/\n[ \t]*\n/).filter((part) => part.trim());
    if (faults.has("maxLength")) return this.bad("text-long", path, { number: Array.from(text).length, limit: kind.limit });
    const [mark, hasFault] = [emptyCitation(text), faults.has("pattern")];
    if (hasFault && parts.length > 2) return this.bad("prose-paragraphs", path, { number: parts.length, limit: 2 });
    if (hasFault && mark) return this.bad("citation-empty", path, { mark });
    const nothing = placeholderIn(text, parts, help, this.model);
    if (nothing) return this.bad("text-placeholder", path, { value: nothing });
    const odd = (text.match(IN_PROSE) ?? []).find((each) => addressFault(each) === "url-host");
    if (odd) return this.bad("url-host", path, { value: odd, letters: hostLetters(odd) });
    return hasFault ? this.bad("prose-citation", path, {}) : text;
  }

  /** The conditions of the schema that `errors` say are not met, each with the path to what it is about. */
  broken(errors) {
    const found = [];
    for (const error of errors) {
      if (error.keyword !== "if") continue;
      const condition = this.at(error.keywordLocation);
      const said = CONDITION.exec(condition.$comment ?? "");
      if (!said) continue;
      const path = [...steps(error.instanceLocation.slice(2)), ...steps(said[2])];
      found.push({ rule: said[1], path, reads: said[3].split(","), key: condition.then.required?.[0] });
    }
    return found;
  }

  /** The part of the schema in which the keyword at `location` stands; locations follow the references that led there. */
  at(location) {
    let part = this.schema;
    for (const step of location.split("/").slice(1, -1)) {
      part = step === "$ref" ? this.schema.$defs[part.$ref.split("/").pop()] : part[step];
    }
    return part;
  }
}

const steps = (pointer) => pointer.split("/").filter(Boolean).map((step) => (/^[0-9]+$/.test(step) ? Number(step) : decodeURI(step)));
