// The entry of the contribution form. It imports nothing before it runs: where a part of the form does not come, this still tells so.
// Where not even this comes, the page itself shows the other ways after a few seconds (pages/form/form.html, `.ct-waiting`).

const place = document.getElementById("ct-form");
const ways = document.getElementById("ct-ways");
const late = setTimeout(() => ways.setAttribute("role", "alert"), 5000);

import("./palette.js").catch(() => undefined);
try {
  const { start } = await import("./form/load.js");
  await start(place);
  place.dataset.ready = "true";
  ways.hidden = true;
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
