// What can be done with a finished file: copy it, open the right page on the code host, keep it as a file, or send it in private.

import { copyOf, h } from "./dom.js";
import { page } from "./host.js";

/** The panel for all files of a draft. `files` are `{path, text, isNew, changed}`. */
export function sendPanel(files, form) {
  return [...files.map((file) => section(file, form)), h("p", { class: "ct-help" }, form.w("no_account"), " ", copyOf("ct-private"))];
}

function section(file, form) {
  const host = page(form.edit, file.path, file.text, file.isNew);
  const name = file.path.slice(file.path.lastIndexOf("/") + 1);
  const said = h("span", { class: "ct-said", role: "status" });
  const copy = async () => {
    // Marked at once and not by the clipboard's own interface alone: the page that opens takes the focus, and with it that right.
    said.textContent = form.w(marked(file.text) || (await copied(file.text)) ? "copied" : "not_copied");
  };
  const open = host
    ? h("a", { class: "ct-button ct-primary", href: host.open, target: "_blank", rel: "noopener noreferrer", onclick: () => void (host.filled || copy()) }, form.w(host.filled ? "open_filled" : "copy_and_open"))
    : null;
  const steps = host ? h("p", { class: "ct-help" }, form.w(host.filled ? "steps_filled" : file.isNew ? "steps_new" : "steps_change", { file: name })) : null;
  return h(
    "section",
    { class: "ct-send" },
    h("h3", {}, h("code", {}, file.path), !file.isNew && !file.changed ? h("small", {}, ` ${form.w("unchanged")}`) : ""),
    file.anew ? h("p", { class: "ct-warning" }, form.w("anew")) : null,
    steps,
    h(
      "p",
      { class: "ct-actions" },
      open,
      h("button", { type: "button", class: "ct-button", onclick: copy }, form.w("copy")),
      h("button", { type: "button", class: "ct-button", onclick: () => download(name, file.text) }, form.w("download")),
      said,
    ),
  );
}

/** Put `text` on the clipboard at once; return whether that went. */
function marked(text) {
  const focused = document.activeElement;
  const area = h("textarea", { value: text, class: "ct-away", "aria-hidden": "true" });
  document.getElementById("ct-form").append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  focused?.focus();
  return done;
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/yaml" }));
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(address);
}
