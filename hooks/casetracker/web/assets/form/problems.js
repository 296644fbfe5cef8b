// Problems where they belong: beside their control, and in one list with a link to each.

import { h } from "./dom.js";
import { acrossFindings, nameFindings } from "./across.js";
import { statusComes } from "./ending.js";
import { nameOfFile } from "./exchange.js";
import { controlOf, placeOf, wayOf } from "./places.js";
import { isBegun } from "./sources.js";
import { worded } from "./wording.js";

/** The problems of one file of a draft, beside the others of it and the record that is published. */
export function problemsOf(doc, form) {
  const drafts = form.docs.map(({ kind, id, data }) => ({ kind, id, data }));
  const mine = { kind: doc.kind, id: doc.id, data: doc.data, own: doc.own };
  // Without what it follows, a name or a date, nobody has to think of a file's name.
  const early = !doc.id && !doc.data[doc.kind === "case" ? "name" : "date"];
  const named = doc.original || early ? [] : [...nameFindings(mine, drafts, form.known, form.model)];
  const across = [...acrossFindings(mine, drafts, form.known, form.model)];
  const isMissing = ({ rule, path, values }, key) => rule === "key-missing" && !path.length && values.key === key;
  // The files of a contribution share their sources: those stand in one as soon as it cites them, and are asked for once.
  const isShared = (problem) => isMissing(problem, "sources") && form.docs.length > 1 && (doc !== form.docs[0] || form.docs.some((each) => each.root.fields.sources.entries.some(isBegun)));
  const isToCome = (problem) => isShared(problem) || (isMissing(problem, "status") && statusComes(doc));
  const found = [...form.checker.check(doc.kind, doc.data, doc.id, form.today), ...[...named, ...across].map((finding) => worded(finding, form.model))].filter((each) => !isToCome(each));
  // The language of a name is chosen here, and has no code that somebody could have misspelt.
  return found.map((each) => (each.rule === "language" && each.path[0] === "names" ? { ...each, message: form.w("choose_language"), told: "", form: "" } : each));
}

/** Whether somebody has written in the group around a control, and is elsewhere now: then it is time to ask for its sources. */
function isLeft(id, form) {
  const group = document.getElementById(id)?.closest(".ct-group");
  return Boolean(group) && !group.contains(document.activeElement) && [...form.touched].some((each) => group.contains(document.getElementById(each)));
}

/** Write each problem beside its control. Those that nobody touched yet wait until the whole file is checked. */
export function mark(problems, where, form, doc) {
  const texts = new Map();
  for (const problem of problems) {
    const id = controlOf(problem, where);
    const waiting = !doc.checked && !form.touched.has(id) && !(problem.rule === "sources-missing" && isLeft(id, form));
    if (waiting && problem.severity === "error") continue;
    texts.set(id, [...(texts.get(id) ?? []), problem]);
  }
  for (const room of document.querySelectorAll("#ct-form .ct-error")) {
    const id = room.id.replace(/-error$/, "");
    const found = texts.get(id) ?? [];
    const control = document.getElementById(id);
    // What is being typed, or is asked about beside its control, is no fault there yet.
    const isAsked = control?.hasAttribute("data-asks") || (control?.hasAttribute("data-typed") && control === document.activeElement);
    const refused = form.refused.has(id) ? [h("span", { class: "ct-is-warning" }, form.refused.get(id))] : [];
    const told = (isAsked ? [] : found).map((problem) => h("span", { class: `ct-is-${problem.severity}` }, ...toldOf(problem, form)));
    const lines = [...refused, ...told];
    const text = lines.map((line) => line.textContent).join("\n");
    if (room.textContent !== lines.map((line) => line.textContent).join("")) room.replaceChildren(...lines);
    if (control && /INPUT|SELECT|TEXTAREA/.test(control.tagName)) control.toggleAttribute("aria-invalid", found.some((problem) => problem.severity === "error"));
    if (control?.hasAttribute("aria-invalid")) control.setAttribute("aria-invalid", "true");
    room.hidden = !text;
  }
}

/** What is said beside a control. Of somebody who is there already: who that is, and the ways to look and to correct that record. */
function toldOf(problem, form) {
  if (!problem.record) return [said(problem)];
  const { kind, id } = problem.record;
  const [records, page] = kind === "case" ? [form.known.cases, `cases/${id}/`] : [form.known.swaps, `swaps/${id}/`];
  const [, name] = records.find(([each]) => each === id);
  return [form.w(`is_there_${kind}`, { name }), " ", h("a", { href: `?${kind}=${id}` }, form.w("correct_that")), " ", h("a", { href: form.root + page }, form.w("look_at_it"))];
}

const sentence = (text) => text[0].toUpperCase() + text.slice(1) + (/[.!?)]$/.test(text) ? "" : ".");
/** What is missing is asked for once more: its key in the file is of no use here. */
const said = (problem) => (["key-missing", "exchange-field"].includes(problem.rule) ? problem.form : `${sentence(problem.told || problem.message)} ${problem.form}`.trim());

/** The list of all problems of one file, each a link to its control. */
export function summary(problems, where, form, doc) {
  const item = (problem) => {
    const id = controlOf(problem, where);
    const go = (event) => {
      event.preventDefault();
      if (doc !== form.doc) form.turnTo(doc);
      form.steps.goTo(controlOf(problem, doc.where));
    };
    return h("li", {}, h("a", { href: `#${id}`, onclick: go }, placeOf(problem, doc, form)), ": ", ...toldOf(problem, form));
  };
  // In the order of the form, from top to bottom.
  const asked = form.model.records[doc.kind].steps.flatMap(({ fields }) => fields);
  const controls = [...where.values()];
  const places = new Map(problems.map((problem) => [problem, [asked.indexOf(wayOf(problem)[0]), controls.indexOf(controlOf(problem, where))]]));
  const last = ([field, control]) => (field < 0 ? Infinity : field * controls.length + control);
  problems.sort((one, other) => last(places.get(one)) - last(places.get(other)) || 0);
  const errors = problems.filter((problem) => problem.severity === "error");
  const warnings = problems.filter((problem) => problem.severity !== "error");
  const named = form.docs.length > 1 && problems.length ? [h("h3", {}, nameOfFile(doc, form))] : [];
  return [
    ...named,
    ...(errors.length ? [h("ul", { class: "ct-problem-list" }, ...errors.map(item))] : []),
    ...(warnings.length ? [h("p", {}, form.w("warnings")), h("ul", { class: "ct-problem-list" }, ...warnings.map(item))] : []),
  ];
}
