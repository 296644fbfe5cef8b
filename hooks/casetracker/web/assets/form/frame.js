// What stands around the fields of one file: the list of steps, the tabs, the draft, the previews, the check and the ways to send.

import { sorted } from "./controls.js";
import { copyOf, h } from "./dom.js";
import { question } from "./ending.js";
import { keeping } from "./draft_panel.js";

/** Put the frame into the form's place; the form keeps what it fills again and again. */
export function frame(form) {
  form.status = h("p", { class: "ct-away", role: "status", "aria-live": "polite" });
  form.tabs = h("div", { class: "ct-tabs" });
  form.fields = h("form", { class: "ct-fields-in", novalidate: true, autocomplete: "off", onsubmit: (event) => event.preventDefault() });
  form.end = h("div", { class: "ct-end" });
  form.yaml = h("pre", { class: "ct-yaml", tabindex: "0", "aria-label": form.w("file_so_far") });
  form.page = h("div", { class: "ct-preview", tabindex: "0", role: "region", "aria-label": form.w("page_so_far") });
  form.found = h("div", { class: "ct-found" });
  form.sending = h("div");
  form.tally = h("p", { class: "ct-tally", role: "status" });
  form.ending = ending(form);
  // Beside the fields the page is open; below them each is a line.
  const seen = (key, element, open) => h("details", { open, ontoggle: () => form.soon() }, h("summary", {}, form.w(key)), element);
  const side = h(
    "aside",
    { class: "ct-side-view", "aria-label": form.w("preview") },
    seen("page_so_far", form.page, matchMedia("(min-width: 62rem)").matches),
    seen("file_so_far", form.yaml, false),
  );
  const [told, kept] = keeping(form);
  form.place.replaceChildren(
    form.status,
    told,
    form.tabs,
    h("div", { class: "ct-columns" }, form.steps.nav, h("div", { class: "ct-step" }, form.correcting ? "" : question(form), form.fields, form.end, form.steps.foot, kept), side),
    datalist("ct-states", names(sorted(form.model.countries))),
    datalist("ct-citizenships", names([...citizenships(form.model), ...sorted(form.model.countries)])),
    datalist("ct-languages", names(form.languages)),
    datalist("ct-countries", Object.entries(form.model.countries)),
    datalist("ct-zones", form.model.zones.map((zone) => [zone, ""])),
    datalist("ct-cases", form.known.cases.map(([id, name]) => [id, name])),
    // A place by each of its spellings: browsers look for what is typed in the value and in the label.
    datalist("ct-places", (form.known.places ?? []).flatMap(([id, town, ...names]) => names.map((name) => [id, town && !name.includes(town) ? `${name}, ${town}` : name]))),
  );
}

const names = (options) => options.map(([, name]) => [name, ""]);
const citizenships = (model) => model.groups.Person.fields.find(({ key }) => key === "citizenships").kind.item.options;

const datalist = (id, options) => h("datalist", { id }, ...options.map(([value, label]) => h("option", { value, label: label || undefined })));

/** The check, and below it the ways to send; before anything is opened, that it is public and permanent, and the private way. */
function ending(form) {
  return [
    form.tally,
    h("button", { type: "button", class: "ct-button ct-primary ct-check-all", onclick: () => form.checkAll() }, form.w("check")),
    form.found,
    h("h3", {}, form.w("send_heading")),
    copyOf("ct-public"),
    form.sending,
  ];
}
