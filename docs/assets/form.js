// The contribution form: a case, an exchange, or an exchange with its people, as files that `casetracker check` accepts.
// Everything happens in this tab. Nothing is sent anywhere until the person opens a page of the code host.

import "./palette.js";
import { Checker } from "./form/check.js";
import { Doc } from "./form/documents.js";
import { h, later, speaker } from "./form/dom.js";
import { Draft } from "./form/draft.js";
import { frame } from "./form/frame.js";
import { fieldElement, focusFirst } from "./form/groups.js";
import { acrossFindings, nameFindings } from "./form/known.js";
import { preview } from "./form/preview.js";
import { mark, summary } from "./form/problems.js";
import { sendPanel } from "./form/send.js";
import { entry, nodesOf } from "./form/state.js";
import { worded } from "./form/wording.js";

class Form {
  constructor(place, { model, schemas, known }) {
    const { root, edit, record } = place.dataset;
    Object.assign(this, { place, model, known, root, edit, record, today: new Date().toISOString().slice(0, 10) });
    this.language = document.documentElement.lang || "en";
    this.w = speaker(model.words);
    this.checker = new Checker(model, schemas);
    this.touched = new Set();
    this.citing = new Set();
    this.soon = later(() => this.update(), 150);
  }

  /** Open a draft: one that was left in this tab or kept on this device, a correction of a published file, or an empty one. */
  async open() {
    const asked = new URLSearchParams(location.search);
    const kind = asked.has("swap") ? "swap" : "case";
    const id = asked.get(kind);
    const correcting = id !== null && /^[a-z0-9-]+$/.test(id);
    this.draft = new Draft(correcting ? `${kind}-${id}` : "new");
    const saved = this.draft.load();
    this.correcting = correcting;
    const text = correcting ? await content(`${this.root}contribute/records/${kind === "swap" ? "swaps/" : ""}${id}.yml`, "text") : "";
    if (saved) this.docs = saved.docs.map((each) => new Doc(each.kind, this.model, each));
    else this.docs = [correcting ? Doc.correcting(kind, id, text, this.model) : new Doc("case", this.model)];
    this.outdated = correcting && this.docs[0].original?.text !== text;
    this.mode = saved?.mode ?? kind;
    this.doc = this.docs[saved?.shown ?? 0] ?? this.docs[0];
    frame(this);
    this.show();
  }

  // What the controls ask for.

  sources() {
    return this.doc.root.fields.sources.entries.filter((each) => each.key.text).map((each) => [each.key.text, each.node.fields.publisher.text || each.node.fields.title.text]);
  }

  swaps() {
    const drafts = this.docs.filter((doc) => doc.kind === "swap" && doc.id).map((doc) => [doc.id, doc.title || doc.id]);
    const published = this.known.swaps.map(([id, title, date]) => [id, `${title}, ${date}`]).reverse();
    return [...drafts, ...published.filter(([id]) => !drafts.some(([each]) => each === id))];
  }

  freed() {
    return this.docs.filter((doc) => doc.kind === "case").map((doc) => [doc.title || this.w("no_name"), doc.data.detained_by]);
  }

  nameOf(field, item) {
    if (field.item) return field.item;
    const { owner } = this.model.groups[item.of] ?? { owner: field.label };
    const name = owner.replace(/^(this|these) /, "");
    return name[0].toUpperCase() + name.slice(1);
  }

  sourcesChanged() {
    for (const element of [...this.citing]) {
      if (element.isConnected) element.refresh();
      else this.citing.delete(element);
    }
  }

  /** A source has another id: whatever cites it follows. */
  renameSource(before, after) {
    if (!before || before === after) return;
    for (const node of nodesOf(this.doc.root, (each) => each.kind.is === "id" && each.kind.of === "source")) if (node.text === before) node.text = after;
    for (const node of nodesOf(this.doc.root, (each) => each.kind.is === "prose-text")) {
      node.text = node.text.replaceAll(`[^${before}]`, `[^${after}]`);
      const area = document.getElementById(node.uid);
      if (area) area.value = node.text;
    }
    this.sourcesChanged();
  }

  changed(node) {
    this.touched.add(node.uid);
    this.written = true;
    this.soon();
  }

  say(text) {
    this.status.textContent = text;
  }

  // Which files there are.

  setMode(mode) {
    this.mode = mode;
    this.written = true;
    const has = (kind) => this.docs.some((doc) => doc.kind === kind);
    if (mode !== "case" && !has("swap")) this.docs.unshift(new Doc("swap", this.model));
    if (mode !== "swap" && !has("case")) this.docs.push(new Doc("case", this.model));
    const wanted = (doc) => mode === "both" || doc.kind === mode || Object.keys(doc.data).some((key) => !["status", "release"].includes(key));
    this.docs = this.docs.filter(wanted);
    if (mode === "both") for (const doc of this.docs) if (doc.kind === "case") this.join(doc);
    this.doc = this.docs.find((doc) => doc.kind === (mode === "case" ? "case" : "swap"));
    this.show();
  }

  /** Make a case one of the exchange in this draft. */
  join(doc) {
    if (doc.linked) return;
    const { status, release } = doc.root.fields;
    doc.linked = true;
    status.text = "exchanged";
    release.on = true;
    release.fields.manner.text = "exchange";
  }

  addPerson() {
    const doc = new Doc("case", this.model);
    this.written = true;
    this.join(doc);
    this.docs.push(doc);
    this.doc = doc;
    this.show();
    focusFirst(this.fields);
    this.say(this.w("added", { what: this.w("person") }));
  }

  removeDoc(doc) {
    this.written = true;
    this.docs = this.docs.filter((each) => each !== doc);
    if (this.doc === doc) this.doc = this.docs[0];
    this.show();
    focusFirst(this.tabs);
    this.say(this.w("removed", { what: doc.title || this.w("person") }));
  }

  // One file.

  show() {
    this.citing.clear();
    const { root, kind } = this.doc;
    const record = this.model.records[kind];
    const order = [...record.fields].sort((one, other) => (other.key === "sources") - (one.key === "sources"));
    const element = (field) => fieldElement(root.fields[field.key], field, this);
    const rare = order.filter((field) => field.rare);
    this.fields.replaceChildren(
      this.fileName(),
      ...this.sourcesOfExchange(),
      ...order.filter((field) => !field.rare).map((field) => h("section", { class: "ct-part" }, element(field))),
      h("details", { class: "ct-more" }, h("summary", {}, this.w("rare")), ...rare.map(element)),
    );
    this.showTabs();
    this.update();
  }

  showTabs() {
    const several = this.docs.length > 1 || this.mode === "both";
    const tab = (doc) => h("button", { type: "button", class: "ct-button", "aria-pressed": String(doc === this.doc), onclick: () => {
      this.doc = doc;
      this.show();
      this.place.querySelector('[aria-pressed="true"]')?.focus();
    } }, doc.title || this.w(doc.kind === "swap" ? "exchange" : "person"));
    const take = this.docs.length > 1 && this.doc.kind === "case" ? h("button", { type: "button", class: "ct-button ct-remove", onclick: () => this.removeDoc(this.doc) }, this.w("remove", { what: this.doc.title || this.w("person") })) : null;
    const add = this.mode === "both" ? h("button", { type: "button", class: "ct-button", onclick: () => this.addPerson() }, this.w("add_person")) : null;
    this.tabs.replaceChildren(...(several ? [...this.docs.map(tab), add, take].filter(Boolean) : []));
  }

  /** For a person of an exchange: its sources, which often tell of the person too. */
  sourcesOfExchange() {
    const swap = this.docs.find((doc) => doc.kind === "swap");
    const there = Object.entries(swap?.data.sources ?? {}).filter(([id]) => !(id in (this.doc.data.sources ?? {})));
    if (this.doc === swap || !this.doc.linked || !there.length) return [];
    const take = () => {
      const { sources } = this.doc.root.fields;
      const filled = sources.entries.filter((each) => each.key.text || Object.values(each.node.fields).some((field) => field.text));
      sources.entries = [...filled, ...there.map(([id, source]) => entry(sources.kind, id, source, this.model))];
      this.written = true;
      this.show();
      focusFirst(this.fields);
      this.say(this.w("sources_taken"));
    };
    return [h("p", {}, h("button", { type: "button", class: "ct-button", onclick: take }, this.w("take_sources")))];
  }

  fileName() {
    const { doc } = this;
    if (doc.original) return h("p", { class: "ct-meta" }, this.w("correcting"), " ", h("code", {}, `${this.record}/${doc.path}`));
    this.nameBox = h("input", { id: "ct-file-name", type: "text", value: doc.id, spellcheck: "false", autocomplete: "off", "aria-describedby": "ct-file-name-help ct-file-name-error", oninput: (event) => {
      doc.id = event.target.value.trim();
      doc.ownId = doc.id !== "";
      this.changed({ uid: "ct-file-name" });
    } });
    const folder = `${this.record}/${doc.kind === "swap" ? "swaps/" : ""}`;
    return h("details", { class: "ct-more ct-file" }, h("summary", {}, this.w("file_name"), " ", h("code", { id: "ct-file-shown" })), h("div", { class: "ct-field" }, h("label", { for: "ct-file-name" }, this.w("file_name_label", { folder })), h("p", { class: "ct-help", id: "ct-file-name-help" }, this.w(`file_name_help_${doc.kind}`)), this.nameBox, h("p", { class: "ct-error", id: "ct-file-name-error" })));
  }

  /** What follows from the controls: data, problems, the file, the page, and the draft. */
  update() {
    for (const doc of this.docs) doc.update();
    this.follow();
    const problems = new Map(this.docs.map((doc) => [doc, this.problemsOf(doc)]));
    const { doc } = this;
    const found = problems.get(doc);
    doc.where.set("file name", "ct-file-name");
    mark(found, doc.where, this, doc);
    const errors = found.filter((problem) => problem.severity === "error").length;
    const all = [...problems.values()].flat().filter((problem) => problem.severity === "error").length;
    const count = all === 0 ? this.w("no_problems") : errors < all ? this.w("problems_in_all", { number: all, here: errors }) : this.w(errors === 1 ? "one_problem" : "problems", { number: errors });
    if (this.tally.textContent !== count) this.tally.textContent = count;
    this.tally.classList.toggle("ct-sound", all === 0);
    this.found.replaceChildren(...(doc.checked || !errors ? summary(found, doc.where, this, doc) : []));
    this.yaml.textContent = doc.text();
    this.page.replaceChildren(preview(doc, this));
    this.sending.replaceChildren(...sendPanel(this.docs.map((each) => this.fileOf(each)), this));
    if (this.nameBox && !doc.original) {
      if (!doc.ownId) this.nameBox.value = doc.id;
      document.getElementById("ct-file-shown").textContent = doc.path;
    }
    // A tab in which nobody has written yet must not write over a draft that is kept on the device.
    if (this.written) this.save();
  }

  /** The release of a person in this draft's exchange names it. */
  follow() {
    const swap = this.docs.find((doc) => doc.kind === "swap");
    for (const doc of this.docs) {
      const { release } = doc.root.fields;
      if (!doc.linked || !swap || !release.on) continue;
      for (const [key, text] of [["swap", swap.id], ["date", swap.data.date], ["place", swap.data.place]]) {
        const node = release.fields[key];
        if (key !== "swap" && node.text && node.text !== node.followed) continue;
        if (!text || node.text === text) continue;
        node.text = node.followed = text;
        const control = document.getElementById(node.uid);
        if (control?.tagName === "SELECT") control.replaceChildren(...this.swaps().map(([value, label]) => h("option", { value, selected: value === text }, label)));
        else if (control) control.value = text;
      }
      doc.update();
    }
  }

  problemsOf(doc) {
    const drafts = this.docs.map(({ kind, id, data }) => ({ kind, id, data }));
    const mine = { kind: doc.kind, id: doc.id, data: doc.data, own: doc.own };
    // Without what it follows, a name or a date, nobody has to think of a file's name.
    const early = !doc.id && !doc.data[doc.kind === "case" ? "name" : "date"];
    const named = doc.original || early ? [] : [...nameFindings(mine, drafts, this.known, this.model)];
    const across = [...acrossFindings(mine, drafts, this.known, this.model)];
    return [...this.checker.check(doc.kind, doc.data, doc.id, this.today), ...[...named, ...across].map((finding) => worded(finding, this.model.rules))];
  }

  fileOf(doc) {
    const text = doc.text();
    return { path: `${this.record}/${doc.path}`, text, isNew: !doc.original, changed: text !== doc.original?.text };
  }

  checkAll() {
    for (const doc of this.docs) doc.checked = true;
    this.update();
    const first = this.found.querySelector("a");
    (first ?? document.getElementById("check")).focus();
  }

  save() {
    this.draft.save({ mode: this.mode, shown: this.docs.indexOf(this.doc), docs: this.docs.map((doc) => doc.saved()) });
  }
}

async function content(address, as) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer[as]();
}

const place = document.getElementById("ct-form");
try {
  const { root } = place.dataset;
  const [model, known, casesSchema, swapsSchema] = await Promise.all(["contribute/form.json", "contribute/known.json", "api/v1/schema/case.json", "api/v1/schema/swap.json"].map((address) => content(root + address, "json")));
  await new Form(place, { model, known, schemas: { case: casesSchema, swap: swapsSchema } }).open();
  place.dataset.ready = "true";
} catch (fault) {
  place.append(h("p", { class: "ct-warning", role: "alert" }, place.dataset.failed, " ", String(fault.message)));
}
