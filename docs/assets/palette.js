// Light or dark, as the reader chose or the device asks: the switch in the header, in the theme's markup and with what the theme
// keeps of it (its inline script sets a kept choice before the page shows). The theme's own code changes colours on the body and
// in the head at every load, and a browser then works out all styles of the page again, four times over: here nothing is touched
// that stays as it is.
const KEPT = "__palette";
const choices = [...document.querySelectorAll("#ct-palette input")];
const colours = (choice) => Object.entries(choice.dataset).filter(([name]) => name.startsWith("mdColor"));
const shown = document.body.dataset;

/** Show a choice: its colours on the page and in the browser's own frame, and the button of the one after it in the header. */
function show(index) {
  const others = colours(choices[index]).filter(([name, value]) => name !== "mdColorMedia" && shown[name] !== value);
  if (others.length) {
    shown.mdColorSwitching = ""; // at once: the theme lets nothing fade while this stands
    Object.assign(shown, Object.fromEntries(others));
    setTimeout(() => delete shown.mdColorSwitching);
  }
  choices.forEach((choice, at) => (choice.nextElementSibling.hidden = at !== index));
  tell("theme-color", getComputedStyle(document.querySelector(".md-header")).backgroundColor);
  tell("color-scheme", getComputedStyle(document.body).colorScheme, "light");
}

/** Say something of the page in its head, where a browser does not take it for granted. */
function tell(name, content, usual) {
  const told = document.head.querySelector(`meta[name="${name}"]`);
  if (told) told.content = content;
  else if (content !== usual) document.head.append(Object.assign(document.createElement("meta"), { name, content }));
}

/** Keep a choice as the theme does. */
function keep(index) {
  const color = Object.fromEntries(colours(choices[index]).map(([name, value]) => [name.slice("mdColor".length).toLowerCase(), value]));
  __md_set(KEPT, { index, color });
}

if (choices.length) {
  const kept = __md_get(KEPT);
  const asked = choices.findIndex((choice) => matchMedia(choice.dataset.mdColorMedia).matches);
  let now = Math.max(0, Math.min(kept?.index ?? asked, choices.length - 1));
  const choose = (index) => {
    now = index;
    show(now);
    keep(now);
  };
  choose(now);
  choices.forEach((choice, index) => choice.addEventListener("change", () => choose(index)));
  document.getElementById("ct-palette").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const next = choices[(now + 1) % choices.length];
    next.click();
    next.focus();
  });
}
