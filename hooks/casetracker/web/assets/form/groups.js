// Controls for what holds other values: groups and lists.

import { citations, prose } from "./citation_controls.js";
import { help, single } from "./controls.js";
import { h } from "./dom.js";
import { keyed } from "./mappings.js";
import { anyOf, button, errorRoom, fieldset, focusFirst, fold, folded, lower, removedLine, series, turnGroup } from "./parts.js";
import { hasControl, holds, isCitations, node as newNode } from "./nodes.js";

const MOST_NAMED = 3;

/** The element for a field. */
export function fieldElement(node, field, form) {
  switch (node.kind.is) {
    case "group":
      return group(node, field, form);
    case "many":
      return isCitations(node.kind) ? citations(node, field, form) : list(node, field, form);
    case "keyed":
      return keyed(node, field, form, fieldsOf);
    case "prose":
      return prose(node, field, form);
    default:
      return single(node, field, form);
  }
}

/** The fields of a group: first those that are needed or filled in, and behind a fold the others. */
export function fieldsOf(node, form) {
  const shown = [];
  const rest = [];
  for (const spec of node.specs) {
    const inner = node.fields[spec.key];
    if (!hasControl(inner)) continue;
    const isShown = spec.must || spec.front || holds(inner) || node.specs.length < 6;
    (isShown ? shown : rest).push([inner, spec]);
  }
  const element = ([inner, spec]) => fieldElement(inner, spec, form);
  const more = rest.length ? [fold(form.w("more_fields", { names: namesOf(rest) }), anyOf(rest.map(([inner]) => inner)), () => rest.map(element), form)] : [];
  // A group's sources stand last in a file; here too, below what they bear out.
  const sources = shown.filter(([, { key }]) => key === "sources");
  return [...shown.filter((each) => !sources.includes(each)).map(element), ...more, ...sources.map(element)];
}

/** What stands behind a fold: the names of the first fields of it. */
const namesOf = (fields) => fields.slice(0, MOST_NAMED).map(([, { label }]) => lower(label)).join(", ") + (fields.length > MOST_NAMED ? " …" : "");

function group(node, field, form) {
  const holder = h("div", { class: "ct-optional" });
  const show = () => {
    if (node.on) {
      const remove = field.must ? null : button(form.w("remove", { what: lower(field.label) }), turnOff, "ct-remove");
      holder.replaceChildren(fieldset(node, h("span", {}, field.label), help(node, field, form), ...fieldsOf(node, form), remove ?? ""));
    } else {
      const add = button(form.w("add", { what: lower(field.label) }), () => turnOn(), "", { id: node.uid });
      const back = node.removed ? [removedLine({ name: field.label }, () => turnOn(node.removed), form)] : [];
      holder.replaceChildren(h("p", { class: "ct-legend" }, field.label), ...back, add, h("p", { class: "ct-help" }, field.help), errorRoom(node));
    }
    holder.classList.toggle("ct-none", !node.on);
  };
  const turn = (on, said, fields) => {
    turnGroup(node, on, form.model, fields);
    show();
    focusFirst(holder);
    form.say(form.w(said, { what: field.label }));
    form.changed(node);
  };
  const turnOn = (fields) => turn(true, "added", fields);
  const turnOff = () => turn(false, "removed");
  show();
  return holder;
}

/** A list of groups, of names, of texts or of codes. */
function list(node, field, form) {
  const { item } = node.kind;
  const isGroup = item.is === "group" || item.is === "alias";
  const draw = (each, name, remove) =>
    isGroup
      ? fieldset(each, name, folded(each, form, () => [...fieldsOf(each, form), remove]))
      : h("div", { class: "ct-row" }, single(each, { key: field.key, label: name, help: "", must: false, kind: item }, form), remove);
  const make = () => newNode(item, undefined, { model: form.model });
  return series(node, field, () => node.items, { what: form.nameOf(field, item), draw, make }, form);
}
