// The files of a draft: each a case or a swap, new or the correction of one that is published.

import { giveIds } from "./entries.js";
import { data as dataOf, read } from "./read.js";
import { splice } from "./splice.js";
import { slug } from "../index/fold.js";
import { recordNode, toData } from "./state.js";
import { write } from "./write.js";

/** One file of a draft. */
export class Doc {
  constructor(kind, model, { data, id = "", ownId = false, original = null, linked = false } = {}) {
    this.kind = kind;
    this.model = model;
    this.root = recordNode(model.records[kind].fields, data, model);
    this.id = id;
    /** Whether the id was written by hand, and so no longer follows the name. */
    this.ownId = ownId || original !== null;
    /** `{id, text}` of the published file that this corrects. */
    this.original = original;
    /** Whether this is a person of the exchange beside it: its release follows that file. */
    this.linked = linked;
    this.checked = original !== null;
    this.update();
  }

  static correcting(kind, id, text, model) {
    return new Doc(kind, model, { data: dataOf(read(text)), id, original: { id, text } });
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

  /** Read the controls: data, and which control each path belongs to. */
  update() {
    this.where = new Map();
    this.data = giveIds(toData(this.root, "", this.where) ?? {}, this.model.records[this.kind].fields);
    if (!this.ownId) this.id = this.proposed();
  }

  proposed() {
    const { name, date, place, parties } = this.data;
    if (this.kind === "case") return slug(name ?? "");
    const day = /[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?/.exec(date ?? "")?.[0] ?? "";
    const where = place ?? (parties ?? []).map((code) => this.model.countries[code] ?? code).join(" ");
    return day && where ? `${day}-${slug(where)}` : "";
  }

  /** The text of the file. */
  text() {
    return this.original ? splice(this.original.text, this.kind, this.data, this.model) : write(this.kind, this.data, this.model);
  }

  saved() {
    const { kind, data, id, ownId, original, linked } = this;
    return { kind, data, id, ownId, original, linked };
  }
}
