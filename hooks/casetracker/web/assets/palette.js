// Light or dark: the switch in the header, in the theme's markup. A short script in the page (theme/partials/javascripts/palette.html)
// has set the colours before they showed, as the reader chose or the device asks; only a choice is kept, and as the theme keeps it.
// The theme's own code changes colours on the body and in the head at every load, and a browser then works out all styles of the
// page again, four times over: here nothing is touched that stays as it is.
const KEPT = "__palette";
const choices = [...document.querySelectorAll("#ct-palette input")];
const colours = (choice) => Object.entries(choice.dataset).filter(([name]) => name.startsWith("mdColor"));
const shown = document.body.dataset;

/** Show a choice: its colours on the page and in the browser's own frame, and the button of the one after it in the header. */
function show(index) {
  const others = colours(choices[index]).filter(([name, value]) => shown[name] !== value);
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

/** Keep a choice as the theme does, if the browser keeps anything. */
function keep(index) {
  const color = Object.fromEntries(colours(choices[index]).map(([name, value]) => [name.slice("mdColor".length).toLowerCase(), value]));
  try {
    __md_set(KEPT, { index, color });
  } catch {
    // What may not be kept holds for this page.
  }
}

if (choices.length) {
  let now = Math.max(0, choices.findIndex((choice) => colours(choice).every(([name, value]) => shown[name] === value)));
  show(now);
  choices.forEach((choice, index) =>
    choice.addEventListener("change", () => {
      now = index;
      show(now);
      keep(now);
    }),
  );
  document.getElementById("ct-palette").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const next = choices[(now + 1) % choices.length];
    next.click();
    next.focus();
  });
}
