// The status index: narrows, sorts and looks back. Without it the whole list stands in the page and its parts.
// Nothing is loaded before a reader asks for something; then one file, and a second once words are searched, from this site.
// Nothing is stored.
import "./tracker.js";
import { csv } from "./index/csv.js";
import { isDay, iso, number } from "./index/day.js";
import { control, draw } from "./index/line.js";
import { chip, counted, PAGE, row } from "./index/list.js";
import { once } from "./index/load.js";
import { lists } from "./index/options.js";
import { address, asked, fileName, FILTERS, isAsked, KEYS, refused } from "./index/question.js";
import { open } from "./index/record.js";
import { sayings } from "./index/said.js";
import { among, prepare, select } from "./index/select.js";
import { table } from "./index/table.js";
import { xlsx } from "./index/xlsx.js";

const at = (id) => document.getElementById(id);
const form = at("ct-filter");
const { on, text } = form.elements;
const place = control(form, (day) => going({ on: day }));
const line = at("f-line");
const count = at("ct-count");
const first = number(on.min);
const last = number(on.max);
const options = lists(form);

let question = asked(location.search, options.choices);
let record;
let said;
let shown = { rows: [] };
let drawn = "";

const load = once(form.dataset.record, (data) => {
  record = open(data, number(new Date().toISOString().slice(0, 10)));
  said = sayings(record);
});
const searched = once(form.dataset.search, (data) => data);
const more = once(form.dataset.rows, (data) => data);

/** What a search by words needs beside the record. */
const loadSearch = () => Promise.all([load(), searched()]).then(([, data]) => prepare(record, data));

/** Make the page show what `question` asks. `typed` leaves the field alone in which the reader is writing. */
async function show({ typed = false } = {}) {
  options.show(question, String);
  if (!typed) for (const key of ["text", "on", "sort"]) form.elements[key].value = question[key];
  place(isDay(question.on) ? number(question.on) : NaN, said);
  at("f-now").disabled = !question.on;
  if (!isAsked(question) && !record) return plain();
  const mine = question;
  try {
    await (question.text ? loadSearch() : load());
  } catch {
    return giveUp();
  }
  if (mine !== question) return undefined;
  form.hidden = false;
  chips();
  takes(true);
  at("ct-taken").textContent = "";
  const faults = refused(question, options.choices, on.max);
  if (faults.length) return refuse(faults);
  picture();
  shown = select(record, question);
  options.count(shown.numbers, said.number);
  if (!isAsked(question)) {
    count.textContent = "";
    return plain();
  }
  question.page = Math.min(question.page, Math.max(1, Math.ceil(shown.rows.length / PAGE)));
  count.textContent = counted(record, said, shown, question);
  list();
  at("ct-results").hidden = !shown.rows.length;
  at("ct-whole").hidden = true;
  return undefined;
}

/** The list as the page came with it. */
function plain() {
  at("ct-results").hidden = true;
  at("ct-chips").hidden = true;
  at("ct-chips").replaceChildren();
  at("ct-whole").hidden = false;
}

/** What can't be answered is said, and no list stands there for an answer. */
function refuse(faults) {
  const sentences = faults.map(({ why, value }) => said.say(why, { value: value.slice(0, 100), last: said.day(last) }));
  count.textContent = `${[...sentences, said.say("refused")].join(". ")}.`;
  options.count(null);
  at("ct-results").hidden = true;
  at("ct-whole").hidden = true;
  shown = { rows: [], day: last };
  takes(false);
}

/** Whether there are rows to take along. */
function takes(some) {
  for (const id of ["ct-csv", "ct-xlsx"]) at(id).disabled = !some;
}

/** Where a file does not come, the page is what it is without this script, and a sentence stands in place of the filters. */
function giveUp() {
  const inside = form.contains(document.activeElement);
  form.hidden = true;
  plain();
  count.textContent = at("ct-late").textContent;
  if (inside) count.focus();
}

/** The line of all cases that the filters leave, whatever their status; drawn anew only when those filters change. */
function picture() {
  const of = address({ ...question, status: [], on: "", sort: "", page: 1 });
  if (of !== drawn || !line.classList.contains("ct-drawn")) {
    const by = record.countries.flatMap(([code], place) => (question.by.includes(code) ? [place] : []));
    draw(line, record, said, among(record, question), first, by);
    line.classList.add("ct-drawn");
    drawn = of;
  }
  place(question.on ? number(question.on) : NaN, said);
}

function list() {
  const start = (question.page - 1) * PAGE;
  const rows = shown.rows.slice(start, start + PAGE).map((each) => row(record, said, form.dataset.cases, each));
  at("ct-rows").replaceChildren(...rows);
  at("ct-results").querySelector("thead .ct-n").textContent = said.say(question.on ? "daysThen" : "days");
  const pages = Math.ceil(shown.rows.length / PAGE);
  at("ct-pager").hidden = pages < 2;
  at("ct-page").textContent = said.say("page", { page: said.number(question.page), pages: said.number(pages) });
  at("ct-before").disabled = question.page < 2;
  at("ct-after").disabled = question.page >= pages;
}

/** A chip for each value of a filter, the text and the day; the order is one only where there is no such order. */
function chips() {
  const single = ["text", "on", ...(options.choices.sort.includes(question.sort) ? [] : ["sort"])];
  const made = KEYS.flatMap((key) => {
    if (!FILTERS.includes(key)) return single.includes(key) && question[key] ? [gone(worded(key), { [key]: "" }, form.elements[key])] : [];
    const without = (value) => ({ [key]: question[key].filter((each) => each !== value) });
    return question[key].map((value) => gone(options.worded(key, value), without(value), options.opener(key)));
  });
  at("ct-chips").replaceChildren(...made);
  at("ct-chips").hidden = !made.length;
  at("f-number").textContent = made.length || "";
}

/** A chip that asks without its filter. It is gone with it: the reader goes on at the next one, or where the filter was. */
function gone(label, change, field) {
  return chip(said, label, async () => {
    await ask(change);
    const next = at("ct-chips").querySelector("button") ?? field;
    (next.checkVisibility() ? next : at("f-filters")).focus();
  });
}

/** The text, the day or the order in words, such as `On this date: 1 May 2024`. */
function worded(key) {
  const value = question[key];
  if (key === "on") return `${said.say("onDay")}: ${isDay(value) ? said.day(number(value)) : value}`;
  return `${form.querySelector(`label[for="f-${key}"]`).textContent}: ${value}`;
}

/** Ask something else. A new view is a new entry of the history; `quiet` changes the one at hand, as while typing. */
function ask(change, { quiet = false, typed = false } = {}) {
  question = { ...question, page: 1, ...change };
  const target = address(question, location.search) || location.pathname;
  if (quiet) history.replaceState(null, "", target);
  else if (target !== (location.search || location.pathname)) history.pushState(null, "", target);
  return show({ typed });
}

let began = false;
/** While something is typed or drawn along, the first change makes an entry and the rest change it. */
function going(change) {
  const quiet = began;
  began = true;
  return ask(change, { quiet, typed: true });
}

text.addEventListener("input", () => going({ text: text.value.trim() }));
on.addEventListener("input", () => {
  if (on.value && on.validity.valid) going({ on: on.value });
});
// A day that is typed to its end is asked whatever it is, so that the list never stands beside a day that it is not of.
on.addEventListener("blur", () => {
  if (on.validity.badInput) load().then(() => refuse([{ why: "bad-day", value: "" }]), giveUp);
  else if (on.value !== question.on && (on.value || !question.on)) ask({ on: on.value }, { typed: true });
});
form.addEventListener("change", (event) => {
  began = false;
  const { name, type, value } = event.target;
  if (type === "checkbox") ask({ [name]: options.chosen(name) });
  if (name === "sort") ask({ sort: value });
  if (event.target === on && (on.validity.valid || !on.value)) ask({ on: on.value }, { quiet: true });
});
form.addEventListener("submit", (event) => event.preventDefault());
// Where a name is asked, the line is drawn with the rows, once there is what a search needs.
form.addEventListener("focusin", () => load().then(() => question.text || picture(), giveUp), { once: true });
text.addEventListener("focus", () => loadSearch().catch(giveUp), { once: true });
at("f-now").addEventListener("click", () => {
  ask({ on: "" });
  on.focus();
});

function turn(by) {
  ask({ page: question.page + by });
  at("ct-results").focus();
}
at("ct-before").addEventListener("click", () => turn(-1));
at("ct-after").addEventListener("click", () => turn(1));

/** Save the rows that are shown, or all, as a file; `made` gives its pieces from a table. */
async function save(ending, type, made) {
  let all;
  try {
    [all] = await Promise.all([more(), load()]);
  } catch {
    return giveUp();
  }
  if (!isAsked(question)) shown = select(record, question);
  const link = (one) => new URL(`${form.dataset.cases}${one.id}/`, location.href).href;
  const file = new Blob(made(table(record, said, shown, all, link, Boolean(question.on))), { type });
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(file);
  anchor.download = `${fileName({ ...question, on: question.on || iso(shown.day) })}.${ending}`;
  anchor.click();
  return setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
}
at("ct-csv").addEventListener("click", () => save("csv", "text/csv;charset=utf-8", (rows) => [csv(rows)]));
const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
at("ct-xlsx").addEventListener("click", () => save("xlsx", workbook, (rows) => xlsx(rows, document.querySelector("h1").textContent)));

// Where the browser does not let a page write to the clipboard, the address stands there to be taken by hand.
at("ct-address").addEventListener("click", async () => {
  await load().catch(giveUp);
  const outcome = await navigator.clipboard.writeText(location.href).then(() => "copied", () => "notCopied");
  at("ct-taken").textContent = said.say(outcome, { address: location.href });
});

at("f-filters").addEventListener("click", (event) => {
  const open = form.classList.toggle("ct-open");
  event.currentTarget.setAttribute("aria-expanded", open);
});
// The choices of a filter close as a menu does: by Escape, by a click elsewhere, and when the next one is opened.
form.addEventListener("keydown", (event) => {
  if (event.key === "Escape") options.close()?.querySelector("summary").focus();
});
form.addEventListener(
  "toggle",
  ({ target }) => {
    target.classList.remove("ct-back"); // They stand at the filter's left edge, or at its right one where the page ends.
    target.classList.toggle("ct-back", target.querySelector("fieldset").getBoundingClientRect().right > document.documentElement.clientWidth);
  },
  { capture: true },
);
document.addEventListener("click", (event) => options.close(event.target.closest?.("details[data-filter]")));

addEventListener("popstate", () => {
  question = asked(location.search, options.choices);
  began = false;
  show();
});

form.inert = false;
show();
