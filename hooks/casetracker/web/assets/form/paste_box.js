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
      return new Cited(await answer.json(), form.known.archives);
    } catch {
      form.cited = null; // the next one asks again
      return new Cited([], form.known.archives);
    }
  })();
  return form.cited;
}

const keyOf = (each) => addressKey(each.node.fields.url.text);

/** The box in which sources are pasted, those of the node `cites`, if there is one; for who has none, the private way. */
export function pasteBox(form, { id = "ct-paste", cites = null } = {}) {
  const area = typedBox(form, "textarea", { id, rows: 2, "aria-describedby": `${id}-help` });
  const outcome = h("p", { class: "ct-meaning", id: `${id}-outcome` });
  const say = (...said) => {
    form.say(said.join(" "));
    // By its id: the box may have been drawn anew since.
    (document.getElementById(outcome.id) ?? outcome).textContent = said.join(" ");
  };
  const take = async (event) => {
    // The second press of a double one finds nothing left.
    if (event.detail > 1) return;
    const cited = await citedSources(form);
    // Read now: while an answer was awaited, the box may have been emptied by another press, and another file be on the screen.
    const found = takenApart(form.typed[id] ?? "", cited, form.model);
    const { root } = form.doc;
    const { sources } = root.fields;
    if (!found.length) return say(form.w("pasted_none"));
    const named = new Set(found.map(({ fields: { url = "" } }) => addressKey(url)).filter(Boolean));
    const there = sources.entries.filter((each) => named.has(keyOf(each)));
    const known = new Set(there.map(keyOf));
    const fresh = found.filter(({ fields: { url = "" } }) => !known.has(addressKey(url)));
    if (fresh.length) sources.entries = sources.entries.filter((each) => each.key.own || holds(each.node));
    const made = fresh.map((source) => add(source, root, form));
    cites?.cites.push(...[...there, ...made].filter((each) => !cites.cites.includes(each)));
    form.typed[id] = "";
    form.written = true;
    form.show();
    goTo(made, there, cites, form);
    const number = (which) => fresh.filter(({ fields }) => which(fields)).length;
    return say(
      ...(fresh.length ? [form.w("pasted", { number: fresh.length, known: number(({ url }) => url && cited.at(url)) })] : [form.w("pasted_there")]),
      ...(number(({ url }) => !url) ? [form.w("pasted_no_address")] : []),
      ...(cites && cites.cites.length > found.length ? [form.w("pasted_beside")] : []),
    );
  };
  return h(
    "div",
    { class: "ct-field ct-asked" },
    h("label", { for: id }, form.w(cites ? "paste_here" : "paste")),
    h("p", { class: "ct-help", id: `${id}-help` }, form.w("paste_help")),
    area,
    h("p", { class: "ct-actions" }, button(form.w("paste_take"), take, "", { id: `${id}-take` })),
    outcome,
    h("p", { class: "ct-help" }, form.w("nothing_to_cite"), " ", copyOf("ct-private")),
  );
}

/** Lead to the first source that somebody has to look at; else stay where the sources were pasted. */
function goTo(made, there, cites, form) {
  const open = made.find(({ node }) => !node.before);
  if (open) {
    form.steps.goTo(open.node.uid, { alone: cites !== null });
    return focusFirst(document.getElementById(open.node.uid));
  }
  if (!cites) return document.getElementById("ct-paste-take").focus();
  const { key } = made.at(-1) ?? there.at(-1);
  return document.querySelector(`[id="${cites.uid}"] input[value="${key.text}"]`).focus();
}

function add({ fields, left, isSure }, root, form) {
  const { sources } = root.fields;
  const made = entry(sources.kind, "", fields, { model: form.model });
  made.key.text = newEntry(sources, { model: form.model }).key.text;
  // What is whole stands behind its title; what lacks something, or was guessed at, is open.
  const isWhole = ["title", "publisher", "url"].every((key) => fields[key]);
  made.node.before = isWhole && isSure;
  if (left || (isWhole && !isSure)) form.typed[checkOf(made)] = left;
  sources.entries.push(made);
  relabel(root, made, proposed(root, made));
  return made;
}

/** Under which name the draft has what of a pasted text found no field in that source. */
const checkOf = ({ id }) => `ct-check-${id}`;

/** What somebody has to look at in a source that was pasted, until they say that they did; null where there is nothing. */
export function checkNote(each, form) {
  const key = checkOf(each);
  if (!Object.hasOwn(form.typed, key)) return null;
  const done = () => {
    delete form.typed[key];
    form.changed(each.node);
    note.nextElementSibling.querySelector("input").focus();
    note.remove();
  };
  const left = form.typed[key];
  const note = h("p", { class: "ct-is-warning" }, form.w("paste_check"), " ", ...(left ? [form.w("paste_left"), " ", h("q", { dir: "auto" }, left), " "] : []), button(form.w("paste_checked"), done, "ct-small"));
  return note;
}

/** Fill in what the record knows of the source of that entry, once its address is there and nothing else. */
export async function filledIn(each, form) {
  const { doc } = form;
  const { fields } = each.node;
  if (!fields.url.text.trim() || fields.title.text || fields.publisher.text) return;
  const there = (await citedSources(form)).at(fields.url.text);
  if (!there || fields.title.text || fields.publisher.text || !doc.root.fields.sources.entries.includes(each)) return;
  for (const [key, text] of Object.entries(there)) if (!fields[key].text) fields[key].text = text;
  relabel(doc.root, each, proposed(doc.root, each));
  form.written = true;
  // Whoever writes in another field by now goes on there.
  const { id } = document.activeElement;
  form.show();
  document.getElementById(id)?.focus();
  form.say(form.w("known_source"));
}
