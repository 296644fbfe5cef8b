// An exchange with its people: which files the draft has, and what the file of a person has from that of the exchange.

import { fillSelect } from "./controls.js";
import { Doc } from "./documents.js";
import { button, focusFirst, removedLine } from "./parts.js";
import { holds } from "./nodes.js";

/** How the case of a person ends who is freed in a swap of each kind, as the file of the case has it. */
const ENDINGS = { exchange: { status: "exchanged", manner: "exchange" }, release: { status: "released", manner: "negotiated" } };

const swapOf = (form) => form.docs.find((doc) => doc.kind === "swap");

/** Make the draft one of a `case`, of a `swap`, or of `both`. What was written stays, in a file of its own. */
export function setMode(form, mode) {
  form.mode = mode;
  form.written = true;
  if (mode !== "case" && !swapOf(form)) form.docs.unshift(new Doc("swap", form.model));
  if (mode !== "swap" && !form.docs.some((doc) => doc.kind === "case")) form.docs.push(new Doc("case", form.model));
  form.docs = form.docs.filter((doc) => mode === "both" || doc.kind === mode || !doc.isBlank);
  for (const doc of form.docs) if (doc.kind === "case" && mode === "both") join(doc, form);
  if (!swapOf(form)) form.docs.forEach(part);
  form.doc = form.docs.find((doc) => doc.kind === (mode === "case" ? "case" : "swap"));
  form.show();
}

const endingOf = (form) => ENDINGS[swapOf(form)?.data.kind] ?? ENDINGS.exchange;

/** What of a case follows the swap beside it, by key. */
const following = ({ root: { fields } }) => ({ ...fields.release.fields, status: fields.status });

/** Make a case one of the exchange in this draft. */
function join(doc, form) {
  if (doc.linked) return;
  const { release } = doc.root.fields;
  const { status, manner, swap } = following(doc);
  doc.was = { status: status.text, on: release.on, manner: manner.text, swap: swap.text };
  doc.linked = true;
  doc.followed = { ...endingOf(form) };
  status.text = doc.followed.status;
  release.on = true;
  manner.text = doc.followed.manner;
  swap.text = "";
}

/** The other way: what came from the exchange goes with it, and what the writer wrote since stays. */
function part(doc) {
  if (!doc.linked) return;
  const { release } = doc.root.fields;
  const nodes = following(doc);
  for (const [key, text] of Object.entries(doc.followed)) {
    if (nodes[key].text === text) nodes[key].text = doc.was[key] ?? "";
  }
  release.on = doc.was.on || holds(release);
  Object.assign(doc, { linked: false, followed: {}, was: null });
}

/** The release of a person in this draft's exchange names it, wherever the writer has written nothing else. */
export function follow(form) {
  const swap = swapOf(form);
  for (const doc of form.docs) {
    const { release } = doc.root.fields;
    if (!doc.linked || !swap || !release.on) continue;
    const { date = "", place = "" } = swap.data;
    const nodes = following(doc);
    for (const [key, text] of Object.entries({ ...endingOf(form), swap: swap.id, date, place })) {
      const node = nodes[key];
      if (node.text !== (doc.followed[key] ?? "")) continue;
      node.text = doc.followed[key] = text;
      const control = document.getElementById(node.uid);
      if (control && key === "swap") fillSelect(control, form.swaps(), text, form);
      else if (control && control.value !== text) control.value = text;
    }
    doc.update();
  }
}

/** What a file of the draft is called: by its name, and without one by what it is of. */
export const nameOfFile = ({ title, kind }, form) => title || form.w(kind === "swap" ? "exchange" : "person");

/** A tab for each file, and below them what was removed. */
export function tabs(form) {
  const { docs, doc } = form;
  const name = (each) => nameOfFile(each, form);
  const open = (each) => {
    form.steps.begin(each);
    form.turnTo(each);
    form.place.querySelector('[aria-pressed="true"]')?.focus();
  };
  const tab = (each) => button(name(each), () => open(each), "", { "aria-pressed": String(each === doc) });
  const several = docs.length > 1 || form.mode === "both";
  const add = form.mode === "both" ? button(form.w("add_person"), () => addPerson(form)) : null;
  const take = docs.length > 1 && doc.kind === "case" ? button(form.w("remove", { what: name(doc) }), () => removePerson(form, name(doc)), "ct-remove") : null;
  return [
    ...(several ? [...docs.map(tab), add, take] : []),
    ...form.removed.map((gone) => removedLine(gone, () => putBack(form, gone), form)),
  ].filter(Boolean);
}

function addPerson(form) {
  const doc = new Doc("case", form.model);
  join(doc, form);
  form.docs.push(doc);
  form.steps.begin(doc);
  turn(form, doc, form.fields, form.w("added", { what: form.w("person") }));
}

function removePerson(form, name) {
  const { doc } = form;
  const index = form.docs.indexOf(doc);
  form.docs = form.docs.filter((each) => each !== doc);
  if (!doc.isBlank) form.removed.push({ doc, index, name, what: "" });
  turn(form, form.docs[Math.max(0, index - 1)], form.tabs, form.w("removed", { what: name }));
  form.tabs.querySelector(".ct-removed:last-child button")?.focus();
}

function putBack(form, gone) {
  form.removed = form.removed.filter((each) => each !== gone);
  if (!swapOf(form)) part(gone.doc);
  form.docs.splice(Math.min(gone.index, form.docs.length), 0, gone.doc);
  turn(form, gone.doc, form.tabs, form.w("added", { what: gone.name }));
}

function turn(form, doc, focused, said) {
  form.written = true;
  form.doc = doc;
  form.show();
  focusFirst(focused);
  form.say(said);
}


