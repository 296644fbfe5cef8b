// The entry of the contribution form, and the last module of its first script. What does not come is told, and the other ways are named.
// Where not even this comes, the page itself shows them after a few seconds (pages/form/form.html, `.ct-waiting`).

import { start } from "./load.js";

const place = document.getElementById("ct-form");
const ways = document.getElementById("ct-ways");

import("../palette.js").catch(() => undefined);
void begin();

// A function, since the second script waits for this one: it would never come if this one waited for it.
async function begin() {
  const late = setTimeout(() => ways.setAttribute("role", "alert"), 5000);
  try {
    const { whole, form } = await start(place);
    place.dataset.ready = "true";
    ways.hidden = true;
    await whole.then(() => (place.dataset.whole = "true"), () => form.lacksRest());
  } catch (fault) {
    const said = document.createElement("p");
    said.append(`${place.dataset.failed} (${fault.message})`);
    ways.classList.remove("ct-waiting");
    ways.setAttribute("role", "alert");
    ways.querySelector(".ct-late").replaceWith(said);
    place.replaceChildren();
  } finally {
    clearTimeout(late);
  }
}
