// Where the draft is, how to keep or delete it, which others there are, and what the person has to know of all that.

import { h } from "./dom.js";
import { button } from "./parts.js";

/** The address of this form for the same purpose, with another draft. */
function addressOf(draft) {
  const asked = new URLSearchParams(location.search);
  asked.set("draft", draft);
  return `${location.pathname}?${asked}`;
}

/** Two elements: what has to be told, which `form.notes` says, and how the draft is kept. `form.showKeeping()` draws both again. */
export function keeping(form) {
  const [told, kept] = [h("div", { class: "ct-keeping" }), h("div", { class: "ct-keeping" })];
  form.showKeeping = () => {
    told.replaceChildren(...notes(form));
    kept.replaceChildren(...ways(form));
  };
  form.showKeeping();
  return [told, kept];
}

function notes(form) {
  return [
    ...[...form.notes].map(([key, values]) => h("p", { class: "ct-warning", role: "alert" }, form.w(key, values))),
    form.unknown ? unknown(form) : null,
    ...form.unreadable.map((each) => unreadable(each, form)),
    others(form).length ? list(form) : null,
  ].filter(Boolean);
}

function ways(form) {
  const { drafts } = form;
  const keep = (event) => {
    drafts.keep(event.target.checked);
    form.written = true;
    form.save();
    form.showKeeping();
    form.soon();
    document.getElementById("ct-keep").focus();
  };
  const forget = () => {
    form.closed = true;
    drafts.delete();
    location.assign(addressOf("new"));
  };
  const another = drafts.kept || others(form).length ? h("a", { href: addressOf("new"), target: "_blank", rel: "noopener" }, form.w("another_draft")) : null;
  return [
    h("p", { class: "ct-help" }, form.w(drafts.kept ? "draft_on_device" : "draft_in_tab")),
    h("label", { class: "ct-tick" }, h("input", { id: "ct-keep", type: "checkbox", checked: drafts.kept, onchange: keep }), " ", form.w("keep")),
    asking(form.w("delete_draft"), form.w("delete_draft_ask"), forget, form, () => form.written || form.resumed),
    another,
  ].filter(Boolean);
}

/** A button that asks, in its place, before it does what can't be undone; where `needed` is false there is nothing to ask about. */
function asking(label, question, action, form, needed = () => true) {
  const place = h("span", { class: "ct-asking" });
  const ask = () => {
    if (!needed()) return action();
    const no = button(form.w("delete_no"), rest, "ct-small");
    const yes = button(form.w("delete_yes"), action, "ct-small");
    place.replaceChildren(h("span", { role: "group", "aria-label": question, onkeydown: (event) => event.key === "Escape" && rest() }, `${question} `, yes, " ", no));
    return no.focus();
  };
  const rest = () => {
    place.replaceChildren(start);
    start.focus();
  };
  const start = button(label, ask, "ct-small");
  place.append(start);
  return place;
}

function unknown(form) {
  const { kind, id } = form.unknown;
  const list = h("a", { href: `${form.root}${kind === "case" ? "cases" : "swaps"}/` }, form.w(`all_${kind}`));
  return h("p", { class: "ct-warning", role: "alert" }, form.w(`unknown_${kind}`, { id }), " ", list);
}

/** A draft that this form can't read: it is still there, and can be had as it is. */
function unreadable(each, form) {
  const take = () => {
    const address = URL.createObjectURL(new Blob([each.text], { type: "text/plain" }));
    const link = h("a", { href: address, download: "draft.txt" });
    form.place.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };
  const drop = () => {
    for (const { store, key } of each.places) form.drafts.drop(store, key, each.text);
    form.unreadable = form.unreadable.filter((other) => other !== each);
    form.showKeeping();
    form.say(form.w("unreadable_deleted"));
  };
  return h(
    "div",
    { class: "ct-warning", role: "alert" },
    h("p", {}, form.w("unreadable")),
    h("p", { class: "ct-actions" }, button(form.w("unreadable_take"), take, "ct-small"), asking(form.w("unreadable_delete"), form.w("delete_draft_ask"), drop, form)),
  );
}

const others = (form) => form.drafts.others().filter(({ key }) => !form.unreadable.some(({ places }) => places.some((place) => place.key === key)));

function list(form) {
  // What is in this tab alone no other tab can open.
  const where = ({ store }) => (store === "localStorage" ? { target: "_blank", rel: "noopener" } : {});
  const clock = new Intl.DateTimeFormat(form.language === "en" ? "en-GB" : form.language, { dateStyle: "long", timeStyle: "short" });
  const when = ({ draft }) => form.w("draft_of", { day: clock.format(new Date(draft.saved)) });
  const item = (each) => h("li", {}, h("a", { href: addressOf(each.draft.id), ...where(each) }, each.draft.title || form.w("no_name")), " ", when(each));
  return h("div", { class: "ct-drafts" }, h("p", {}, form.w("other_drafts")), h("ul", {}, ...others(form).map(item)));
}
