// The end: what a contribution changes, and the ways to send it, whatever it holds: to the code host in one, file by file in the host's
// editor, or as one file in private; and without an account, where the tracker takes that.

import { bundle } from "./bundle.js";
import { changesInWords } from "./changes.js";
import { copyOf, h } from "./dom.js";
import { nameOfFile } from "./exchange.js";
import { fileSteps, hostOf, issuePage, issueSteps, page } from "./host.js";
import { button } from "./parts.js";

/**
 * Fill the panel for all files of a draft, where something of them is another since it was filled: what is replaced while somebody
 * presses it takes no click. While something is missing or wrong, the `number` of it, nothing opens a page of the code host: there
 * nobody could do anything with it.
 */
export function showSending(number, form) {
  const files = form.docs.map((doc) => fileOf(doc, form));
  const now = JSON.stringify([number, files]);
  if (now === form.sent) return;
  form.sent = now;
  const changed = files.filter((file) => file.isNew || file.changed);
  const told = form.docs.map((doc) => h("li", {}, h("b", { dir: "auto" }, nameOfFile(doc, form)), h("ul", {}, ...changesInWords(doc, form).map(line)), doc.anew ? h("p", { class: "ct-warning" }, form.w("anew")) : null, ...withoutFreed(doc, form)));
  const ways = changed.length ? waysFor(changed, number === 0, form) : [];
  form.sending.replaceChildren(h("p", {}, form.w("changes")), h("ul", { class: "ct-changes-of-draft" }, ...told), ...ways);
}

/** Of a new exchange: each party that let nobody go of those who are written beside it. */
function withoutFreed({ kind, data, original }, form) {
  if (kind !== "swap" || original || data.kind === "release" || form.docs.length < 2) return [];
  const holders = new Set(form.docs.map((doc) => doc.data.detained_by));
  return (data.parties ?? []).filter((code) => !holders.has(code)).map((code) => h("p", { class: "ct-warning" }, form.w("nobody_freed_by", { party: form.model.countries[code] ?? code })));
}

const line = (parts) => h("li", { dir: "auto" }, ...parts.map((part) => (Array.isArray(part) ? h(part[0], {}, part[1]) : part)));

function fileOf(doc, form) {
  const text = doc.text();
  return { path: `${form.record}/${doc.path}`, name: doc.path, title: doc.title, text, was: doc.original?.text ?? null, isNew: !doc.original, changed: text !== doc.original?.text };
}

function waysFor(files, isReady, form) {
  const host = hostOf(form.edit);
  const text = bundle(files);
  const title = files.map((file) => file.title).filter(Boolean).join(", ").slice(0, 120);
  return [
    isReady || !(host || form.post) ? null : h("p", { class: "ct-help" }, form.w("not_yet")),
    isReady && form.post ? form.post.show(title, text) : null,
    isReady && host ? inOne(title, text, host, form) : null,
    isReady && host ? h("details", { class: "ct-more" }, h("summary", {}, form.w("in_editor", { host: host.name })), ...files.map((file) => inEditor(file, host, form))) : null,
    inPrivate(text, isReady, isReady && (host !== null || form.post !== null), form),
  ].filter(Boolean);
}

/** All of it at the code host: as one issue, of which a request is made there. Nobody has to know what a fork is. */
function inOne(title, text, host, form) {
  const opened = issuePage(form.edit, title, text);
  return opened && way(form.w("in_one", { host: host.name }), opened, text, issueSteps(host, opened.filled), host, form);
}

/** One file in the editor of the code host. */
function inEditor(file, host, form) {
  const name = file.name.slice(file.name.lastIndexOf("/") + 1);
  const opened = page(form.edit, file.path, file.text, file.isNew);
  const more = [button(form.w("copy"), (event) => copy(file.text, event.target.parentNode, form)), button(form.w("download"), () => download(name, file.text))];
  return way(h("code", {}, file.path), opened, file.text, fileSteps(host, file.isNew, opened.filled), host, form, more);
}

function way(heading, opened, text, steps, host, form, more = []) {
  const open = h("a", { class: `ct-button${more.length ? "" : " ct-primary"}`, href: opened.open, target: "_blank", rel: "noopener noreferrer" }, form.w(`${opened.filled ? "open" : "copy_and_open"}_${more.length ? "editor" : "at"}`, { host: host.name }));
  const actions = h("p", { class: "ct-actions" }, open, ...more);
  if (!opened.filled) open.addEventListener("click", () => void copy(text, actions, form));
  return h("section", { class: "ct-send" }, h("h3", {}, heading), actions, stepsOf(steps, { host: host.name }, form));
}

const stepsOf = (steps, values, form) => h("ol", { class: "ct-help" }, ...steps.map((key) => h("li", {}, form.w(key, values))));

/** Whether the foot of the page says that nobody reads its addresses. */
const isDemonstration = () => document.querySelector(".ct-demonstration") !== null;

/** The one file to send by the private way, folded away where there is another; what is unfinished may go too. */
function inPrivate(text, isReady, isFolded, form) {
  const actions = h("p", { class: "ct-actions" }, button(form.w("save_file"), () => download("contribution.txt", text), "", { "aria-describedby": "ct-in-private" }), button(form.w("copy_text"), () => copy(text, actions, form)));
  const steps = h("ol", { class: "ct-help" }, h("li", {}, form.w("private_save")), h("li", {}, form.w("private_send"), " ", copyOf("ct-private")), h("li", {}, form.w(isDemonstration() ? "private_demo" : isReady ? "private_read" : "private_unfinished")));
  return h("details", { class: "ct-more", id: "ct-in-private", open: !isFolded }, h("summary", {}, form.w(isFolded ? "in_private_too" : "in_private")), h("section", { class: "ct-send" }, actions, steps));
}

async function copy(text, actions, form) {
  const said = actions.querySelector(".ct-said") ?? actions.appendChild(h("span", { class: "ct-said", role: "status" }));
  // Marked at once and not by the clipboard's own interface alone: the page that opens takes the focus, and with it that right.
  said.textContent = form.w(marked(text) || (await copied(text)) ? "copied" : "not_copied");
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
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(address);
}
