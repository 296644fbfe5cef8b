// The way to several sources at once: a text is pasted, and each source that it names becomes an entry.

import { copyOf, h } from "./dom.js";
import { button, focusFirst, typedBox } from "./parts.js";
import { addressKey, Cited, takenApart } from "./source_parser.js";
import { proposed, relabel } from "./sources.js";
import { entry, holds, newEntry } from "./nodes.js";

/** The record's own sources; they are asked for when the first one is pasted. Where they do not come, nothing is known of any. */
async function citedSources(form) {
  form.cited ??= (async () => {
    try {
      const answer = await fetch(`${form.shared}contribute/sources.json`);
      return new Cited(answer.ok ? await answer.json() : [], form.known.archives);
    } catch {
      return new Cited([], form.known.archives);
    }
  })();
  return form.cited;
}

const urlOf = (each) => each.node.fields.url.text;

/** The box in which sources are pasted, those of the node `cites`, if there is one; for who has none, the private way. */
export function pasteBox(form, { id = "ct-paste", cites = null } = {}) {
  const area = typedBox(form, "textarea", { id, rows: 2, "aria-describedby": `${id}-help` });
  const take = async () => {
    const { doc } = form;
    const cited = await citedSources(form);
    const { sources } = doc.root.fields;
    const there = new Set(sources.entries.map((each) => addressKey(urlOf(each))).filter(Boolean));
    const found = takenApart(area.value, cited, form.model);
    const fresh = found.filter(({ url }) => !url || !there.has(addressKey(url)));
    cites?.cites.push(...sources.entries.filter(({ node: { fields } }) => found.some(({ url }) => url && addressKey(url) === addressKey(fields.url.text))).filter((each) => !cites.cites.includes(each)));
    if (cites) form.changed(cites);
    if (!fresh.length) return form.say(form.w(found.length ? "pasted_there" : "pasted_none"));
    sources.entries = sources.entries.filter((each) => each.key.own || holds(each.node));
    const made = fresh.map((fields) => add(fields, doc.root, form));
    cites?.cites.push(...made);
    form.typed[id] = "";
    form.written = true;
    form.show();
    const { uid, before } = made.at(-1).node;
    // Of one fact alone only a source that lacks something leads away from it.
    if (!cites || !before) {
      form.steps.goTo(uid, { alone: cites !== null });
      focusFirst(document.getElementById(uid));
    } else document.getElementById(cites.uid).focus();
    return form.say(form.w("pasted", { number: fresh.length, known: fresh.filter(({ url }) => url && cited.at(url)).length }));
  };
  return h(
    "div",
    { class: "ct-field ct-asked" },
    h("label", { for: id }, form.w(cites ? "paste_here" : "paste")),
    h("p", { class: "ct-help", id: `${id}-help` }, form.w("paste_help")),
    area,
    h("p", { class: "ct-actions" }, button(form.w("paste_take"), take)),
    h("p", { class: "ct-help" }, form.w("nothing_to_cite"), " ", copyOf("ct-private")),
  );
}

function add(fields, root, form) {
  const { sources } = root.fields;
  const made = entry(sources.kind, "", fields, { model: form.model });
  made.key.text = newEntry(sources, { model: form.model }).key.text;
  // What is whole stands behind its title; what lacks something is open.
  made.node.before = ["title", "publisher", "url"].every((key) => fields[key]);
  sources.entries.push(made);
  relabel(root, made, proposed(root, made));
  return made;
}

/** Fill in what the record knows of the source of that entry, once its address is there and nothing else. */
export async function filledIn(each, form) {
  const { fields } = each.node;
  if (!fields.url.text.trim() || fields.title.text || fields.publisher.text) return;
  const there = (await citedSources(form)).at(fields.url.text);
  if (!there || fields.title.text || fields.publisher.text) return;
  for (const [key, text] of Object.entries(there)) if (!fields[key].text) fields[key].text = text;
  relabel(form.doc.root, each, proposed(form.doc.root, each));
  form.written = true;
  form.show();
  document.getElementById(fields.url.uid)?.focus();
  form.say(form.w("known_source"));
}
