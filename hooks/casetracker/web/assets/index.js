// The status index: narrows, sorts and looks back. Without it the whole list stands in the page and its parts.
// Nothing is loaded before a reader asks for something; then one file, and a second once names are searched, from this site.
// Nothing is stored.
import "./tracker.js";
import { csv } from "./index/csv.js";
import { draw, mark } from "./index/line.js";
import { chip, counted, PAGE, row } from "./index/list.js";
import { once } from "./index/load.js";
import { lists } from "./index/options.js";
import { address, asked, isAsked, isDay, KEYS, refused } from "./index/question.js";
import { iso, number, open } from "./index/record.js";
import { sayings } from "./index/said.js";
import { among, prepare, select } from "./index/select.js";

const at = (id) => document.getElementById(id);
const form = at("ct-filter");
const { on, text } = form.elements;
const slide = at("f-slide");
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
const names = once(form.dataset.names, (data) => data);

/** What a search needs beside the record: the names that no row shows. */
const loadNames = () => Promise.all([load(), names()]).then(([, data]) => prepare(record, data));

/** Make the page show what `question` asks. `typed` leaves the field alone in which the reader is writing. */
async function show({ typed = false } = {}) {
  form.classList.toggle("ct-asked", isAsked(question));
  if (!typed) for (const key of KEYS) form.elements[key].value = question[key];
  slide.value = isDay(question.on) ? number(question.on) : last;
  at("f-now").disabled = !question.on;
  if (!isAsked(question) && !record) return plain();
  const mine = question;
  try {
    await (question.text ? loadNames() : load());
  } catch {
    return giveUp();
  }
  if (mine !== question) return undefined;
  form.hidden = false;
  chips();
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
  table();
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
  const of = address({ ...question, status: "", on: "", sort: "", page: 1 });
  if (of !== drawn || !line.classList.contains("ct-drawn")) {
    const by = record.countries.findIndex(([code]) => code === question.by);
    draw(line, record, said, among(record, question), first, question.by ? by : -1);
    line.classList.add("ct-drawn");
    drawn = of;
  }
  mark(line, record, first, question.on ? number(question.on) : NaN);
  slide.ariaValueText = said.day(Number(slide.value)); // what is heard of it would be a number of days else
}

function table() {
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

function chips() {
  const labels = KEYS.filter((key) => question[key] && (key !== "sort" || !options.choices.sort.includes(question.sort)));
  const made = labels.map((key) =>
    chip(said, worded(key), async () => {
      await ask({ [key]: "" });
      // The chip is gone with its filter: the reader goes on at the next one, or where the filter was.
      (at("ct-chips").querySelector("button") ?? form.elements[key]).focus();
    }),
  );
  at("ct-chips").replaceChildren(...made);
  at("ct-chips").hidden = !made.length;
}

/** A filter in words, such as `Status: Imprisoned`. */
function worded(key) {
  const field = form.elements[key];
  const label = key === "on" ? said.say("onDay") : form.querySelector(`label[for="${field.id}"]`).textContent;
  const value = question[key];
  if (key === "on") return `${label}: ${isDay(value) ? said.day(number(value)) : value}`;
  return `${label}: ${key === "text" ? value : options.worded(key, value)}`;
}

/** Ask something else. A new view is a new entry of the history; `quiet` changes the one at hand, as while typing. */
function ask(change, { quiet = false, typed = false } = {}) {
  question = { ...question, page: 1, ...change };
  const target = address(question) || location.pathname;
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
slide.addEventListener("input", () => {
  on.value = iso(Number(slide.value));
  going({ on: on.value });
});
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
  if (event.target.tagName === "SELECT") ask({ [event.target.name]: event.target.value });
  if (event.target === on && (on.validity.valid || !on.value)) ask({ on: on.value }, { quiet: true });
});
form.addEventListener("submit", (event) => event.preventDefault());
// Where a name is asked, the line is drawn with the rows, once there is what a search needs.
form.addEventListener("focusin", () => load().then(() => question.text || picture(), giveUp), { once: true });
text.addEventListener("focus", () => loadNames().catch(giveUp), { once: true });
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

at("ct-csv").addEventListener("click", () => {
  const link = (one) => new URL(`${form.dataset.cases}${one.id}/`, location.href).href;
  const file = new Blob([csv(record, shown, link)], { type: "text/csv;charset=utf-8" });
  const save = document.createElement("a");
  save.href = URL.createObjectURL(file);
  save.download = `cases-${iso(shown.day)}.csv`;
  save.click();
  setTimeout(() => URL.revokeObjectURL(save.href), 1000);
});

addEventListener("popstate", () => {
  question = asked(location.search, options.choices);
  began = false;
  show();
});

slide.min = first;
slide.max = last;
slide.ariaValueText = iso(last);
form.inert = false;
show();
