// What a draft holds: its files, and which of them is shown. It comes from the browser's storage, and is believed only where it is of
// exactly this shape.

import { Doc } from "./documents.js";
import { rejoin } from "./sources.js";

export const MODES = ["case", "swap", "both"];

const isText = (value) => typeof value === "string";
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const hasTexts = (value) => isObject(value) && Object.values(value).every(isText);

/** `removed` are people who were taken out and can be put back. `typed` is what stands in boxes that are no field of a file, by their ids; `sent` what was sent, by its version, and where it stands. */
export function contentOf({ mode, docs, doc, removed, typed, post }) {
  const saved = docs.map((each) => each.saved());
  return { mode, shown: docs.indexOf(doc), docs: saved, removed: removed.map((gone) => ({ ...gone, doc: gone.doc.saved() })), typed, sent: post?.sent ?? {} };
}

/** `{mode, shown, docs, removed, typed, sent}` of a stored draft. `correcting` is `{kind, id}` of the published record that it must be about, or null. */
export function opened(content, correcting, model) {
  // Those from before these were kept have none.
  const { mode, shown, docs, removed = [], typed = {}, sent = {} } = content;
  const sound =
    MODES.includes(mode) &&
    hasTexts(typed) &&
    hasTexts(sent) &&
    Array.isArray(docs) &&
    Array.isArray(removed) &&
    removed.every((gone) => isObject(gone) && isFile(gone.doc) && gone.doc.original === null && Number.isInteger(gone.index) && gone.index >= 0 && isText(gone.name)) &&
    Number.isInteger(shown) &&
    isObject(docs[shown]) &&
    docs.every((doc) => isFile(doc) && (correcting ? isCorrection(doc, correcting) : doc.original === null)) &&
    (!correcting || docs.length === 1);
  if (!sound) throw new TypeError("a draft");
  const restored = docs.map((doc) => Doc.restored(doc, model));
  const takenOut = removed.map(({ doc, index, name }) => ({ doc: Doc.restored(doc, model), index, name, what: "" }));
  rejoin([...restored, ...takenOut.map(({ doc }) => doc)]);
  return { mode, shown, typed, sent, docs: restored, removed: takenOut };
}

function isFile(doc) {
  if (!isObject(doc) || !["case", "swap"].includes(doc.kind) || !isText(doc.id) || !hasTexts(doc.followed)) return false;
  // A draft from before the form wrote a status has none.
  if (doc.stands !== undefined && !isText(doc.stands)) return false;
  if (![doc.ownId, doc.linked, doc.checked].every((each) => typeof each === "boolean")) return false;
  if (doc.linked !== isObject(doc.was)) return false;
  return !doc.linked || (doc.kind === "case" && typeof doc.was.on === "boolean" && [doc.was.status, doc.was.manner, doc.was.swap].every(isText));
}

const isCorrection = (doc, { kind, id }) => doc.kind === kind && hasTexts(doc.original) && doc.original.id === id && isText(doc.original.text);
