// The contribution form: a case, an exchange, or an exchange with its people, as files that `casetracker check` accepts.
// Everything happens in this tab. Nothing is sent anywhere until the person opens a page of the code host.

import { described } from "./citation_controls.js";
import { contentOf, opened } from "./draft_content.js";
import { NOT_THERE, sorted } from "./controls.js";
import { Doc, updateAll } from "./documents.js";
import { h, later, pause, speaker } from "./dom.js";
import { Drafts } from "./drafts.js";
import { describeExchange, follow, nameOfFile, refreshTabs, tabs } from "./exchange.js";
import { endingOf, followStatus } from "./ending.js";
import { frame } from "./frame.js";
import { fieldElement } from "./groups.js";
import { anyOf, fold } from "./parts.js";
import { pasteBox } from "./paste_box.js";
import { Post } from "./post.js";
import { setAside, shareSources } from "./sources.js";
import { Steps } from "./steps.js";

export class Form {
  constructor(place, { model, known }) {
    const { root, shared, edit, record, endpoint } = place.dataset;
    Object.assign(this, { place, model, known, root, shared, edit, record, endpoint, today: new Date().toISOString().slice(0, 10) });
    const ids = (kind, records) => new Set([...records.map(([id]) => id), ...known.taken.filter(([each]) => each === kind).map(([, id]) => id)]);
    model.taken = { case: ids("case", known.cases), swap: ids("swap", known.swaps) };
    this.language = document.documentElement.lang || "en";
    this.languages = sorted(model.languages).filter(([code]) => code.length === 2);
    this.w = speaker(model.words);
    this.post = endpoint ? new Post(this) : null;
    this.touched = new Set();
    this.citing = new Set();
    /** What a control was asked for and refused, by its id. */
    this.refused = new Map();
    /** What the person has to know of the draft: word → values. */
    this.notes = new Map();
    /** Stored drafts that can't be read. */
    this.unreadable = [];
    this.soon = later(() => this.update(), 150);
  }

  /** Take the second script, its rules and schemas: from now on there is a check, and what can be seen and sent. */
  complete({ script, model, schemas }) {
    Object.assign(this.model, model);
    this.rest = script;
    this.checker = new script.Checker(this.model, schemas);
    if (this.doc) this.update();
  }

  /** The second script does not come: what is written stays, and is told how it goes on. */
  lacksRest() {
    this.notes.set("rest_missing");
    this.showKeeping();
  }

  /**
   * Open a draft, or what `asked` names: the correction of the published file whose text is `published`, null where there is none.
   * `now` is the id of that file where the one asked for is an earlier one: a draft from before is still a draft of that.
   */
  async open({ kind, id, draft, now = null }, published) {
    const correction = id !== null && /^[a-z0-9-]+$/.test(id) ? { kind, id } : null;
    let found = correction && this.resume(new Drafts(`${kind}-${id}`), draft, correction);
    if (now !== null && found === null) {
      this.notes.set("renamed", { id, now });
      await this.open({ kind, id: now, draft }, published);
      return;
    }
    if (now !== null) published = null;
    this.correcting = correction !== null && (published !== null || found !== null);
    if (!this.correcting) found = this.resume(new Drafts("new"), draft, null);
    if (id !== null && !this.correcting) this.unknown = { kind, id };
    this.docs = found?.docs ?? [this.correcting ? Doc.correcting(kind, id, published, this.model) : new Doc(kind, this.model)];
    this.doc = this.docs[found?.shown ?? 0];
    this.mode = found?.mode ?? kind;
    this.removed = found?.removed ?? [];
    this.typed = found?.typed ?? {};
    if (this.post && found) this.post.sent = found.sent;
    this.resumed = found !== null;
    if (this.correcting && published === null) this.notes.set("no_file", { id });
    else if (this.correcting && this.doc.original.text !== published) this.notes.set("outdated");
    if (!this.resumed && draft && draft !== "new") this.notes.set("no_draft");
    if (!this.drafts.works) this.notes.set("lost");
    this.watch();
    await pause();
    this.steps = new Steps(this);
    frame(this);
    this.show();
  }

  /** The first stored draft that can be read; what can't is kept in mind. Without a draft of its own the tab begins one. */
  resume(drafts, wanted, correction) {
    this.drafts = drafts;
    let found = null;
    for (const each of drafts.stored()) {
      const { store, draft, text } = each;
      const isMeant = draft && (wanted === "new" ? store === "sessionStorage" : !wanted || draft.id === wanted);
      if (draft && (found || !isMeant)) continue;
      try {
        found = opened(draft.content, correction, this.model);
        drafts.resume(each);
      } catch {
        const same = this.unreadable.find((other) => other.text === text);
        if (same) same.places.push(each);
        else this.unreadable.push({ text, places: [each] });
      }
    }
    return found;
  }

  /** What is written last is kept too: a field that was not left yet, and what waits to be worked out. */
  watch() {
    const keep = () => this.written && this.save();
    addEventListener("pagehide", () => {
      document.activeElement?.blur();
      keep();
    });
    addEventListener("visibilitychange", () => document.hidden && keep());
    this.stay = (event) => event.preventDefault();
  }

  // What the controls ask for.

  /** The sources that can be cited, each as people speak of it. */
  sources() {
    const { sources } = this.doc.root.fields;
    return sources.entries.filter(({ key, aside }) => aside || Object.hasOwn(this.doc.data.sources ?? {}, key.text)).map((each) => [each, described(each, this, sources.entries.indexOf(each) + 1)]);
  }

  swaps() {
    const drafts = this.docs.filter((doc) => doc.kind === "swap" && doc.id).map((doc) => [doc.id, doc.title || doc.id]);
    const published = this.known.swaps.map(([id, title, date]) => [id, `${title}, ${date}`]).reverse();
    // A correction is of one file: what it names is there already.
    const others = drafts.length || this.correcting ? [] : [[NOT_THERE, this.w("swap_not_there")]];
    return [...drafts, ...published.filter(([id]) => !drafts.some(([each]) => each === id)), ...others];
  }

  describeExchange() {
    describeExchange(this);
  }

  /** Whether the first question has no answer yet. */
  get lacksAnswer() {
    return !this.correcting && this.mode === "case" && endingOf(this.doc) === null;
  }

  freed() {
    return this.docs.filter((doc) => doc.kind === "case").map((doc) => [doc.title || this.w("no_name"), doc.data.detained_by]);
  }

  nameOf(field, item) {
    if (field.item) return field.item;
    return this.model.groups[item.of]?.title ?? field.label;
  }

  changed(node) {
    this.touched.add(node.uid);
    this.written = true;
    this.soon();
  }

  /** Texts were changed that nobody is writing in. */
  wrote(nodes) {
    for (const { uid, text } of nodes) {
      const area = document.getElementById(uid);
      if (area) area.value = text;
    }
  }

  /** Say beside a control why it keeps what it had; without a reason, forget the last one. */
  refuse({ uid }, why) {
    if (why) this.say(why);
    if (why) this.refused.set(uid, why);
    else this.refused.delete(uid);
    this.soon();
  }

  say(text) {
    this.status.textContent = text;
  }

  // One file.

  show() {
    this.citing.clear();
    this.refused.clear();
    shareSources(this.doc, this.docs);
    setAside(this.docs);
    this.doc.update();
    const { root, kind } = this.doc;
    const { fields } = this.model.records[kind];
    const steps = this.steps.list;
    const element = (field) => fieldElement(root.fields[field.key], field, this);
    const room = (field) => h("div", { class: "ct-asked" }, element(field));
    const asked = (step) => {
      const all = step.fields.map((key) => fields.find((field) => field.key === key));
      const rare = all.filter((field) => field.rare);
      const more = rare.length ? [fold(this.w("rare"), anyOf(rare.map(({ key }) => root.fields[key])), () => rare.map(room), this)] : [];
      const before = step.fields.includes("sources") ? [pasteBox(this), this.docs.length > 1 ? h("p", { class: "ct-help" }, this.w("sources_shared")) : ""] : [];
      return [...before, ...all.filter((field) => !field.rare).map(room), ...more];
    };
    this.fields.replaceChildren(...steps.slice(0, -1).map((step) => this.steps.section(step, () => (step === this.steps.facts ? [this.factsRoom] : asked(step)))));
    this.end.replaceChildren(this.steps.section(steps.at(-1), () => [...this.ending, this.fileName()]));
    this.nameBox = null;
    this.tabs.replaceChildren(...tabs(this));
    this.steps.show();
    this.update();
  }

  turnTo(doc) {
    this.doc = doc;
    this.show();
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

  /** What follows from the controls: the draft first, so that nothing that goes wrong later can lose it. */
  update() {
    setAside(this.docs);
    updateAll(this.docs);
    follow(this);
    for (const doc of this.docs) followStatus(doc, this.model);
    // A tab in which nobody has written yet must not write over a draft that is kept on the device.
    if (this.written) this.save();
    this.attempt(() => this.draw());
  }

  attempt(draw) {
    try {
      draw();
    } catch (fault) {
      this.tally.classList.remove("ct-sound");
      this.tally.textContent = this.w("fault", { message: String(fault.message) });
    }
  }

  /** Whatever shows the sources shows them as they are now. */
  refreshCitations() {
    const now = JSON.stringify(this.sources().map(([{ id, key }, label]) => [id, key.text, label]));
    if (now === this.sourcesShown) return;
    this.sourcesShown = now;
    for (const element of [...this.citing]) {
      if (element.isConnected) element.refresh();
      else this.citing.delete(element);
    }
  }

  /** Problems, the file, the page and the ways to send. */
  draw() {
    this.refreshCitations();
    this.showAnswer?.();
    refreshTabs(this);
    const { doc, rest } = this;
    if (!rest) return this.steps.markKept();
    const problems = new Map(this.docs.map((each) => [each, rest.problemsOf(each, this)]));
    const found = problems.get(doc);
    if (!doc.original) doc.where.set("file name", "ct-file-name");
    rest.mark(found, doc.where, this, doc);
    const errors = found.filter((problem) => problem.severity === "error").length;
    const all = [...problems.values()].flat().filter((problem) => problem.severity === "error").length;
    const count = all === 0 ? this.w("no_problems") : errors < all ? this.w("problems_in_all", { number: all, here: errors, name: nameOfFile(doc, this) }) : this.w(errors === 1 ? "one_problem" : "problems", { number: errors });
    if (this.tally.textContent !== count) this.tally.textContent = count;
    this.tally.classList.toggle("ct-sound", all === 0);
    const shown = this.docs.filter((each) => each.checked || !problems.get(each).some(({ severity }) => severity === "error"));
    // What is replaced while somebody is in it loses the focus.
    const listed = JSON.stringify(shown.map((each) => [nameOfFile(each, this), problems.get(each)]));
    if (listed !== this.listed) this.found.replaceChildren(...shown.flatMap((each) => rest.summary(problems.get(each), each.where, this, each)));
    this.listed = listed;
    this.steps.mark(found, all);
    this.drawLater([
      [this.yaml, () => (this.yaml.textContent = doc.text())],
      [this.page, () => this.page.replaceChildren(rest.preview(doc, this))],
      [this.sending, () => rest.showSending(all, this)],
    ]);
    if (this.nameBox && !doc.original) {
      // Who has emptied the box to write another name must not find the old one in it again.
      if (!doc.ownId && document.activeElement !== this.nameBox) this.nameBox.value = doc.id;
      document.getElementById("ct-file-shown").textContent = doc.path;
    }
  }

  /** What shows the whole draft is drawn where it is on the screen, each thing in a task of its own: a long record takes its time. */
  drawLater(things) {
    this.drawing = things;
    for (const [element, draw] of things) setTimeout(() => this.drawing === things && (element === this.yaml || element.offsetParent) && this.attempt(draw));
  }

  /** Where what is written is kept, in a few words. */
  keptWhere() {
    if (this.notes.has("lost")) return this.w("kept_not");
    if (!this.written && !this.resumed) return "";
    return this.w(this.drafts.kept ? "kept_device" : "kept_tab");
  }

  /** Tell of everything that is missing, also where nobody has come to yet. */
  check() {
    for (const doc of this.docs) doc.checked = true;
    this.update();
  }

  checkAll() {
    this.check();
    this.steps.to("send");
    const first = this.found.querySelector("a");
    (first ?? document.getElementById("check")).focus();
  }

  /** Store the draft; what could not be stored is told, and leaving the page then asks. */
  save() {
    if (this.closed) return;
    const before = [...this.notes.keys()].join();
    const kept = this.drafts.kept;
    const said = this.drafts.save(contentOf(this), this.docs.map((doc) => doc.title).filter(Boolean).join(", "));
    for (const key of ["lost", "stale"]) this.notes.delete(key);
    if (said) this.notes.set(said);
    const unsafe = said === "lost" || said === "stale";
    (unsafe ? addEventListener : removeEventListener)("beforeunload", this.stay);
    if ([...this.notes.keys()].join() !== before || kept !== this.drafts.kept) this.showKeeping();
  }
}
