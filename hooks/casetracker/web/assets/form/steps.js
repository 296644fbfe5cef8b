// The steps of the form: one is on the screen at a time, the address keeps which, and the list of them says what is missing in each.

import { h } from "./dom.js";
import { facts } from "./facts.js";
import { narrow, widen } from "./narrow.js";
import { nameOfFile } from "./exchange.js";
import { wayTo } from "./nodes.js";
import { placeOf, wayOf } from "./places.js";

/** The step that is all of them. */
const ALL = "all";
const NAMED = 2;
const FACT = "ct-fact";

export class Steps {
  constructor(form) {
    this.form = form;
    this.asked = location.hash.slice(1);
    /** Of a correction the first step: which of its facts it is about. */
    this.facts = { id: "facts", name: form.w("facts_step"), heading: form.w("facts_heading", { name: form.doc.title }), fields: [] };
    form.factsRoom = h("div");
    this.nav = h("nav", { class: "ct-steps", "aria-label": form.w("steps") });
    this.back = h("a", { class: "ct-button" });
    this.next = h("a", { class: "ct-button ct-primary" });
    this.problems = h("a", { href: "#send" });
    /** What the dot beside a number means, where the names of the steps have no room. */
    this.dots = h("span", { class: "ct-dots", "aria-hidden": "true" }, h("b", {}, "• "), form.w("step_dot"));
    [this.sound, this.kept] = [h("span"), h("span")];
    this.foot = h("div", { class: "ct-form-foot" }, this.back, h("p", {}, h("span", {}, this.problems, this.sound), this.kept), this.next);
    for (const link of [this.back, this.next]) link.addEventListener("click", (event) => this.press(event));
    this.behind = h("p", { class: "ct-meaning ct-lacking" });
    /** The step that a press of 'Next' leaves, and the one that it has left. */
    [this.left, this.passed] = [null, null];
    /** What makes the inside of a step that was not on the screen yet, by its section. */
    this.waiting = new Map();
    /** The id of the control that is shown alone, which a draft has by its path. */
    this.fact = form.doc.where.get(form.typed[FACT]) ?? null;
    addEventListener("hashchange", () => this.follow());
  }

  get list() {
    const { steps } = this.form.model.records[this.form.doc.kind];
    return this.form.correcting ? [this.facts, ...steps] : steps;
  }

  /** The id of the step on the screen. An address that names none of this record's shows the first. */
  get now() {
    return this.asked === ALL || this.list.some(({ id }) => id === this.asked) ? this.asked : this.list[0].id;
  }

  /** Whether all steps are on one page. */
  get isWhole() {
    return this.now === ALL;
  }

  /** What a step is shown in: a line that counts it, its heading, and what it asks for. */
  section(step, make) {
    const said = this.form.w("step_of", { number: this.list.indexOf(step) + 1, all: this.list.length, name: step.name });
    const section = h("section", { class: "ct-part", "data-step": step.id }, h("p", { class: "ct-step-of" }, said), h("h2", { tabindex: "-1", id: step.id === "send" ? "check" : null }, step.heading));
    this.waiting.set(section, make);
    return section;
  }

  /** The id of the step that asks for a field. */
  stepOf(key) {
    return this.list.find(({ fields }) => fields.includes(key))?.id ?? (key === "file name" ? "send" : undefined);
  }

  /** Draw the list of steps anew: another kind of record has others. */
  show() {
    this.links = new Map(this.list.map((step, index) => [step.id, h("a", { href: `#${step.id}` }, h("b", {}, String(index + 1)), h("span", {}, step.name), h("small"))]));
    const all = h("a", { href: `#${ALL}` }, this.form.w("step_all"));
    this.nav.replaceChildren(h("ol", {}, ...[...this.links.values()].map((link) => h("li", {}, link))), h("p", {}, all, this.dots));
    this.dots.hidden = true;
    this.links.set(ALL, all);
    this.turn();
  }

  /** Show the step of now, and nothing of the others. */
  turn() {
    const { now } = this;
    const isShown = ({ step }) => (now === ALL ? step !== this.facts.id : step === now);
    for (const section of this.form.place.querySelectorAll("[data-step]")) {
      section.hidden = !isShown(section.dataset);
      if (section.hidden || !this.waiting.has(section)) continue;
      section.append(...this.waiting.get(section)());
      this.waiting.delete(section);
    }
    if (now === this.facts.id) this.form.factsRoom.replaceChildren(...facts(this.form));
    for (const [id, link] of this.links) id === now ? link.setAttribute("aria-current", "step") : link.removeAttribute("aria-current");
    const at = this.list.findIndex(({ id }) => id === now);
    const fact = this.fact && this.unfolded(this.fact);
    fact ? narrow(this.form, fact) : widen(this.form);
    // From one fact alone the way leads back to all of them, and on to the end.
    const [before, after] = fact ? [this.facts, this.list.at(-1)] : at < 0 ? [] : [this.list[at - 1], this.list[at + 1]];
    // Behind the last question of a file come those of the next one, and behind those of the last file the end.
    const { docs, doc } = this.form;
    const following = after && after === this.list.at(-1) ? docs[docs.indexOf(doc) + 1] : undefined;
    this.lead(this.back, "back", before);
    this.lead(this.next, "next", after, following);
    this.form.place.classList.toggle("ct-stepwise", now !== ALL);
    this.form.place.classList.toggle("ct-later", this.form.correcting || (now !== ALL && now !== this.list[0].id));
    this.form.place.classList.toggle("ct-between", at > 0 && at < this.list.length - 1);
  }

  /** A press of 'Back' or 'Next': the second one of a double press is meant for the step that is gone. */
  press(event) {
    const { currentTarget: link } = event;
    if (event.detail > 1) return event.preventDefault();
    this.left = link === this.next && !link.following ? this.now : null;
    if (!link.following) return undefined;
    event.preventDefault();
    this.asked = this.form.model.records[link.following.kind].steps[1].id;
    history.pushState(null, "", `#${this.asked}`);
    this.form.turnTo(link.following);
    return this.arrive(this.asked);
  }

  /** From the end, and to a file that nobody has begun, the way is to its beginning; the sources are there already. */
  begin(doc) {
    if (doc === this.form.doc || this.isWhole || (this.now !== "send" && !doc.isBlank)) return;
    this.asked = this.form.model.records[doc.kind].steps[1].id;
    history.pushState(null, "", `#${this.asked}`);
  }

  /** Show all of the step that the address names: it has another now, or one fact of it was shown alone. */
  follow() {
    const id = location.hash.slice(1) || this.list[0].id;
    if (!this.links.has(id)) return;
    this.asked = id;
    this.setFact(null);
    this.turn();
    if (id === "send") this.form.check();
    else this.form.soon();
    this.arrive(id);
  }

  /** Begin a step at its heading; and say what the one before, from which 'Next' led here, still lacks. */
  arrive(id) {
    const heading = this.form.place.querySelector(`[data-step="${id}"] h2`) ?? this.form.place.querySelector("h2");
    [this.passed, this.left] = [this.left, null];
    this.tellLacking();
    heading.after(this.behind);
    heading.focus();
    this.form.place.scrollIntoView({ block: "start" });
  }

  /** Bring a step on the screen, where it is not on it. */
  to(id) {
    if (!id || this.now === id || (this.now === ALL && id !== this.facts.id)) return;
    this.asked = id;
    history.pushState(null, "", `#${id}`);
    this.turn();
    this.form.soon();
  }

  /** Bring a control on the screen by its id, `alone` nothing else of its step, and put the focus into it. */
  goTo(id, { alone = false } = {}) {
    if (!id) return;
    const { root } = this.form.doc;
    const way = wayTo(root, id);
    const wasAlone = this.fact;
    this.setFact(alone ? id : null);
    this.to(way ? this.stepOf(Object.keys(root.fields).find((key) => root.fields[key] === way[1])) : "send");
    if (this.fact || wasAlone) this.turn();
    const control = this.unfolded(id);
    control.scrollIntoView({ block: "center" });
    control.focus();
  }

  setFact(id) {
    this.fact = id;
    const [path] = [...this.form.doc.where].find(([, control]) => control === id) ?? [];
    if (path) this.form.typed[FACT] = path;
    else delete this.form.typed[FACT];
  }

  /** What the step from which 'Next' led here lacks, as far as it is known by now. */
  tellLacking() {
    const link = this.links.get(this.passed);
    const lacks = link?.classList.contains("ct-lacks");
    write(this.behind, lacks ? `${this.form.w("still_missing", { step: link.querySelector("span").textContent })} ${link.dataset.missing}` : "");
  }

  /** The control with that id in a step that is on the screen, once all folds that it is in are open. */
  unfolded(id) {
    const { place, doc } = this.form;
    const way = wayTo(doc.root, id) ?? [];
    const isClosed = (fold) => !fold.open && fold.holds?.(way);
    for (let fold; (fold = [...place.querySelectorAll("details")].find(isClosed)); fold.fill()) fold.open = true;
    const control = document.getElementById(id);
    for (let fold = control?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    return control;
  }

  /** Say beside each step what is missing or wrong in it, and below the step what comes before and after. */
  mark(found, number) {
    const { form, list } = this;
    const names = new Map(list.map(({ id }) => [id, new Set(id === "sources" && form.lacksAnswer ? [form.w("mode")] : [])]));
    for (const problem of found) {
      if (problem.severity !== "error") continue;
      names.get(this.stepOf(wayOf(problem)[0]))?.add(placeOf(problem, form.doc, form));
    }
    for (const [id, missing] of names) {
      const link = this.links.get(id);
      const [first, rest] = [[...missing].slice(0, NAMED).join("; "), missing.size - NAMED];
      const said = rest > 0 ? form.w("step_more", { names: first, number: rest }) : first;
      link.classList.toggle("ct-lacks", missing.size > 0);
      link.dataset.missing = said;
      write(link.lastElementChild, (said && form.w("step_lacks", { names: said })) || (id === "send" || id === this.facts.id ? "" : form.w("step_sound")));
    }
    this.tellLacking();
    this.problems.hidden = number === 0;
    this.dots.hidden = !found.some(({ severity }) => severity === "error");
    write(this.problems, form.w("foot_problems", { number }));
    write(this.sound, number ? "" : form.w("foot_sound"));
    this.markKept();
  }

  markKept() {
    write(this.kept, this.form.keptWhere());
  }

  /** Let a link of the foot lead to a step. It stays in its place: what is replaced while somebody presses it takes no click. */
  lead(link, key, step, following = undefined) {
    link.hidden = step === undefined;
    link.following = following;
    if (!step) return;
    const word = this.form.w(key);
    const label = `${word}: ${following ? nameOfFile(following, this.form) : step.name}`;
    if (link.getAttribute("aria-label") === label) return;
    link.href = `#${step.id}`;
    link.setAttribute("aria-label", label);
    link.replaceChildren(word, h("span", {}, label.slice(word.length)));
  }
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
