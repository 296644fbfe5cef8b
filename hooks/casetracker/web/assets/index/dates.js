// The day on which somebody was detained, as it was written and in words, from the pattern that the file gives it.
import { iso } from "./day.js";

const filled = (form, marks) => form.replace(/\{([ijmyd])\}/g, (_, mark) => marks[mark]());

/** As the record has it: `2024-05-01`, `2024-05`, `2024-05-01~`, `2024-05-01/2024-05-02`. */
export function written({ from, pattern: [later, form] }) {
  const day = from + later;
  return filled(form, { i: () => iso(day), j: () => iso(day + 1), m: () => iso(day).slice(0, 7), y: () => iso(day).slice(0, 4) });
}

/** In words; `day` and `month` word a day and the month that it is in. */
export function worded({ from, pattern: [later, , form] }, { day, month }) {
  const first = from + later;
  return filled(form, { i: () => day(first), j: () => day(first + 1), m: () => month(first), d: () => Number(iso(first).slice(8)) });
}
