// The files of a draft: each a case or a swap, new or the correction of one that is published.

import { giveIds } from "./entries.js";
import { restored, saved } from "./draft_nodes.js";
import { slug } from "../index/fold.js";
import { holds, recordNode, toData } from "./nodes.js";

/** One file of a draft. */
export class Doc {
  /** What reads and writes files: `{read, dataOf, edited, write}`. It comes with files.js, before any published file is opened. */
  static files = null;

  constructor(kind, model, { data, root, id = "", ownId = false, original = null, linked = false, checked = original !== null, followed = {}, was = null, stands = "" } = {}) {
    this.kind = kind;
    this.model = model;
    this.root = root ?? recordNode(model.records[kind].fields, data, model);
    this.id = id;
    /** Whether the id was written by hand, and so no longer follows the name. */
    this.ownId = ownId || original !== null;
    /** `{id, text}` of the published file that this corrects. */
    this.original = original;
    /** Whether this is a person of the exchange beside it: its release follows that file. */
    this.linked = linked;
    /** What its release has from there, by key: where something else stands, the writer wrote it. */
    this.followed = followed;
    /** What stood there before. */
    this.was = was;
    /** The status that the form wrote: where another stands, the writer chose it. */
    this.stands = stands;
    /** Whether its problems are all shown, or only those of fields that somebody has come to. */
    this.checked = checked;
    /** The ids that the files before it in its draft have. */
    this.apart = new Set();
    this.update();
  }

  static correcting(kind, id, text, model) {
    return new Doc(kind, model, { data: Doc.files.dataOf(Doc.files.read(text)), id, original: { id, text } });
  }

  /** What a draft keeps of it, and back; `restored` throws where that is of another shape. */
  saved() {
    const { kind, id, ownId, original, linked, checked, followed, was, stands } = this;
    return { kind, id, ownId, original, linked, checked, followed, was, stands, root: saved(this.root) };
  }

  static restored({ kind, root, original, ...more }, model) {
    if (original !== null) Doc.files.read(original.text);
    return new Doc(kind, model, { ...more, original, root: restored(model.records[kind].fields, root, model) });
  }

  get own() {
    return this.original?.id ?? null;
  }

  get path() {
    return `${this.kind === "case" ? "" : "swaps/"}${this.id || this.unnamed}.yml`;
  }

  get unnamed() {
    return this.kind === "case" ? "given-name-surname" : "date-place";
  }

  get title() {
    return (this.kind === "case" ? this.data.name : this.data.title) ?? "";
  }

  /** Whether nobody has written anything in it, but for what follows from the exchange beside it. */
  get isBlank() {
    const { status, release, sources, ...others } = this.root.fields;
    if (Object.values(others).some(holds) || sources.entries.some((each) => !each.shared && holds({ ...sources, entries: [each] }))) return false;
    if (this.kind === "swap") return true;
    if (!this.linked && status.text === this.stands && Object.entries(release.fields).every(([key, field]) => !holds(field) || (key === "manner" && field.text === "exchange"))) return true;
    const ours = this.followed;
    return this.linked ? status.text === ours.status && Object.entries(release.fields).every(([key, field]) => !holds(field) || field.text === ours[key]) : !holds(status) && !holds(release);
  }

  /** Read the controls: data, and which control each path belongs to. */
  update() {
    this.where = new Map();
    this.data = giveIds(toData(this.root, this.where) ?? {}, this.model.records[this.kind].fields);
    if (!this.ownId) this.id = this.free(this.proposed());
  }

  /** `id`, or the first of `id-2`, `id-3` … that no published record has or had, and no file before it in its draft. */
  free(id) {
    const taken = this.model.taken?.[this.kind];
    let free = id;
    for (let count = 2; id && (taken?.has(free) || this.apart.has(free)); count++) free = `${id}-${count}`;
    return free;
  }

  proposed() {
    const { name, date, place, parties } = this.data;
    if (this.kind === "case") return slug(name ?? "");
    const day = /[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?/.exec(date ?? "")?.[0] ?? "";
    const where = place ?? (parties ?? []).map((code) => this.model.countries[code] ?? code).join(" ");
    return day && where ? `${day}-${slug(where)}` : "";
  }

  /** What the published file that this corrects holds, or null. */
  get before() {
    this.published ??= this.original && Doc.files.dataOf(Doc.files.read(this.original.text));
    return this.published;
  }

  /** The text of the file. `anew` is whether a published one could not be changed line by line. */
  text() {
    const { edited, write } = Doc.files;
    const changed = this.original && edited(this.original.text, this.kind, this.data, this.model);
    this.anew = changed === null && this.original !== null;
    return changed ?? write(this.kind, this.data, this.model);
  }
}

/** Read the controls of all files of a draft. Two people of one name are two files. */
export function updateAll(docs) {
  for (const [index, doc] of docs.entries()) {
    doc.apart = new Set(docs.slice(0, index).filter(({ kind }) => kind === doc.kind).map(({ id }) => id));
    doc.update();
  }
}
