// Controls for what holds other values: groups, lists, sources by id, citations, and prose.

import { help, labelled, select, single } from "./controls.js";
import { h } from "./dom.js";
import { slug } from "../index/fold.js";
import { entry, node as newNode } from "./state.js";

/** The element for a field. */
export function fieldElement(node, field, form) {
  switch (node.kind.is) {
    case "group":
      return group(node, field, form);
    case "many":
      if (node.kind.item.is === "id" && node.kind.item.of === "source") return citations(node, field, form);
      return list(node, field, form);
    case "keyed":
      return keyed(node, field, form);
    case "prose":
      return prose(node, field, form);
    default:
      return single(node, field, form);
  }
}

const fieldset = (node, legend, ...inside) =>
  h("fieldset", { id: node.uid, tabindex: "-1", class: "ct-group", "aria-describedby": `${node.uid}-error` }, h("legend", {}, legend), ...inside, h("p", { class: "ct-error", id: `${node.uid}-error` }));

/** The fields of a group: first those that are needed or filled in, and behind a fold the others. */
export function fieldsOf(node, form) {
  const shown = [];
  const folded = [];
  for (const spec of node.specs) {
    if (spec.kind.of === "entry") continue; // nobody is asked for an id: it is given
    const inner = node.fields[spec.key];
    const element = fieldElement(inner, spec, form);
    (spec.must || spec.front || isFilled(inner) || node.specs.length < 6 ? shown : folded).push(element);
  }
  const fold = folded.length ? [h("details", { class: "ct-more" }, h("summary", {}, form.w("more_fields", { number: folded.length })), ...folded)] : [];
  // A group's sources stand last in a file; here too, below what they bear out.
  const sources = node.specs.at(-1)?.key === "sources" ? [shown.pop()] : [];
  return [...shown, ...fold, ...sources];
}

const isFilled = (node) => Boolean(node.text) || Boolean(node.items?.length) || Boolean(node.entries?.length) || Object.values(node.fields ?? {}).some((each) => node.on && isFilled(each));

function group(node, field, form) {
  const holder = h("div", { class: "ct-optional" });
  const show = (focus) => {
    holder.replaceChildren();
    if (!node.on) {
      const add = h("button", { type: "button", class: "ct-button", id: node.uid, onclick: () => turn(true) }, form.w("add", { what: lower(field.label) }));
      holder.append(h("p", { class: "ct-legend" }, field.label), h("p", { class: "ct-help" }, field.help), add, h("p", { class: "ct-error", id: `${node.uid}-error` }));
      if (focus) add.focus();
      return;
    }
    const remove = field.must ? null : h("button", { type: "button", class: "ct-button ct-remove", onclick: () => turn(false) }, form.w("remove", { what: lower(field.label) }));
    const legend = field.must ? [field.label, h("span", { class: "ct-needed" }, ` ${form.w("needed")}`)] : [field.label];
    holder.append(fieldset(node, h("span", {}, ...legend), help(node, field, form), ...fieldsOf(node, form), remove));
    if (focus) focusFirst(holder);
  };
  const turn = (on) => {
    node.on = on;
    show(true);
    form.say(on ? form.w("added", { what: field.label }) : form.w("removed", { what: field.label }));
    form.changed(node);
  };
  show(false);
  return holder;
}

export function focusFirst(element) {
  element.querySelector("input, select, textarea, button")?.focus();
}

/** What was there before the person came stands behind a fold that says what it is, so that a long file stays in view. */
function folded(node, form, ...inside) {
  if (!node.before) return h("div", {}, ...inside);
  const said = node.specs
    .map(({ key, kind }) => [kind, node.fields[key].text])
    .filter(([kind, text]) => text && ["text", "date", "choice", "party"].includes(kind.is))
    .map(([kind, text]) => (kind.is === "choice" ? kind.options.find(([word]) => word === text)?.[1] : form.model.countries[kind.is === "party" ? text : ""] ?? text));
  const title = said.slice(0, 2).join(" · ");
  return h("details", { class: "ct-more ct-before", open: node.open, ontoggle: (event) => void (node.open = event.target.open) }, h("summary", {}, title.length > 120 ? `${title.slice(0, 119)}…` : title), ...inside);
}

/** A list: of groups, of names, of texts or of codes. */
function list(node, field, form) {
  const { item } = node.kind;
  const isGroup = item.is === "group" || item.is === "alias";
  const what = form.nameOf(field, item);
  const items = h("div", { class: isGroup ? "ct-items" : "ct-items ct-plain" });
  const add = h("button", { type: "button", class: "ct-button", onclick: () => {
    node.items.push(newNode(item, undefined, form.model));
    show();
    focusFirst(items.lastElementChild);
    form.say(form.w("added", { what: `${what} ${node.items.length}` }));
    form.changed(node);
  } });
  const show = () => {
    items.replaceChildren(
      ...node.items.map((each, index) => {
        const name = `${what} ${index + 1}`;
        const take = h("button", { type: "button", class: "ct-button ct-remove", onclick: () => {
          node.items.splice(index, 1);
          show();
          add.focus();
          form.say(form.w("removed", { what: name }));
          form.changed(node);
        } }, form.w("remove", { what: name }));
        if (isGroup) return fieldset(each, name, folded(each, form, ...fieldsOf(each, form), take));
        const spec = { key: field.key, label: name, help: "", must: false, kind: item };
        return h("div", { class: "ct-row" }, single(each, spec, form), take);
      }),
    );
    add.textContent = form.w(node.items.length ? "add_another" : "add", { what: lower(what) });
  };
  show();
  const mark = field.must ? h("span", { class: "ct-needed" }, ` ${form.w("needed")}`) : "";
  return fieldset(node, h("span", {}, field.label, mark), help(node, field, form), items, add);
}

export const lower = (text) => (text.slice(0, 2) === text.slice(0, 2).toUpperCase() ? text : text[0].toLowerCase() + text.slice(1));

/** A mapping: sources by their ids, or names by language. */
function keyed(node, field, form) {
  const isSources = node.kind.key.is === "id";
  const what = isSources ? form.w("source") : form.w("name_in_language");
  const items = h("div", { class: "ct-items" });
  const add = h("button", { type: "button", class: "ct-button", onclick: () => {
    const made = entry(node.kind, "", undefined, form.model);
    made.key.own = !isSources;
    node.entries.push(made);
    show();
    focusFirst(items.lastElementChild);
    form.say(form.w("added", { what: `${what} ${node.entries.length}` }));
    if (isSources) form.sourcesChanged();
    form.changed(node);
  } });
  const show = () => {
    items.replaceChildren(
      ...node.entries.map((each, index) => {
        const name = `${what} ${index + 1}`;
        const take = h("button", { type: "button", class: "ct-button ct-remove", onclick: () => {
          node.entries.splice(index, 1);
          show();
          add.focus();
          form.say(form.w("removed", { what: name }));
          if (isSources) form.sourcesChanged();
          form.changed(node);
        } }, form.w("remove", { what: name }));
        if (!isSources) return fieldset(each, name, ...nameFields(each, node, field, form), take);
        return fieldset(each.node, name, folded(each.node, form, ...sourceFields(each, node, form), take));
      }),
    );
    add.textContent = form.w(node.entries.length ? "add_another" : "add", { what: lower(what) });
  };
  show();
  const mark = field.must ? h("span", { class: "ct-needed" }, ` ${form.w("needed")}`) : "";
  return fieldset(node, h("span", {}, field.label, mark), help(node, field, form), items, add);
}

function sourceFields(each, node, form) {
  const id = h("input", { id: each.key.uid, type: "text", value: each.key.text, spellcheck: "false", autocomplete: "off", class: "ct-short", oninput: (event) => rename(event.target.value, true) });
  const rename = (text, own) => {
    const before = each.key.text;
    each.key.text = text;
    each.key.own = own;
    form.renameSource(before, text);
    form.changed(each.key);
  };
  const spec = { key: "id", label: form.w("source_id"), help: form.w("source_id_help"), must: true, example: "", kind: node.kind.key };
  const labelOf = labelled(each.key, spec, form, id);
  // An id that nobody wrote follows the publisher and the year.
  const propose = () => {
    if (each.key.own === undefined) each.key.own = each.key.text !== "";
    if (!each.key.own) {
      const { publisher, date } = each.node.fields;
      const base = slug([publisher.text, /[0-9]{4}/.exec(date.text)?.[0] ?? ""].join(" "));
      const others = node.entries.filter((other) => other !== each).map((other) => other.key.text);
      let free = base;
      for (let count = 2; base && others.includes(free); count++) free = `${base}-${count}`;
      if (free !== each.key.text) {
        rename(free, false);
        id.value = free;
      }
    }
    form.sourcesChanged();
  };
  const holder = h("div", { oninput: propose }, ...fieldsOf(each.node, form));
  return [holder, labelOf];
}

function nameFields(each, node, field, form) {
  const taken = () => node.entries.filter((other) => other !== each).map((other) => other.key.text);
  const languages = Object.entries(form.model.languages).filter(([code]) => code.length === 2).sort((a, b) => a[1].localeCompare(b[1]));
  const choose = select(each.key, form, languages, (event) => {
    each.key.text = event.target.value;
    form.changed(each.key);
  }, taken());
  const spec = { key: "", label: form.w("language"), help: "", must: true, example: "", kind: { is: "language" } };
  return [labelled(each.key, spec, form, choose), single(each.node, { key: "", label: form.w("name"), help: "", must: true, example: "", kind: node.kind.value }, form)];
}

/** The sources of a group: a tick for each source of the file. */
function citations(node, field, form) {
  const boxes = h("div", { class: "ct-boxes" });
  const show = () => {
    const sources = form.sources();
    const chosen = node.items.map((item) => item.text);
    const gone = chosen.filter((id) => id && !sources.some(([known]) => known === id));
    boxes.replaceChildren(
      ...[...sources, ...gone.map((id) => [id, form.w("no_such_source")])].map(([id, label]) => {
        const box = h("input", { type: "checkbox", value: id, checked: chosen.includes(id), onchange: (event) => {
          if (event.target.checked) node.items.push(newNode(node.kind.item, id, form.model));
          else node.items = node.items.filter((item) => item.text !== id);
          form.changed(node);
        } });
        return h("label", { class: "ct-tick" }, box, " ", h("code", {}, id), label ? ` ${label}` : "");
      }),
    );
    if (!boxes.childElementCount) boxes.append(h("p", { class: "ct-help" }, form.w("no_sources_yet")));
  };
  boxes.refresh = show;
  form.citing.add(boxes);
  show();
  const mark = field.must ? h("span", { class: "ct-needed" }, ` ${form.w("needed")}`) : "";
  return h("fieldset", { id: node.uid, tabindex: "-1", class: "ct-cites", "aria-describedby": `${node.uid}-error` }, h("legend", {}, field.label, mark), help(node, field, form), boxes, h("p", { class: "ct-error", id: `${node.uid}-error` }));
}

/** The summary: a text a language, with a button for each source that puts its citation where the cursor is. */
function prose(node, field, form) {
  const items = h("div");
  const show = () => items.replaceChildren(...node.entries.map((each) => text(each)));
  const text = (each) => {
    const area = h("textarea", { id: each.node.uid, rows: 8, value: each.node.text, oninput: (event) => {
      each.node.text = event.target.value;
      form.changed(each.node);
    } });
    const buttons = h("p", { class: "ct-citing" });
    buttons.refresh = () => {
      const sources = form.sources();
      buttons.replaceChildren(
        sources.length ? form.w("cite_here") : form.w("no_sources_yet"),
        ...sources.map(([id, label]) => h("button", { type: "button", class: "ct-button ct-small", title: label, onclick: () => {
          const at = area.selectionEnd;
          area.setRangeText(`[^${id}]`, at, at, "end");
          area.dispatchEvent(new Event("input"));
          area.focus();
        } }, id)),
      );
    };
    form.citing.add(buttons);
    buttons.refresh();
    const label = node.entries.length > 1 ? `${field.label} (${form.model.languages[each.key.text] ?? each.key.text})` : field.label;
    const whole = labelled(each.node, { ...field, label }, form, area, { big: true });
    area.after(buttons);
    return whole;
  };
  show();
  const add = select({ uid: `${node.uid}-language`, text: "" }, form, Object.entries(form.model.languages).filter(([code]) => code.length === 2).sort((a, b) => a[1].localeCompare(b[1])), (event) => {
    if (!event.target.value || node.entries.some((each) => each.key.text === event.target.value)) return;
    node.entries.push(entry({ key: { is: "language" }, value: { is: "prose-text" } }, event.target.value, "", form.model));
    event.target.value = "";
    show();
    form.changed(node);
    items.lastElementChild.querySelector("textarea").focus();
  });
  const more = h("details", { class: "ct-more" }, h("summary", {}, form.w("summary_language")), h("div", { class: "ct-field" }, h("label", { for: `${node.uid}-language` }, form.w("language")), add));
  return h("div", { id: node.uid, tabindex: "-1" }, items, more, h("p", { class: "ct-error", id: `${node.uid}-error` }));
}
