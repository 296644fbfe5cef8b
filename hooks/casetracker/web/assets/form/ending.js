// The first question: what somebody wants to add, and of a person how it stands with them. It decides which groups stand open and what
// the status is; nothing of it is kept but that.

import { h } from "./dom.js";
import { setMode } from "./exchange.js";
import { finder } from "./facts.js";
import { removedLine, turnGroup } from "./parts.js";
import { derived } from "./status.js";

/** The groups that each answer opens; the others it closes, and what was written in them can be put back. */
const OPENS = { held: "last_report", exchange: "release", released: "release", died: "death" };
const STATUS = { exchange: "exchanged", released: "released", died: "died" };

/** The answer that a case gives as it stands, or null. */
export function endingOf({ root: { fields } }) {
  if (fields.release.on) return fields.release.fields.manner.text === "exchange" ? "exchange" : "released";
  if (fields.death.on) return "died";
  return fields.last_report.on ? "held" : null;
}

function setEnding(doc, ending, model) {
  const { fields } = doc.root;
  const { status, release } = fields;
  const setManner = () => {
    const { manner } = release.fields;
    if (ending === "exchange") manner.text = "exchange";
    else if (manner.text === "exchange") manner.text = "";
  };
  setManner();
  for (const key of new Set(Object.values(OPENS))) {
    // What an answer closed comes back with it.
    const { on, removed } = fields[key];
    if (on !== (OPENS[ending] === key)) turnGroup(fields[key], !on, model, removed ?? undefined);
  }
  setManner();
  if (STATUS[ending] || model.ended.includes(status.text)) status.text = doc.stands = STATUS[ending] ?? "";
}

/** Whether the status of a new case follows from the rest: nobody chose another. */
const follows = (doc) => doc.kind === "case" && !doc.original && doc.root.fields.status.text === doc.stands;

/** Whether the case has not ended and its custody, from which its status would follow, is still to be written. */
const lacksCustody = ({ data, root: { fields } }) => !fields.release.on && !fields.death.on && !data.custody?.at(-1).form;

/** Whether nobody has to answer for the status: it comes with the custody, which is asked for by itself. */
export const statusComes = (doc) => follows(doc) && lacksCustody(doc);

/** Wherever nobody chose another, the status of a new case is the one that follows from the rest. */
export function followStatus(doc, model) {
  if (!follows(doc) || lacksCustody(doc)) return;
  const { status, release, death } = doc.root.fields;
  const { custody, ...data } = doc.data;
  const of = { ...data, custody, death: death.on, release: release.on && { manner: release.fields.manner.text } };
  const text = derived(of, model);
  if (text === status.text) return;
  status.text = doc.stands = text;
  document.getElementById(status.uid)?.refresh?.();
  doc.update();
}

/** The question, as the first step of what is new. */
export function question(form) {
  const answers = [...Object.keys(OPENS).map((key) => [key, `ending_${key}`]), ["swap", "mode_swap"], ["both", "mode_both"]];
  const choose = (answer) => {
    if (!Object.hasOwn(OPENS, answer)) return setMode(form, answer);
    if (form.mode !== "case") setMode(form, "case");
    setEnding(form.doc, answer, form.model);
    form.written = true;
    return form.show();
  };
  const closed = h("div");
  const closedLines = ({ kind, root: { fields } }) => {
    const keys = kind === "case" ? [...new Set(Object.values(OPENS))].filter((key) => !fields[key].on && fields[key].removed) : [];
    const nameOf = (key) => form.model.records.case.fields.find((field) => field.key === key).label;
    return keys.map((key) => removedLine({ name: nameOf(key) }, () => putBack(fields[key]), form));
  };
  const putBack = (node) => {
    turnGroup(node, true, form.model, node.removed);
    form.written = true;
    form.show();
  };
  const boxes = answers.map(([answer]) => h("input", { type: "radio", name: "ending", value: answer, onchange: () => choose(answer) }));
  form.showAnswer = () => {
    const given = form.mode === "case" ? endingOf(form.doc) : form.mode;
    for (const box of boxes) box.checked = box.value === given;
    // With all steps on one page the lines stand where the groups do.
    closed.replaceChildren(...(form.steps.isWhole ? [] : closedLines(form.doc)));
  };
  return h(
    "div",
    { class: "ct-choice", "data-step": "sources" },
    h("fieldset", {}, h("legend", {}, form.w("mode")), ...answers.map(([, label], index) => h("label", { class: "ct-tick" }, boxes[index], " ", form.w(label))), closed),
    finder(form),
  );
}
