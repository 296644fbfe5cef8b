// The script of every page: keeps running counts of days held current between two builds, and loads what a reader asks for: the search,
// and what is new. Nothing is stored but the reader's choice of colours, before a reader asks to be told what is new.
import "./palette.js";

const DAY = 86400000;
const today = Date.parse(new Date().toISOString().slice(0, 10));

/** Whether the last report has become too old to go by: a count then goes back to that report. */
const isOver = (stops) => today > Date.parse(stops);

/** The days by which a running count has grown since `asOf`, while the last report is fresh. */
function grown(asOf, stops) {
  return Math.max(0, Math.floor((Math.min(today, Date.parse(stops)) - Date.parse(asOf)) / DAY));
}

for (const count of document.querySelectorAll("data[data-as-of]")) {
  const { asOf, stops, most, then } = count.dataset;
  count.dataset.built = count.textContent;
  if (isOver(stops)) {
    count.textContent = then;
    continue;
  }
  const more = grown(asOf, stops);
  if (!more) continue;
  const show = (number) => (Number(number) + more).toLocaleString(document.documentElement.lang);
  const fewest = count.value;
  if (most === "None") count.textContent = count.textContent.replace(/[\d.,\u00a0]+/, show(fewest));
  else count.textContent = fewest === most ? show(fewest) : `${show(fewest)}–${show(most)}`;
}

/** A button beside each form of a citation puts it on the clipboard; without this script it is text to select. */
for (const details of document.querySelectorAll(".ct-cite-as")) {
  for (const code of details.querySelectorAll("code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ct-copy";
    button.textContent = details.dataset.copy;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code.textContent);
      } catch {
        // Browsers keep the clipboard from pages that are not served safely: what is left is a selection to copy by hand.
        getSelection().selectAllChildren(code);
        return;
      }
      button.textContent = details.dataset.copied;
      setTimeout(() => (button.textContent = details.dataset.copy), 2000);
    });
    code.after(button);
  }
}

/** Files of a case that nobody keeps: they are made here for a reader who asks for them. */
for (const downloads of document.querySelectorAll("[data-foot]")) {
  const made = document.createElement("span");
  const outcome = document.createElement("small");
  outcome.setAttribute("role", "status");
  for (const form of ["csv", "svg"]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = form.toUpperCase();
    button.addEventListener("click", async () => {
      outcome.textContent = "";
      await import("./take.js").then((files) => files.take(form, downloads)).catch(() => (outcome.textContent = downloads.dataset.late));
    });
    made.append(" · ", button);
  }
  made.append(" ", outcome);
  downloads.append(made);
}

/** A day can be chosen in the picture of who was held: what answers is loaded once a reader turns to it. */
for (const form of document.querySelectorAll("[data-on]")) {
  const begin = () => {
    for (const turn of ["pointerover", "focusin"]) form.removeEventListener(turn, begin);
    import("./index/held.js").then((held) => held.answer(form)).catch(() => undefined);
  };
  for (const turn of ["pointerover", "focusin"]) form.addEventListener(turn, begin);
}

/** What is new is loaded for who asks for it by the address, for who lets this device remember visits, and once the button is pressed. */
for (const section of document.querySelectorAll("[data-since]")) {
  const show = (begin) => import("./since.js").then((since) => since.show(section, begin));
  if (isRemembered() || new URLSearchParams(location.search).has("since")) show();
  else if (section.dataset.offer) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = section.dataset.offer;
    button.addEventListener("click", () => show(true));
    section.append(button);
  }
}

function isRemembered() {
  try {
    return localStorage.getItem("__visits") !== null;
  } catch {
    return false;
  }
}

const field = document.getElementById("ct-q");
field?.addEventListener("focus", () => import("./search/box.js"), { once: true });
/** A search that stands in the address is asked, also after coming back to it. */
const asked = new URLSearchParams(location.search).get("q");
if (field && asked) {
  field.value = asked;
  field.focus();
}
addEventListener("keydown", (event) => {
  if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  field?.focus();
});
