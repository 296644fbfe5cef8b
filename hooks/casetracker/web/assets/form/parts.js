// Pieces that several controls for groups and lists are made of.

import { help } from "./controls.js";
import { dateWords } from "./dates.js";
import { h } from "./dom.js";
import { holds, node as newNode } from "./nodes.js";

export const errorRoom = (node) => h("p", { class: "ct-error", id: `${node.uid}-error` });

/** What is wrong with a whole group stands below its name: at its end it would seem to be of the last thing in it. */
export const fieldset = (node, legend, ...inside) =>
  h("fieldset", { id: node.uid, tabindex: "-1", class: "ct-group", "aria-describedby": `${node.uid}-error` }, h("legend", {}, legend), errorRoom(node), ...inside);

export const button = (label, action, kind = "", more = {}) => h("button", { type: "button", class: `ct-button ${kind}`.trim(), onclick: action, ...more }, label);

/** A button beside the name of a thing, which takes it away: who sees it reads one word, who hears it all. */
function removeButton(name, action, form) {
  const shown = button("", action, "ct-remove");
  shown.append(h("span", { "aria-hidden": "true" }, form.w("take_out")), h("span", { class: "ct-unseen" }, form.w("remove", { what: name })));
  return shown;
}

export const needed = (field, form) => (field.must ? h("span", { class: "ct-needed" }, ` ${form.w("needed")}`) : "");

export const lower = (text) => (text.slice(0, 2) === text.slice(0, 2).toUpperCase() ? text : text[0].toLowerCase() + text.slice(1));

/** A box for a text that is no field of a file: what was typed into it stays in the draft. `look` is called with it at once and after each change. */
export function typedBox(form, tag, { id, look = () => undefined, ...attributes }) {
  const changed = () => {
    form.typed[id] = element.value;
    look(element.value);
    form.changed({ uid: id });
  };
  const element = h(tag, { id, dir: "auto", autocomplete: "off", spellcheck: "false", ...attributes, value: form.typed[id] ?? "", oninput: changed });
  look(element.value);
  return element;
}

export function focusFirst(element) {
  element.querySelector("input, select, textarea, button")?.focus();
}

/** Open a group that may be left out, or close it: what was written in it is kept in mind until it is opened anew. */
export function turnGroup(node, on, model, fields = node.fields) {
  node.removed = !on && holds(node) ? node.fields : null;
  node.on = on;
  node.fields = on ? fields : newNode(node.kind, undefined, { model }).fields;
}

/** A value as a line about its group shows it; empty where that has no room for it. */
function inWords(text, kind, { model, language }) {
  if (!text) return "";
  const words = {
    text: () => text,
    date: () => dateWords(text, model.words, language) || text,
    choice: () => kind.options.find(([word]) => word === text)?.[1] ?? text,
    body: () => (Object.hasOwn(model.countries, text) ? model.countries[text] : text),
  };
  return words[kind.is]?.() ?? "";
}

/** What a group says, in a few words; empty where it says nothing. */
export function brief(node, form) {
  if (!node.fields) return node.text?.trim() ?? "";
  const said = node.specs.map(({ key, kind }) => inWords(node.fields[key].text, kind, form)).filter(Boolean);
  const title = said.slice(0, 2).join(" · ");
  return title.length > 120 ? `${title.slice(0, 119)}…` : title;
}

/** Whether one of these nodes is on a way. */
export const anyOf = (nodes) => (way) => nodes.some((each) => way.includes(each));

/** Whether a group has all that it needs: where another is begun, it steps back. */
const isWhole = ({ specs, fields }) => specs?.every(({ key, must }) => !must || holds(fields[key])) ?? false;

/** A fold whose inside is made when it is first opened: a long record has thousands of controls. `holds` says whether it is on a way of nodes. */
export function fold(summary, holds, make, form, { kind = "", open = false, turned = () => undefined } = {}) {
  const element = h("details", { class: `ct-more ${kind}`.trim(), open, ontoggle: () => {
    turned(element.open);
    if (element.open) element.fill();
  } }, h("summary", {}, summary));
  element.holds = holds;
  element.fill = () => {
    element.fill = () => undefined;
    element.append(...make());
    form.soon();
  };
  if (open) element.fill();
  return element;
}

/** What was there before the person came stands behind a fold that says what it is, so that a long file stays in view. */
export function folded(node, form, make) {
  if (!node.before) return h("div", {}, ...make());
  return fold(brief(node, form), (way) => way.slice(0, -1).includes(node), make, form, { kind: "ct-before", open: node.open, turned: (open) => void (node.open = open) });
}

/** A line for something that was removed: what it was, and a button that puts it back. */
export function removedLine({ name, what }, back, form) {
  const said = what ? `${name} (${what})` : name;
  return h("p", { class: "ct-removed" }, form.w("removed", { what: said }), " ", button(form.w("put_back"), back, "ct-small", { "aria-label": form.w("put_back_what", { what: said }) }));
}

/**
 * A list or mapping: its items, drawn by `draw(item, name, remove)`, with a button that adds one below them. What is removed and held
 * something leaves a line from which it comes back. `events` are told of what was `removed` and put `back`. One that nobody needs and
 * nobody has begun is the button alone.
 */
export function series(node, field, list, { what, draw, make, events = {} }, form) {
  const items = h("div", { class: "ct-items" });
  const removed = h("div", { class: "ct-gone" });
  node.removed ??= [];
  const told = (key, name) => {
    form.say(form.w(key, { what: name }));
    form.changed(node);
  };
  const add = button("", () => {
    // The list in which one was added before folds too.
    if (form.adding !== stepBack) form.adding?.();
    form.adding = stepBack;
    stepBack();
    list().push(make());
    show();
    focusFirst(items.lastElementChild);
    told("added", `${what} ${list().length}`);
  });
  /** Fold what has all that it needs: whoever goes on to another thing is done with it. */
  const stepBack = () => {
    for (const each of list().map((item) => item.node ?? item)) if (isWhole(each)) Object.assign(each, { before: true, open: false });
    show();
  };
  const remove = (item, name) => {
    const index = list().indexOf(item);
    list().splice(index, 1);
    events.removed?.(item);
    const gone = { item, index, name, what: brief(item.node ?? item, form) };
    const inside = item.key?.own || holds(item.node ?? item);
    if (inside) node.removed.push(gone);
    show();
    (inside ? removed.lastElementChild.querySelector("button") : add).focus();
    told("removed", name);
  };
  const back = (gone) => {
    node.removed.splice(node.removed.indexOf(gone), 1);
    const index = Math.min(gone.index, list().length);
    list().splice(index, 0, gone.item);
    events.back?.(gone.item);
    show();
    focusFirst(items.children[index]);
    told("added", gone.name);
  };
  const show = () => {
    items.replaceChildren(
      ...list().map((item, index) => {
        const name = `${what} ${index + 1}`;
        return draw(item, name, removeButton(name, () => remove(item, name), form));
      }),
    );
    removed.replaceChildren(...node.removed.map((gone) => removedLine(gone, () => back(gone), form)));
    whole.classList.toggle("ct-none", !field.must && !list().length);
    add.textContent = form.w(list().length ? "add_another" : "add", { what: lower(what) });
  };
  const whole = fieldset(node, h("span", {}, field.label, needed(field, form)), help(node, field, form), items, removed, add);
  show();
  return whole;
}
