// Data → YAML as a careful person writes it: the template's order, quotation marks only where they are needed, short lists in brackets.

const HEADS = {
  case: "# yaml-language-server: $schema=_schema/case.json",
  swap: "# yaml-language-server: $schema=../_schema/swap.json",
  place: "# yaml-language-server: $schema=../_schema/place.json",
};

/** A whole file of a `case` or `swap`. */
export function write(kind, record, model) {
  return `${[HEADS[kind], ...fieldLines(record, model.records[kind].fields, model, 0)].join("\n")}\n`;
}

/** The lines of a group's fields, in their order. */
export function fieldLines(values, fields, model, indent) {
  return fields.filter(({ key }) => values[key] !== undefined).flatMap(({ key, kind }) => entryLines(key, values[key], kind, model, indent));
}

/** The lines of one key and its value. */
export function entryLines(key, value, kind, model, indent) {
  const start = `${" ".repeat(indent)}${scalar(key)}:`;
  if (typeof value === "string") {
    return kind?.is === "prose" ? [`${start} |-`, ...block(value, indent + 2)] : [`${start} ${scalar(value, kind)}`];
  }
  if (Array.isArray(value)) {
    if (inBrackets(value, kind)) return [`${start} [${value.map((item) => scalar(item, kind.item, true)).join(", ")}]`];
    return [start, ...value.flatMap((item) => itemLines(item, kind?.item, model, indent + 2))];
  }
  const inner = mapLines(value, kind, model, indent + 2);
  return inner.length ? [start, ...inner] : [`${start} {}`];
}

/** The lines of one item of a list, the first with its hyphen. */
export function itemLines(item, kind, model, indent) {
  if (typeof item === "string") return [`${" ".repeat(indent)}- ${scalar(item, kind)}`];
  const [first, ...rest] = mapLines(item, kind, model, indent + 2);
  return [`${" ".repeat(indent)}- ${first.slice(indent + 2)}`, ...rest];
}

function mapLines(value, kind, model, indent) {
  if (kind?.is === "group" || kind?.is === "alias") return fieldLines(value, model.groups[kind.of].fields, model, indent);
  const inner = kind?.is === "prose" ? kind : kind?.value;
  return Object.entries(value).flatMap(([key, each]) => entryLines(key, each, inner, model, indent));
}

/** Whether a list stands in brackets: one of codes or ids. */
export const inBrackets = (value, kind) => !value.length || ["country", "citizenship", "id"].includes(kind?.item?.is);

const block = (text, indent) => text.split("\n").map((line) => (line.trim() ? `${" ".repeat(indent)}${line.trimEnd()}` : ""));

// What other readers of YAML take for a flag, for nothing, for a fraction, or for a number of seconds.
const NOT_TEXT = /^(?:~|=|<<|null|true|false|yes|no|on|off|y|n|[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:e[-+]?[0-9]+)?|[-+]?\.inf|\.nan|0(?:o[0-7]+|x[0-9a-f]+|[0-9]+)|[0-9]{1,2}(?::[0-9]{2})+)$/i;

/** A value as it stands in YAML: bare, in double quotation marks, or in single ones where it holds double ones. */
export function scalar(text, kind = null, inFlow = false) {
  if (["flag", "number"].includes(kind?.is)) return text;
  const isText = ["text", "body", "alias", "id"].includes(kind?.is);
  const bare =
    text !== "" &&
    text === text.trim() &&
    !/[\n\t]/.test(text) &&
    !/^[-?:](?:\s|$)/.test(text) &&
    !/^[,[\]{}#&*!|>'"%@`]/.test(text) &&
    !/: |:$| #/.test(text) &&
    !/^(?:---|\.\.\.)/.test(text) &&
    !(inFlow && /[,[\]{}]/.test(text)) &&
    !(isText && /^[0-9]+(?:e[0-9]+)?$/i.test(text)) &&
    !NOT_TEXT.test(text);
  if (bare) return text;
  if (/[\n\t]/.test(text) || !/["\\]/.test(text)) return JSON.stringify(text);
  return `'${text.replaceAll("'", "''")}'`;
}
