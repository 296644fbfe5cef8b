// An exchange with its people: which files the draft has, and what the file of a person has from that of the exchange.

import { fillSelect } from "./controls.js";
import { Doc } from "./documents.js";
import { button, focusFirst, removedLine, turnGroup } from "./parts.js";
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
  const { release, death, last_report: report } = doc.root.fields;
  // Whoever was freed neither died in custody nor is held.
  for (const node of [death, report]) if (node.on) turnGroup(node, false, form.model);
  const wasOn = release.on;
  if (!wasOn) turnGroup(release, true, form.model, release.removed ?? undefined);
  if (doc.linked) {
    if (doc.root.fields.status.text === doc.stands) doc.root.fields.status.text = doc.followed.status;
    return;
  }
  const { status, manner, swap } = following(doc);
  doc.was = { status: status.text, on: wasOn, manner: manner.text, swap: swap.text };
  doc.linked = true;
  doc.followed = { ...endingOf(form) };
  status.text = doc.followed.status;
  manner.text = doc.followed.manner;
  swap.text = "";
}

/** The exchange of a release is none that the record has: describe it in this draft, with what is known of it from there. */
export function describeExchange(form) {
  const { doc } = form;
  const { date, place } = doc.root.fields.release.fields;
  const isNew = !swapOf(form);
  setMode(form, "both");
  if (isNew) for (const [key, { text }] of [["date", date], ["place", place]]) form.doc.root.fields[key].text = text;
  form.steps.asked = "exchange";
  form.show();
  history.pushState(null, "", "#exchange");
  form.place.querySelector('[data-step="exchange"] h2').focus();
  form.say(form.w("added", { what: form.w("exchange") }));
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
      else if (control?.refresh) control.refresh();
      else if (control) control.value = text;
    }
    doc.update();
  }
}

/** What a file of the draft is called: by its name, and without one by what it is of. */
export const nameOfFile = ({ title, kind }, form) => title || form.w(kind === "swap" ? "exchange" : "person");

/** The tabs anew where a file has another name now. */
export function refreshTabs(form) {
  if (form.namesShown !== form.docs.map((each) => nameOfFile(each, form)).join("\n")) form.tabs.replaceChildren(...tabs(form));
}

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
  form.namesShown = docs.map(name).join("\n");
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
