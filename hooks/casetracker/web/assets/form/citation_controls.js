// Controls that cite sources: the ticks of a group, and the text with its marks.

import { labelled, select } from "./controls.js";
import { dateWords } from "./dates.js";
import { h } from "./dom.js";
import { button, errorRoom, needed } from "./parts.js";
import { entry, PROSE } from "./nodes.js";
import { hostOf } from "./source_parser.js";

const shortened = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** A source as people speak of it: by its publisher, title and day. `number` is its place among the sources, where it has none of these and no address yet. */
export function described(source, form, number) {
  const { publisher, title, date } = source.node.fields;
  const named = [publisher.text.trim(), shortened(title.text.trim(), 60)].filter(Boolean).join(": ");
  const day = dateWords(date.text.trim(), form.model.words, form.language);
  return [named || hostOf(source.node.fields.url.text) || (number ? form.w("source_number", { number }) : source.key.text), day].filter(Boolean).join(", ");
}

/** The sources of a group: a tick for each source of the file. */
export function citations(node, field, form) {
  const boxes = h("div", { class: "ct-boxes" });
  const none = h("p", { class: "ct-help" }, form.w("no_sources_yet"));
  const tick = (source) => {
    const box = h("input", { type: "checkbox", checked: node.cites.includes(source), onchange: () => {
      node.cites = node.cites.filter((each) => each !== source);
      if (box.checked) node.cites.push(source);
      form.changed(node);
    } });
    const label = h("span", { dir: "auto" });
    const element = h("label", { class: "ct-tick" }, box, " ", label);
    return { element, update: (said) => [box.value, label.textContent] = [source.key.text, said] };
  };
  const renew = keptInPlace(boxes, tick);
  boxes.refresh = () => {
    const sources = form.sources();
    const gone = node.cites.filter((each) => !sources.some(([source]) => source === each)).map((each) => [each, `${described(each, form)} ${form.w("no_such_source")}`]);
    renew([...sources, ...gone]);
    none.hidden = sources.length + gone.length > 0;
  };
  form.citing.add(boxes);
  boxes.refresh();
  return h("fieldset", { id: node.uid, tabindex: "-1", class: "ct-cites", "aria-describedby": `${node.uid}-error` }, h("legend", {}, field.label, needed(field, form)), boxes, none, errorRoom(node));
}

/**
 * A function that shows elements in `holder`, one a source, made by `make`. What stays is changed where it stands: an element that is
 * replaced while somebody presses it takes no click.
 */
function keptInPlace(holder, make) {
  const shown = new Map();
  return (sources) => {
    const wanted = new Map(sources);
    for (const [source, { element }] of shown) {
      if (!wanted.has(source)) {
        element.remove();
        shown.delete(source);
      }
    }
    let before = null;
    for (const [source, said] of wanted) {
      if (!shown.has(source)) shown.set(source, make(source));
      const { element, update } = shown.get(source);
      if (element.parentNode !== holder || element.previousElementSibling !== before) before ? before.after(element) : holder.prepend(element);
      update(said);
      before = element;
    }
  };
}

/** The summary: a text a language, with a button for each source that puts its citation where the cursor is. */
export function prose(node, field, form) {
  const items = h("div");
  const show = () => items.replaceChildren(...node.entries.map((each) => text(each)));
  const text = (each) => {
    const area = h("textarea", { id: each.node.uid, dir: "auto", rows: 5, value: each.node.text, oninput: (event) => {
      each.node.text = event.target.value;
      form.changed(each.node);
    } });
    const buttons = h("span");
    const begin = h("span");
    const cite = (source) => {
      const element = button("", () => {
        const at = area.selectionEnd;
        area.setRangeText(`[^${source.key.text}]`, at, at, "end");
        area.dispatchEvent(new Event("input"));
        area.focus();
      }, "ct-small");
      return { element, update: (said) => (element.textContent = said) };
    };
    const renew = keptInPlace(buttons, cite);
    buttons.refresh = () => {
      const sources = form.sources();
      begin.textContent = form.w(sources.length ? "cite_here" : "no_sources_yet");
      renew(sources);
    };
    form.citing.add(buttons);
    buttons.refresh();
    const label = node.entries.length > 1 ? `${field.label} (${form.model.languages[each.key.text] ?? each.key.text})` : field.label;
    const whole = labelled(each.node, { ...field, label }, form, area, { big: true });
    area.after(h("p", { class: "ct-citing" }, begin, " ", buttons));
    return whole;
  };
  show();
  const choice = { uid: `${node.uid}-language`, text: "" };
  const add = select(choice, form, form.languages, (event) => {
    const code = event.target.value;
    event.target.value = "";
    if (!code) return;
    if (!node.entries.some((each) => each.key.text === code)) {
      node.entries.push(entry(PROSE, code, "", { model: form.model }));
      show();
      form.changed(node);
    }
    // Also where there is a text in that language already: this is the one.
    const at = node.entries.findIndex((each) => each.key.text === code);
    items.children[at].querySelector("textarea").focus();
  });
  const more = h("details", { class: "ct-more" }, h("summary", {}, form.w("summary_language")), h("div", { class: "ct-field" }, h("label", { for: choice.uid }, form.w("language")), add));
  return h("div", { id: node.uid, tabindex: "-1" }, items, more, errorRoom(node));
}
