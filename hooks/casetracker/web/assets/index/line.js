// The picture of how many people were held over the whole period, and the day that is chosen in it: on the index, and on the home page.
import { iso } from "./day.js";
import { heldOver } from "./record.js";

const WIDTH = 300;
const HEIGHT = 40;

/** Draw the line for `cases` into `svg`, from the day `first` to the day shown, and say in its title what it shows. */
export function draw(svg, record, said, cases, first, by) {
  const held = heldOver(record, cases, first, by);
  const step = Math.max(1, held.length / WIDTH);
  let peak = 0;
  held.forEach((value, at) => {
    if (value > held[peak]) peak = at;
  });
  const most = Math.max(1, held[peak]);
  let path = `M0 ${HEIGHT}`;
  let before = "";
  for (let at = 0; at < held.length; at += step) {
    // Of the days that share a point the highest is drawn, so that a short peak stays in sight.
    const some = held.subarray(Math.floor(at), Math.max(Math.floor(at) + 1, Math.floor(at + step)));
    const top = some.reduce((a, b) => Math.max(a, b), 0);
    const height = (HEIGHT - 1 - (top / most) * (HEIGHT - 3)).toFixed(1);
    if (height !== before) path += `H${((at / Math.max(1, held.length - 1)) * WIDTH).toFixed(1)}V${height}`;
    before = height;
  }
  svg.querySelector(".ct-area").setAttribute("d", `${path}H${WIDTH}V${HEIGHT}Z`);
  const values = { first: said.day(first), last: said.day(record.today), most: said.number(held[peak]), peak: said.day(first + peak) };
  svg.querySelector("title").textContent = said.say("line", values);
}

/** Join the slider below the picture to the field of the day: `pick` hears each day that is chosen so. Returns what shows another day. */
export function control(form, pick) {
  const { on } = form.elements;
  const slide = form.querySelector("input[type=range]");
  const now = form.querySelector(".ct-now");
  const [first, last] = [Number(slide.min), Number(slide.max)];
  slide.addEventListener("input", () => {
    on.value = iso(Number(slide.value));
    pick(on.value);
  });
  return (day, said) => {
    const chosen = Number.isFinite(day);
    slide.value = chosen ? day : last;
    slide.ariaValueText = said ? said.day(Number(slide.value)) : iso(Number(slide.value)); // what is heard of it would be a number of days else
    const at = last > first ? ((day - first) / (last - first)) * WIDTH : 0;
    now.setAttribute("d", chosen ? `M${at.toFixed(1)} 0V${HEIGHT}` : "");
  };
}
