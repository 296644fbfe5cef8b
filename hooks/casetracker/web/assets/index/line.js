// The spark-line: how many people were held over the whole period, with a mark at the day asked for.
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
  const points = [];
  for (let at = 0; at < held.length; at += step) {
    // Of the days that share a point the highest is drawn, so that a short peak stays in sight.
    const some = held.subarray(Math.floor(at), Math.max(Math.floor(at) + 1, Math.floor(at + step)));
    const top = some.reduce((a, b) => Math.max(a, b), 0);
    points.push(`${((at / Math.max(1, held.length - 1)) * WIDTH).toFixed(1)} ${(HEIGHT - 1 - (top / most) * (HEIGHT - 3)).toFixed(1)}`);
  }
  const last = (HEIGHT - 1 - (held[held.length - 1] / most) * (HEIGHT - 3)).toFixed(1);
  svg.querySelector(".ct-area").setAttribute("d", `M0 ${HEIGHT}L${points.join("L")}L${WIDTH} ${last}L${WIDTH} ${HEIGHT}Z`);
  const values = { first: said.day(first), last: said.day(record.today), most: said.number(held[peak]), peak: said.day(first + peak) };
  svg.querySelector("title").textContent = said.say("line", values);
}

/** Put the mark at `day`, or take it away. */
export function mark(svg, record, first, day) {
  const at = record.today > first ? ((day - first) / (record.today - first)) * WIDTH : 0;
  svg.querySelector(".ct-now").setAttribute("d", Number.isFinite(day) ? `M${at.toFixed(1)} 0V${HEIGHT}` : "");
}
