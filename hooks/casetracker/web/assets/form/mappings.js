// Controls for mappings: sources by their ids, and names by language.

import { labelled, select, single } from "./controls.js";
import { h } from "./dom.js";
import { fieldset, folded, series } from "./parts.js";
import { checkNote, filledIn } from "./paste_box.js";
import { freeLabel, labelOf, proposed, relabel } from "./sources.js";
import { newEntry } from "./nodes.js";

/** A mapping; `fieldsOf` makes the controls of a group within it. */
export function keyed(node, field, form, fieldsOf) {
  const isSources = node.gone !== undefined;
  const draw = isSources
    ? (each, name, remove) => fieldset(each.node, name, folded(each.node, form, () => [...sourceFields(each, form, fieldsOf), remove].filter(Boolean)))
    : (each, name, remove) => fieldset({ uid: `${each.key.uid}-name` }, name, ...nameFields(each, node, form), remove);
  const events = {
    // As long as something cites what was removed nobody else has its label.
    removed: (each) => node.gone?.push(each),
    back: (each) => {
      if (!isSources) return;
      node.gone = node.gone.filter((gone) => gone !== each);
      each.key.text = freeLabel(node, each.key.text, each);
    },
  };
  const make = () => newEntry(node, { model: form.model });
  return series(node, field, () => node.entries, { what: form.w(isSources ? "source" : "name_in_language"), draw, make, events }, form);
}

function sourceFields(each, form, fieldsOf) {
  const { root } = form.doc;
  const give = (label) => {
    if (label === each.key.text) return;
    form.wrote(relabel(root, each, label));
    form.changed(each.key);
  };
  const leave = () => {
    const { label, refused } = labelOf(root, each, box.value);
    form.refuse(each.key, refused && form.w(refused, { id: label ?? "", still: each.key.text }));
    if (!refused) {
      each.key.own = true;
      give(label);
    }
    box.value = each.key.text;
  };
  const box = h("input", { id: each.key.uid, type: "text", value: each.key.text, spellcheck: "false", autocomplete: "off", class: "ct-short", onchange: leave });
  const spec = { key: "id", label: form.w("source_id"), help: form.w("source_id_help"), must: true, example: "", kind: each.key.kind };
  const name = labelled(each.key, spec, form, box);
  const follow = () => {
    give(proposed(root, each));
    box.value = each.key.text;
  };
  const more = h("details", { class: "ct-more" }, h("summary", {}, form.w("source_more")), name);
  const changed = (event) => {
    follow();
    if (event.target.id === each.node.fields.url.uid) void filledIn(each, form);
  };
  return [checkNote(each, form), h("div", { onchange: changed }, ...fieldsOf(each.node, form)), more];
}

function nameFields(each, node, form) {
  const choose = select(each.key, form, form.languages, (event) => {
    const code = event.target.value;
    const isTaken = code && node.entries.some((other) => other !== each && other.key.text === code);
    form.refuse(each.key, isTaken && form.w("language_taken", { language: form.model.languages[code] }));
    if (isTaken) {
      event.target.value = each.key.text;
      return;
    }
    each.key.text = code;
    each.key.own = code !== "";
    form.changed(each.key);
  });
  const spec = { key: "", label: form.w("language"), help: "", must: true, example: "", kind: { is: "language" } };
  return [labelled(each.key, spec, form, choose), single(each.node, { key: "", label: form.w("name"), proper: true, help: "", must: true, example: "", kind: node.kind.value }, form)];
}
