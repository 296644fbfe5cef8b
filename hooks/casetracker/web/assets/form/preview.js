// The main parts of a page as they will look, from the draft's data. A draft is the writer's own, and still: everything is put in as text.

import { CITATION } from "./text.js";
import { dateWords } from "./dates.js";
import { h } from "./dom.js";
import { timeline as inOrder } from "./timeline.js";

/** The element that shows a case or swap. */
export function preview({ kind, data }, form) {
  const numbers = new Map();
  const cite = (ids) => {
    const marks = (Array.isArray(ids) ? ids : []).map((id) => {
      if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
      return h("span", {}, String(numbers.get(id)));
    });
    return marks.length ? h("sup", { class: "ct-cite" }, ...marks.flatMap((mark, index) => (index ? [" ", mark] : [mark]))) : "";
  };
  const page = { form, data, cite, date: dateIn(form) };
  const body = kind === "case" ? casePage(page) : swapPage(page);
  return h("div", { class: kind === "case" ? "ct-case" : "ct-swap-page" }, ...body, ...sources(page, numbers));
}

/** What words a date as the pages do; what is none yet stays as it is written. */
export const dateIn = (form) => (text) => (typeof text === "string" ? dateWords(text.trim(), form.model.words, form.language) || text : "");

const country = (code, form) => form.model.countries[code] ?? code;
const citizenship = (code, form) => {
  const { kind } = form.model.groups.Person.fields.find((field) => field.key === "citizenships");
  return kind.item.options.find(([word]) => word === code)?.[1] ?? country(code, form);
};
const labelOf = (record, key, value, form) => {
  const fields = form.model.groups[record]?.fields ?? form.model.records[record].fields;
  return fields.find((field) => field.key === key).kind.options.find(([word]) => word === value)?.[1] ?? value;
};

/** What stands in the box of facts: label, text, and the sources of it. */
export function facts({ data, form, date }) {
  const person = data.person ?? {};
  const found = [
    [form.w(holder(data.status, form)), data.detained_by ? country(data.detained_by, form) : ""],
    [form.w("label_citizenships"), (person.citizenships ?? []).map((code) => citizenship(code, form)).join(", "), person.sources],
    [form.w("label_born"), date(person.born), person.sources],
    [form.w("label_occupation"), person.occupation, person.sources],
    [form.w("label_residence"), person.residence, person.sources],
    [form.w("label_last_report"), data.last_report ? date(data.last_report.date) : "", data.last_report?.sources],
  ];
  return found.filter(([, text]) => text);
}

function casePage(page) {
  const { data, form, cite } = page;
  const native = Object.entries(data.names ?? {}).map(([language, name]) => h("bdi", { lang: language }, name));
  return [
    h("p", { class: "ct-preview-title" }, data.name ?? form.w("no_name")),
    native.length ? h("p", { class: "ct-native" }, ...native.flatMap((each, index) => (index ? [" · ", each] : [each]))) : "",
    data.status ? h("p", { class: "ct-standing" }, h("span", { class: `ct-status ct-${data.status}` }, labelOf("case", "status", data.status, form))) : "",
    ...summary(data.summary, page),
    h("dl", { class: "ct-facts" }, ...facts(page).map(([label, text, ids]) => h("div", {}, h("dt", {}, label), h("dd", {}, text, cite(ids))))),
    ...timeline(page, inOrder(data, form.model, form.today)),
    ...charges(page),
  ];
}

function swapPage(page) {
  const { data, form, date } = page;
  const days = [data.date, data.until].filter(Boolean).map((each) => date(each)).join(" – ");
  const terms = (data.terms ?? []).map(({ by, gives }) => [by && country(by, form), gives].filter(Boolean).join(": "));
  const about = [days, data.place, (data.parties ?? []).map((code) => country(code, form)).join(", ")].filter(Boolean).join(" · ");
  const freed = form.freed();
  return [
    h("p", { class: "ct-preview-title" }, data.title ?? form.w("no_name")),
    h("p", { class: "ct-meta" }, about),
    ...summary(data.summary, page),
    freed.length ? h("ul", {}, ...freed.map(([name, state]) => h("li", {}, name, state ? h("small", {}, ` ${country(state, form)}`) : ""))) : "",
    ...terms.map((text) => h("p", { class: "ct-meta" }, text)),
    ...timeline(page, (data.events ?? []).map((item) => ({ kind: "event", item, date: item.date }))),
  ];
}

/** The summary's paragraphs with its citations as numbers; emphasis and links stay as they are written. */
function summary(given, { cite }) {
  const text = typeof given === "string" ? given : (given?.en ?? "");
  return text.split(/\n[ \t]*\n/).filter((part) => part.trim()).map((part) => {
    const pieces = part.split(CITATION);
    return h("p", {}, ...pieces.map((piece, index) => (index % 2 ? cite([piece]) : piece)));
  });
}

const filled = (form, key, values) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, () => value), form.w(key));

/** What a ruling decided: who was tried in absence, and by which other state, is said with it, as on the page. */
function ruling(each, form, data) {
  const kind = each.kind && labelOf("Ruling", "kind", each.kind, form);
  const total = each.total ? filled(form, "in_all", { total: each.total }) : "";
  const another = each.by && each.by !== data.detained_by ? country(each.by, form) : "";
  return [kind && String(each.in_absentia) === "true" ? filled(form, "in_absentia", { kind }) : kind, [each.sentence, total, another, each.ruling, each.court].filter(Boolean).join(" · ")];
}

/** Who calls the detention what, or expressly does not. */
function designation(each, form) {
  if (!each.as) return [""];
  const values = { by: each.by ? country(each.by, form) : "", kind: labelOf("Designation", "as", each.as, form) };
  return [filled(form, String(each.not) === "true" ? "designated_not" : "designated", values)];
}

/** Under which words the state stands: of who is free or barred from leaving nobody says that they are held. */
const holder = (status, form) => (form.model.held.includes(status) || !status ? "label_detained_by" : status === "restricted" ? "label_barred_by" : "label_last_held_by");

/** What happened and its details, by kind. */
export const SAID = {
  custody: (each, form) => [each.form && labelOf("Custody", "form", each.form, form), [form.known?.places?.find(([id]) => id === each.facility)?.[2] ?? each.facility, each.place].filter(Boolean).join(", ")],
  liberty: (each, form) => [form.w("label_liberty")],
  ruling,
  charge: (each) => [each.offence],
  designation,
  hearing: (each, form) => [each.purpose, [["moved", "cancelled"].includes(each.state) ? labelOf("Hearing", "state", each.state, form) : "", each.court].filter(Boolean).join(", ")],
  event: (each) => [each.event],
  release: (each, form) => [each.manner && labelOf("Release", "manner", each.manner, form), each.place],
  death: (each, form) => [form.w("label_death"), each.place],
};

function timeline({ data, form, cite, date }, moments) {
  const item = ({ kind, item: each, date: text }) => {
    const [what, details] = SAID[kind](each, form, data);
    return what && date(text) ? h("li", {}, h("time", {}, date(text)), h("span", {}, what, details ? h("small", {}, details) : "", cite(each.sources))) : null;
  };
  const items = moments.map(item).filter(Boolean);
  return items.length ? [h("p", { class: "ct-preview-head" }, form.w("label_timeline")), h("ol", { class: "ct-time" }, ...items)] : [];
}

function charges({ data, form, cite }) {
  if (!data.charges?.length) return [];
  return [
    h("p", { class: "ct-preview-head" }, form.w("label_charges")),
    ...data.charges.map((each) =>
      h("div", { class: "ct-charge" }, h("b", {}, each.offence ?? ""), cite(each.sources), each.allegation ? h("p", {}, form.w("label_allegation"), " ", each.allegation) : "", each.response ? h("p", {}, form.w("label_response"), " ", each.response) : ""),
    ),
  ];
}

function sources({ data, form }, numbers) {
  if (!numbers.size) return [];
  const item = (id) => {
    const source = data.sources?.[id] ?? {};
    return h("li", {}, source.title ?? id, h("small", {}, ` ${source.publisher ?? ""}`));
  };
  return [h("p", { class: "ct-preview-head" }, form.w("label_sources")), h("ol", { class: "ct-sources" }, ...[...numbers.keys()].map(item))];
}
