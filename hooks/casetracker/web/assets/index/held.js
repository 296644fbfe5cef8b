// Who was held on a day, on the home page: the picture of the index, and its answer. `tracker.js` loads this once a reader turns to it.
import { isDay, iso, number } from "./day.js";
import { control } from "./line.js";
import { counted } from "./list.js";
import { once } from "./load.js";
import { asked } from "./question.js";
import { open } from "./record.js";
import { sayings } from "./said.js";
import { select } from "./select.js";

/** Answer below the picture in `form`, as the index does to the same day. */
export function answer(form) {
  const { on } = form.elements;
  const status = form.querySelector("[role=status]");
  const slide = form.querySelector("input[type=range]");
  const moved = slide.value !== slide.max; // while this was on its way
  const place = control(form, show);
  const load = once(form.dataset.on, (data) => open(data, number(new Date().toISOString().slice(0, 10))));

  async function show(day) {
    if (!isDay(day)) return;
    place(number(day));
    try {
      const record = await load();
      if (day !== on.value) return;
      const question = asked(`?on=${day}`);
      place(number(day), sayings(record));
      status.textContent = counted(record, sayings(record), select(record, question), question);
    } catch {
      status.textContent = ""; // the button below leads to the same answer
    }
  }
  on.addEventListener("input", () => on.validity.valid && show(on.value));
  if (moved && !on.value) on.value = iso(Number(slide.value));
  show(on.value);
}
