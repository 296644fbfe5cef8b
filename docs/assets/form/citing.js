// Where a record cites its sources, found from the model; `record` is a file's data without faults of form.

export const CITATION = /\[\^(?=[^[\]\n]*[^[\]\s])([^[\]\n]+)\]/g;
/** A citation, or what begins like one: `[^]`, `[^ ]`, `[^reuters`. */
const MARK = /\[\^(?:[^\S\n]*\]|[^[\]\n]*\]|[^\s[\]]*)/g;

export const citationMarks = (text) => text.match(MARK) ?? [];

/** The first mark in `text` that begins like a citation and cites nothing, or undefined. */
export const emptyCitation = (text) => citationMarks(text).find((mark) => mark.replace(CITATION, "") !== "");

/** Every citation as `[path, id]`, in the order of the fields. */
export function* cited(record, fields, model, path = []) {
  for (const { key, kind } of fields) {
    const value = record[key];
    if (value === undefined) continue;
    const here = [...path, key];
    if (kind.is === "prose") {
      for (const text of typeof value === "string" ? [value] : Object.values(value)) {
        for (const found of text.matchAll(CITATION)) yield [here, found[1]];
      }
    } else if (key === "sources" && kind.is === "many") {
      for (const [index, id] of value.entries()) yield [[...here, index], id];
    } else if (kind.is === "group") {
      yield* own(value, kind, model, here);
    } else if (kind.is === "many" && kind.item.is === "group") {
      for (const [index, item] of value.entries()) yield* own(item, kind.item, model, [...here, index]);
    }
  }
}

/** The citations of one group: its own before those of the groups within it. */
function* own(value, kind, model, path) {
  const fields = model.groups[kind.of].fields;
  const first = fields.filter((field) => field.key === "sources");
  yield* cited(value, [...first, ...fields.filter((field) => field.key !== "sources")], model, path);
}
