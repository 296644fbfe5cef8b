// One fact alone on the screen, of a correction: its field, the sources that bear it out, and a box for a new one.

import { h } from "./dom.js";
import { button } from "./parts.js";
import { pasteBox } from "./paste_box.js";
import { nodesOf } from "./sources.js";

/** What stays beside the fact, wherever it stands around it. */
const STAYS = "legend, summary, h2, .ct-cites, .ct-error, .ct-here";

/** Show of the step around `control` that fact alone. */
export function narrow(form, control) {
  widen(form);
  const section = control.closest("[data-step]");
  const group = citesAround(control, form.doc.root);
  const more = h("p", { class: "ct-here" }, button(form.w("all_of_step"), () => form.steps.follow(), "ct-small"));
  section.append(more);
  // A new source is asked for before those that are there: it is why somebody came.
  if (group) document.getElementById(group.uid).before(h("div", { class: "ct-here" }, pasteBox(form, { id: "ct-paste-here", cites: group })));
  for (let at = control.closest(".ct-field") ?? control; at !== section; at = at.parentElement) {
    if (at.tagName === "DETAILS") at.open = true;
    for (const other of at.parentElement.children) {
      // Of the sources those of the nearest group bear the fact out.
      const isNear = !other.matches(".ct-cites") || other.id === group?.uid;
      if (other !== at && !(isNear && other.matches(STAYS))) other.classList.add("ct-aside");
    }
  }
  form.place.classList.add("ct-narrow");
}

/** The node of the citations that bear out what a control holds, in the innermost group around it; null where there is none. */
function citesAround({ id }, root) {
  const around = [...nodesOf(root)].filter(({ fields }) => fields && [...nodesOf({ fields })].some(({ uid }) => uid === id));
  return around.map(({ fields }) => fields.sources).findLast((sources) => sources?.cites) ?? null;
}

/** Show all of the step again. */
export function widen(form) {
  for (const each of form.place.querySelectorAll(".ct-aside")) each.classList.remove("ct-aside");
  for (const each of form.place.querySelectorAll(".ct-here")) each.remove();
  form.place.classList.remove("ct-narrow");
}
