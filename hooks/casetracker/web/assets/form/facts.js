// The quick way to a correction: who or what it is about, which of its facts, and then that one field.

import { h } from "./dom.js";
import { fold } from "../index/fold.js";
import { find, open } from "../search/find.js";
import { dateWords } from "./dates.js";
import { nameKeys } from "./names.js";
import { typedBox } from "./parts.js";
import { placeOf } from "./places.js";
import { shown, values } from "./changes.js";
import { pathText } from "./wording.js";

const MOST = 6;

/** `{near, records}`: the records that somebody can mean by `text`, `near` where none is called so. They are found as the site's search finds names, and people also by the sound of theirs, in any script. */
export function meant(text, known) {
  const heard = (nameKeys(text)[0] ?? "").split(" ").filter(Boolean);
  if (!heard.length || text.trim().length < 2) return { near: false, records: [] };
  const people = known.cases.map(([id, name, keys]) => [id, name, "", [], keys.join(" ")]);
  const swaps = known.swaps.map(([id, title, date]) => [id, title, date, []]);
  known.index ??= open({ words: { skip: "" }, fields: [], facts: [], groups: [["case", people], ["swap", swaps]] });
  const { found, near, whole } = find(known.index, text);
  const read = whole ? found.map(({ entry: { folder, id, title } }) => `${folder} ${id} ${title}`) : [];
  const sounding = known.cases.filter(([, , keys]) => keys.some((key) => heard.every((word) => key.split(" ").some((each) => each.startsWith(word))))).map(([id, name]) => `case ${id} ${name}`);
  const all = [...new Set(near ? [...sounding, ...read] : [...read, ...sounding])].slice(0, MOST);
  return { near: near && !sounding.length, records: all.map((each) => each.split(" ")).map(([kind, id, ...name]) => ({ kind, id, name: name.join(" ") })) };
}

/** Of whom a record is, beside the name: who holds or held the person and since when, or the day of an exchange. */
function beside({ kind, id }, form) {
  const [, , more, holder, since] = (kind === "case" ? form.known.cases : form.known.swaps).find(([each]) => each === id);
  return kind === "case" ? [form.model.countries[holder] ?? holder, since].filter(Boolean).join(", ") : dateWords(more, form.model.words, form.language);
}

/** A box to find the record in that is to be corrected. */
export function finder(form) {
  const found = h("ul", { class: "ct-found-records" });
  const said = h("p", { class: "ct-help", role: "status" });
  const look = (text) => {
    const { near, records } = meant(text, form.known);
    found.replaceChildren(...records.map((each) => h("li", {}, h("a", { href: `?${each.kind}=${each.id}` }, each.name), " ", h("small", {}, beside(each, form)))));
    said.textContent = text.trim().length < 2 ? "" : form.w(!records.length ? "found_none" : near ? "found_near" : "found_records", { number: records.length });
  };
  const box = typedBox(form, "input", { id: "ct-find", type: "text", autocorrect: "off", look });
  return h("div", { class: "ct-field" }, h("label", { for: "ct-find" }, form.w("find_record")), box, said, found);
}

/** All facts of the record that is corrected, each a way to its field. */
export function facts(form) {
  const { doc } = form;
  const list = h("ul", { class: "ct-facts-list" });
  const all = [...values(doc.data, form.model.records[doc.kind].fields, form.model)].map(({ path, kind, value }) => {
    const place = placeOf({ rule: "", path, values: {} }, doc, form);
    const go = (event) => {
      event.preventDefault();
      form.steps.goTo(doc.where.get(pathText(path)), { alone: true });
    };
    const text = shown(value, kind, form);
    const said = text.length > 140 ? `${text.slice(0, 139)}…` : text;
    return { words: fold(`${place} ${text}`).split(/[^\p{L}\p{N}]+/u), element: h("li", {}, h("a", { href: `#${doc.where.get(pathText(path))}`, onclick: go }, place), " ", h("span", { dir: "auto" }, said)) };
  });
  const look = (text) => {
    const words = fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    // A short number is one: the '2' of 'Custody 2' is none of '2023'.
    const isIn = (word, there) => there.some((each) => (/^\d\d?$/.test(word) ? each === word : each.startsWith(word)));
    for (const { words: there, element } of all) element.hidden = !words.every((word) => isIn(word, there));
    none.textContent = all.every(({ element }) => element.hidden) ? form.w("which_fact_none") : "";
  };
  const none = h("p", { class: "ct-help", role: "status" });
  list.append(...all.map(({ element }) => element));
  const box = typedBox(form, "input", { id: "ct-which", type: "text", look });
  return [h("div", { class: "ct-field" }, h("label", { for: "ct-which" }, form.w("which_fact")), h("p", { class: "ct-help" }, form.w("which_fact_help")), box, none), list];
}
