// The list of releases: narrows what stands in the page. Without it the whole list is there. Nothing is loaded and nothing is stored.
import "./tracker.js";

const form = document.getElementById("ct-releases");
const fields = form ? [...form.querySelectorAll("select")] : [];
const rows = [...document.querySelectorAll(".ct-releases tbody tr")];
const found = document.getElementById("ct-found");
const number = new Intl.NumberFormat(document.documentElement.lang);

/** Show the rows that each field finds, and say how many. */
function show() {
  const asked = fields.filter((field) => field.value);
  for (const row of rows) row.hidden = !asked.every((field) => row.dataset[field.name].split(",").includes(field.value));
  for (const section of document.querySelectorAll(".ct-releases section")) {
    section.hidden = !section.querySelector("tbody tr:not([hidden])");
    section.querySelector("h2 small").hidden = asked.length > 0; // it counts the whole year
  }
  const shown = rows.filter((row) => !row.hidden).length;
  const { found: words, none } = form.dataset;
  found.textContent = !asked.length ? "" : shown ? words.replace("%(number)s", number.format(shown)).replace("%(total)s", number.format(rows.length)) : none;
}

/** What is chosen stands in the address, so that a view can be shared. */
function ask() {
  const given = new URLSearchParams(location.search);
  for (const { name } of fields) given.delete(name);
  for (const { name, value } of fields) if (value) given.append(name, value);
  history.replaceState(null, "", given.size ? `?${given}` : location.pathname);
  show();
}

if (form) {
  const given = new URLSearchParams(location.search);
  for (const field of fields) {
    const value = given.get(field.name)?.toLowerCase();
    field.value = [...field.options].find((option) => option.value.toLowerCase() === value)?.value ?? "";
  }
  form.addEventListener("change", ask);
  form.hidden = false;
  show();
}
