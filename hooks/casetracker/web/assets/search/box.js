// The search in the header of every page. It is loaded when the field is first used; then come the two files that it looks through,
// from this site. Nothing is stored, and what is found is shown as text.
import { element, link } from "../element.js";
import { once } from "../index/load.js";
import { sayings } from "../index/said.js";
import { addPages, find, open } from "./find.js";
import { marks } from "./words.js";

const SHOWN = 20;
/** So many letters of a long text are shown before and after the first word that was asked for. */
const BEFORE = 50;
const AFTER = 110;

const field = document.getElementById("ct-q");
const box = field.closest(".ct-search");
const panel = box.querySelector(".ct-answers");
const list = document.getElementById("ct-answers");
const outcome = document.getElementById("ct-outcome");
const root = new URL(`${field.dataset.root}/`, location.href);
const at = (address) => new URL(address, root).href;

let index;
let said;
let active = -1;

const load = once(at("search/records.json"), (data) => {
  index = open(data);
  said = sayings(data);
});
const pages = once(at("search/pages.json"), (data) => data);
/** The records come first, and are searched while the written pages are still on their way. */
const loaded = () => load().then(() => void more());
let added = null;
function more() {
  added ??= pages().then((data) => {
    addPages(index, data, said.say("page"));
    return show();
  }, () => (added = null));
}

/** A text with the words that were asked for marked; of a long one what stands around the first of them. */
function excerpt(text, forms) {
  const pieces = marks(text, forms);
  const first = pieces.findIndex(([, marked]) => marked);
  const shown = [];
  let [before, after] = [0, 0];
  for (let place = Math.max(first, 0) - 1; place >= 0 && before < BEFORE; place -= 1) before += shown.unshift(pieces[place]) && pieces[place][0].length;
  const start = Math.max(first, 0) - shown.length;
  let end = Math.max(first, 0);
  for (; end < pieces.length && after < AFTER; end += 1) after += shown.push(pieces[end]) && pieces[end][0].length;
  const inside = shown.map(([piece, marked]) => (marked ? element("mark", piece) : piece));
  return [...(start > 0 ? ["… "] : []), ...inside, ...(end < pieces.length ? [" …"] : [])];
}

function option({ entry, where }, place, forms) {
  const made = element("a", [element("b", excerpt(entry.title, forms)), element("small", entry.line)]);
  for (const { field: of, text } of where.slice(0, 2)) {
    const label = of < 0 ? [] : [element("i", excerpt(index.fields[of][0], forms)), " "];
    made.append(element("span", [...label, ...excerpt(text, forms)]));
  }
  Object.assign(made, { id: `ct-a${place}`, href: at(entry.id ? `${entry.folder}${entry.id}/` : entry.folder), tabIndex: -1, role: "option", ariaSelected: "false" });
  return made;
}

/** The address of this page with the search in it, so that it can be shared, and found again by going back. */
function shared() {
  const here = new URL(location.href);
  here.searchParams.set("q", field.value.trim());
  return here.href;
}

function close() {
  panel.hidden = true;
  field.ariaExpanded = "false";
  choose(-1);
}

function choose(place) {
  list.children[active]?.setAttribute("aria-selected", "false");
  active = place;
  const chosen = list.children[place];
  if (!chosen) return field.removeAttribute("aria-activedescendant");
  chosen.setAttribute("aria-selected", "true");
  field.setAttribute("aria-activedescendant", chosen.id);
  return chosen.scrollIntoView({ block: "nearest" });
}

/** Show what is found. */
async function show() {
  const asked = field.value.trim();
  if (!asked) return close();
  try {
    await loaded();
  } catch {
    outcome.textContent = field.dataset.late;
    panel.hidden = false;
    return undefined;
  }
  if (asked !== field.value.trim()) return undefined;
  choose(-1);
  const { found, near, whole, forms } = find(index, asked);
  list.replaceChildren(...found.slice(0, SHOWN).map((match, place) => option(match, place, forms)));
  const remarks = !found.length ? ["none"] : [...(found.length > SHOWN ? ["first"] : []), ...(!whole ? ["some"] : near ? ["near"] : [])];
  const number = found.length ? [`${said.many("found", found.length)}.`] : [];
  outcome.textContent = [...number, ...remarks.map((remark) => said.say(remark, { number: said.number(SHOWN) }))].join(" ");
  const cases = whole ? found.filter(({ entry }) => entry.folder === "cases/").length : 0;
  const inList = cases ? [link(at(`cases/?${new URLSearchParams({ text: asked })}`), said.many("cases", cases))] : [];
  panel.querySelector(".ct-more").replaceChildren(...inList, ...(found.length ? [link(shared(), said.say("address"))] : []));
  list.hidden = !found.length;
  field.ariaExpanded = String(found.length > 0);
  panel.hidden = false;
  return undefined;
}

field.addEventListener("input", show);
field.addEventListener("focus", () => {
  load().catch(() => {});
  if (panel.hidden) show();
});
box.addEventListener("focusout", ({ relatedTarget }) => box.contains(relatedTarget) || close());
// Else the field would lose the keyboard before a click on a result is one.
list.addEventListener("mousedown", (event) => event.preventDefault());
list.addEventListener("click", () => history.replaceState(history.state, "", shared()));
field.addEventListener("keydown", (event) => {
  const last = list.children.length - 1;
  if (event.key === "Escape") {
    event.preventDefault();
    if (panel.hidden) field.blur();
    else close();
  }
  if (panel.hidden || last < 0) return;
  if (event.key === "ArrowDown") choose(active < last ? active + 1 : 0);
  else if (event.key === "ArrowUp") choose(active > 0 ? active - 1 : last);
  else return;
  event.preventDefault();
});
field.form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await show();
  if (!index) field.form.submit(); // to the list of cases, as without this script
  else list.children[Math.max(active, 0)]?.click();
});

if (field.value) show();
