// What stands around the fields of one file: what to add, the draft, the tabs, the previews, the check and the ways to send.

import { copyOf, h } from "./dom.js";
import { setMode } from "./exchange.js";
import { keeping } from "./keeping.js";

/** Put the frame into the form's place; the form keeps what it fills again and again. */
export function frame(form) {
  form.status = h("p", { class: "ct-away", role: "status", "aria-live": "polite" });
  form.tabs = h("div", { class: "ct-tabs" });
  form.fields = h("form", { class: "ct-fields-in", novalidate: true, autocomplete: "off", onsubmit: (event) => event.preventDefault() });
  form.yaml = h("pre", { class: "ct-yaml", tabindex: "0", "aria-label": form.w("file_so_far") });
  form.page = h("div", { class: "ct-preview", tabindex: "0", role: "region", "aria-label": form.w("page_so_far") });
  form.found = h("div", { class: "ct-found" });
  form.sending = h("div");
  form.tally = h("p", { class: "ct-tally", role: "status" });
  const side = h(
    "aside",
    { class: "ct-side-view", "aria-label": form.w("preview") },
    h("details", { open: true }, h("summary", {}, form.w("page_so_far")), form.page),
    h("details", { open: true }, h("summary", {}, form.w("file_so_far")), form.yaml),
  );
  form.place.replaceChildren(
    form.status,
    ...(form.correcting ? [] : [choice(form)]),
    keeping(form),
    form.tabs,
    h("div", { class: "ct-columns" }, h("div", {}, form.fields, end(form)), side),
    datalist("ct-countries", Object.entries(form.model.countries)),
    datalist("ct-zones", form.model.zones.map((zone) => [zone, ""])),
    datalist("ct-cases", form.known.cases.map(([id, name]) => [id, name])),
  );
}

const datalist = (id, options) => h("datalist", { id }, ...options.map(([value, label]) => h("option", { value, label: label || undefined })));

/** The check, and below it the ways to send; before anything is opened, that it is public and permanent, and the private way. */
function end(form) {
  return h(
    "section",
    { class: "ct-end" },
    h("h2", { id: "check", tabindex: "-1" }, form.w("check_heading")),
    form.tally,
    h("button", { type: "button", class: "ct-button ct-primary", onclick: () => form.checkAll() }, form.w("check")),
    form.found,
    h("h2", {}, form.w("send_heading")),
    copyOf("ct-public"),
    form.sending,
  );
}

function choice(form) {
  const option = (mode) =>
    h(
      "label",
      { class: "ct-tick" },
      h("input", { type: "radio", name: "mode", value: mode, checked: form.mode === mode, onchange: () => setMode(form, mode) }),
      " ",
      form.w(`mode_${mode}`),
    );
  return h("fieldset", { class: "ct-choice" }, h("legend", {}, form.w("mode")), option("case"), option("swap"), option("both"));
}
