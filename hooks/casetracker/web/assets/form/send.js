// What can be done with a finished file: copy it, open the right page on the code host, keep it as a file, or send it in private.

import { copyOf, h } from "./dom.js";
import { bundle } from "./bundle.js";
import { issuePage, page } from "./host.js";
import { placeOf } from "./problems.js";
import { changes } from "./changes.js";

/**
 * The panel for all files of a draft, with what they change: several go together. While something is missing or wrong, the `number` of it,
 * nothing opens a page of the code host: there nobody could do anything with it.
 */
export function sendPanel(number, form) {
  const isReady = number === 0;
  const files = form.docs.map((doc) => fileOf(doc, form));
  const each = files.map((file) => section(file, isReady, form));
  const told = form.docs.filter((doc) => doc.title).map((doc) => h("li", {}, h("b", { dir: "auto" }, doc.title), h("ul", {}, ...changesOf(doc, form).map((line) => h("li", { dir: "auto" }, line)))));
  return [
    ...(told.length ? [h("p", {}, form.w("changes")), h("ul", { class: "ct-changes-of-draft" }, ...told)] : []),
    isReady ? null : h("p", { class: "ct-help" }, form.w("not_yet")),
    ...(files.length > 1 ? [together(files, isReady, form), h("details", { class: "ct-more" }, h("summary", {}, form.w("one_by_one")), ...each)] : each),
    h("p", { class: "ct-help" }, form.w("no_account"), " ", copyOf("ct-private")),
  ].filter(Boolean);
}

function fileOf(doc, form) {
  const text = doc.text();
  return { path: `${form.record}/${doc.path}`, name: doc.path, title: doc.title, text, was: doc.original?.text ?? null, isNew: !doc.original, changed: text !== doc.original?.text, anew: doc.anew };
}

/** What a file changes in the record, in words. */
function changesOf(doc, form) {
  const { kind, data, before } = doc;
  const { fields } = form.model.records[kind];
  if (!before) return [form.w(`change_new_${kind}`)];
  const lines = [...changes(before, data, fields, form)].map(({ path, key, values }) => {
    const place = placeOf({ rule: "", path, values: {} }, { kind, data: key === "change_gone" ? before : data }, form);
    return `${place}: ${form.w(key, values)}`;
  });
  return lines.length ? lines : [form.w("change_none")];
}

/** All files as one contribution: one issue, of which a maintainer makes one request, or one file. */
function together(files, isReady, form) {
  const changed = files.filter((file) => file.isNew || file.changed);
  const text = bundle(changed);
  const title = changed.map((file) => file.title).filter(Boolean).join(", ").slice(0, 120);
  const host = isReady && changed.length ? issuePage(form.edit, title, text) : null;
  return section({ name: "contribution.txt", text, host, isNew: true, heading: form.w("together"), opens: "open_together", steps: host && form.w(host.filled ? "steps_together" : "steps_together_paste") }, isReady, form);
}

function section(file, isReady, form) {
  const mayOpen = isReady && (file.isNew || file.changed);
  const host = file.host !== undefined ? file.host : mayOpen ? page(form.edit, file.path, file.text, file.isNew) : null;
  const name = file.name.slice(file.name.lastIndexOf("/") + 1);
  const said = h("span", { class: "ct-said", role: "status" });
  const copy = async () => {
    // Marked at once and not by the clipboard's own interface alone: the page that opens takes the focus, and with it that right.
    said.textContent = form.w(marked(file.text) || (await copied(file.text)) ? "copied" : "not_copied");
  };
  const open = host
    ? h("a", { class: "ct-button ct-primary", href: host.open, target: "_blank", rel: "noopener noreferrer", onclick: () => void (host.filled || copy()) }, form.w(host.filled ? (file.opens ?? "open_filled") : "copy_and_open"))
    : null;
  const steps = host ? h("p", { class: "ct-help" }, file.steps ?? form.w(host.filled ? "steps_filled" : file.isNew ? "steps_new" : "steps_change", { file: name })) : null;
  return h(
    "section",
    { class: "ct-send" },
    h("h3", {}, file.heading ?? h("code", {}, file.path), !file.isNew && !file.changed ? h("small", {}, ` ${form.w("unchanged")}`) : ""),
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
