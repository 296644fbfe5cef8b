// Controls for single values, by kind. Each returns an element whose `id` is the node's, so that a problem finds its way to it.

import { dateWords } from "./dates.js";
import { h } from "./dom.js";
import { fold } from "../index/fold.js";
import { datesMeant } from "./date_guesses.js";

/** A labelled control with its help and room for its problem. */
export function labelled(node, field, form, control, { big = false } = {}) {
  const mark = field.must ? h("span", { class: "ct-needed" }, ` ${form.w("needed")}`) : null;
  control.setAttribute("aria-describedby", `${node.uid}-help ${node.uid}-error`);
  if (field.must) control.setAttribute("aria-required", "true");
  return h(
    "div",
    { class: big ? "ct-field ct-long" : "ct-field" },
    h("label", { for: node.uid }, field.question || field.label, mark),
    help(node, field, form),
    control,
    h("p", { class: "ct-error", id: `${node.uid}-error` }),
  );
}

export function help(node, field, form) {
  // What is chosen from a list needs no example of how it is written.
  const example = field.example && !["group", "many", "keyed", "choice", "country", "language", "id"].includes(field.kind.is) ? h("span", {}, " ", form.w("example"), " ", (field.kind.is === "date" && !field.example.includes("/") && dateWords(field.example, form.model.words, form.language)) || field.example) : null;
  const dates = field.kind.is === "date" && field.kind.form === "any" ? ` ${form.w("date_help")}` : "";
  return h("p", { class: "ct-help", id: `${node.uid}-help` }, field.ask || (field.question ? "" : field.help), dates, dates ? "" : example);
}

/** The control for a node that holds one text. */
export function single(node, field, form) {
  const { kind } = node;
  const change = (event) => {
    node.text = event.target.value;
    form.changed(node);
  };
  const asWritten = field.proper ? { spellcheck: "false", autocorrect: "off", autocapitalize: "words" } : {};
  const text = (more = {}) => h("input", { id: node.uid, type: "text", dir: "auto", value: node.text, oninput: change, autocomplete: "off", ...asWritten, ...more });
  switch (kind.is) {
    case "choice":
      return choice(node, field, form, kind.options);
    case "country":
      return typed(node, field, form, Object.entries(form.model.countries), "ct-states");
    case "citizenship":
      return typed(node, field, form, [...kind.options, ...Object.entries(form.model.countries)], "ct-citizenships");
    case "language":
      return typed(node, field, form, form.languages, "ct-languages");
    case "id":
      return labelled(node, field, form, reference(node, form, change));
    case "flag":
      return flag(node, field, form);
    case "date":
      return dated(node, field, form, change);
    case "body":
      return labelled(node, field, form, text({ list: "ct-countries" }));
    case "zone":
      return labelled(node, field, form, text({ list: "ct-zones" }));
    case "number":
      return labelled(node, field, form, text({ inputmode: "numeric", class: "ct-short" }));
    case "address":
      return labelled(node, field, form, text({ inputmode: "url", spellcheck: "false" }), { big: true });
    case "time":
      return labelled(node, field, form, text({ class: "ct-short", inputmode: "numeric" }));
    default:
      return kind.limit > 250 && field.key !== "title"
        ? labelled(node, field, form, h("textarea", { id: node.uid, dir: "auto", rows: kind.limit > 500 ? 2 : 1, value: node.text, oninput: change }), { big: true })
        : labelled(node, field, form, text(kind.of === "place" ? { list: "ct-places" } : {}), { big: kind.limit > 250 });
  }
}

const { compare } = new Intl.Collator();
export const sorted = (names) => Object.entries(names).sort((a, b) => compare(a[1], b[1]));

const MOST_PROPOSED = 4;

/** A box for one of many, by its name or code, with a list of them to type into. What is none of them stays as it is written; those that it can mean are buttons. */
function typed(node, field, form, options, list) {
  const named = (text) => options.find(([code, name]) => code === text || fold(name) === fold(text));
  const shown = () => options.find(([code]) => code === node.text)?.[1] ?? node.text;
  const said = h("p", { class: "ct-meaning", "aria-live": "polite" });
  const meant = (text) => {
    const begun = options.filter(([, name]) => fold(name).startsWith(fold(text)));
    const codes = form.rest?.codesMeant(text, node.kind, form.model) ?? [];
    return (begun.length ? begun : options.filter(([code]) => codes.includes(code))).slice(0, MOST_PROPOSED);
  };
  const propose = () => {
    const text = control.value.trim();
    const found = text.length < 3 || named(text) ? [] : meant(text);
    const choose = ([, name]) => h("button", { type: "button", class: "ct-button ct-small", onclick: () => {
      control.value = name;
      control.dispatchEvent(new Event("input"));
      control.focus();
    } }, name);
    control.toggleAttribute("data-asks", found.length > 0);
    said.replaceChildren(...(found.length ? [form.w(found.length > 1 ? "meant_which" : "meant_this"), " ", ...found.map(choose)] : []));
  };
  const control = h("input", {
    id: node.uid,
    type: "text",
    dir: "auto",
    list,
    "data-typed": true,
    value: shown(),
    autocomplete: "off",
    autocorrect: "off",
    spellcheck: "false",
    oninput: () => {
      const text = control.value.trim();
      node.text = named(text)?.[0] ?? text;
      propose();
      form.changed(node);
    },
    onchange: () => void (control.value = shown()),
    // Once it is left, what it lacks is told.
    onblur: () => form.soon(),
  });
  const whole = labelled(node, field, form, control);
  control.after(said);
  return whole;
}

export function select(node, form, options, change) {
  const control = h("select", { id: node.uid, onchange: change });
  fillSelect(control, options, node.text, form);
  return control;
}

/** Put `options` into a control, with `text` chosen, also where it is none of them. */
export function fillSelect(control, options, text, form) {
  const known = !text || options.some(([value]) => value === text) ? options : [[text, text], ...options];
  const option = (value, label) => h("option", { value, selected: value === text }, label);
  control.replaceChildren(option("", form.w("choose")), ...known.map(([value, label]) => option(value, label)));
}

/** Words to choose from, with what the chosen one means. */
function choice(node, field, form, options) {
  const meaning = h("p", { class: "ct-meaning" });
  const say = () => {
    meaning.textContent = options.find(([value]) => value === node.text)?.[2] ?? "";
  };
  const control = select(node, form, options, (event) => {
    node.text = event.target.value;
    say();
    form.changed(node);
  });
  control.refresh = () => {
    control.value = node.text;
    say();
  };
  say();
  const whole = labelled(node, field, form, control);
  control.after(meaning);
  return whole;
}

/** In a list of exchanges, the answer that it is none of them. */
export const NOT_THERE = "+";

/** The id of a swap, case or place: one of those that are published, or of this draft. */
function reference(node, form, change) {
  if (node.kind.of === "swap") return select(node, form, form.swaps(), (event) => (event.target.value === NOT_THERE ? form.describeExchange() : change(event)));
  return h("input", { id: node.uid, type: "text", value: node.text, oninput: change, list: node.kind.of === "place" ? "ct-places" : "ct-cases", autocomplete: "off", spellcheck: "false" });
}

function flag(node, field, form) {
  const wanted = String(node.kind.only);
  const box = h("input", {
    id: node.uid,
    type: "checkbox",
    checked: node.text === wanted,
    "aria-describedby": `${node.uid}-help ${node.uid}-error`,
    onchange: (event) => {
      node.text = event.target.checked ? wanted : "";
      form.changed(node);
    },
  });
  return h("div", { class: "ct-field" }, h("label", { for: node.uid, class: "ct-tick" }, box, " ", field.question || field.label), help(node, field, form), h("p", { class: "ct-error", id: `${node.uid}-error` }));
}

/** A date as a control shows it: in words, where those are read as the same date again. */
function dateShown(text, kind, form) {
  const said = dateWords(text, form.model.words, form.language);
  const meant = said ? datesMeant(said, kind.form, form.model.dates) : null;
  return meant?.certain && meant.dates[0] === text ? said : text;
}

/** A date as people write it, and below it at once what it is taken for; where it can be several, each is a button. */
function dated(node, field, form, change) {
  const said = h("p", { class: "ct-meaning", "aria-live": "polite" });
  const inWords = (text) => dateWords(text, form.model.words, form.language);
  const say = (text, isTyped) => {
    const meant = inWords(text) ? null : datesMeant(text, node.kind.form, form.model.dates);
    if (meant?.certain) [node.text] = meant.dates;
    const words = inWords(node.text.trim());
    const choices = meant && !meant.certain ? meant.dates : [];
    const choose = (date) => h("button", { type: "button", class: "ct-button ct-small", onclick: () => {
      set(date);
      control.focus();
    } }, inWords(date));
    // What asks is no fault beside it.
    control.toggleAttribute("data-asks", choices.length > 0);
    if (choices.length) said.replaceChildren(form.w(choices.length > 1 ? "meant_which" : "meant_this"), " ", ...choices.map(choose));
    else if (words) said.replaceChildren(isTyped || words !== control.value ? form.w("date_means", { date: words }) : "");
    else said.replaceChildren(lacksYear(text) ? form.w("date_no_year") : "");
  };
  const lacksYear = (text) => text !== "" && !/\d{4}/.test(text) && datesMeant(`${text} 2000`, node.kind.form, form.model.dates)?.dates.length > 0;
  const control = h("input", {
    id: node.uid,
    type: "text",
    class: "ct-short",
    value: dateShown(node.text.trim(), node.kind, form),
    autocomplete: "off",
    spellcheck: "false",
    oninput: (event) => {
      change(event);
      say(control.value.trim(), true);
    },
    // Whoever has left the field finds in it what the file holds, in words.
    onchange: () => control.refresh(),
  });
  control.refresh = () => {
    control.value = dateShown(node.text.trim(), node.kind, form);
  };
  say(node.text.trim(), false);
  const whole = labelled(node, field, form, control);
  const set = (date) => {
    control.value = dateShown(date, node.kind, form);
    control.dispatchEvent(new Event("input"));
  };
  const today = node.kind.form === "full" ? h("button", { type: "button", class: "ct-button ct-small", onclick: () => set(form.today) }, form.w("today")) : null;
  const beside = h("div", { class: "ct-dated" });
  control.replaceWith(beside);
  beside.append(control, ...[today, node.kind.form === "year" ? null : calendar(node, form, set)].filter(Boolean));
  beside.after(said);
  return whole;
}

/** A button that opens the browser's own calendar, for who would rather choose a day than write it. Null where it has none to open. */
function calendar(node, form, set) {
  if (!("showPicker" in HTMLInputElement.prototype)) return null;
  const days = h("input", { type: "date", class: "ct-unseen", tabindex: "-1", "aria-hidden": "true", "aria-label": form.w("calendar"), onchange: () => days.value && set(days.value) });
  const open = () => {
    days.value = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(node.text) ? node.text : "";
    days.showPicker();
  };
  return h("span", { class: "ct-calendar" }, h("button", { type: "button", class: "ct-button ct-small", onclick: open }, form.w("calendar")), days);
}
