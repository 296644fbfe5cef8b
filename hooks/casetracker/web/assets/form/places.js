// Where in the form something stands: the control of a problem, and the way to it in words.

import { pathText } from "./wording.js";

const ELSEWHERE = { "report-missing": "last_report", "status-needs-release": "release", "status-needs-exchange": "release", "status-needs-death": "death" };

/** The way of a problem in the record; of what is missing, to where it would stand. */
export function wayOf({ rule, path, values }) {
  // A status that lacks something is mended where that is written.
  if (Object.hasOwn(ELSEWHERE, rule)) return [ELSEWHERE[rule]];
  const own = { "key-missing": values.key, "exchange-field": values.key, "sources-missing": "sources" }[rule];
  return own === undefined ? path : [...path, own];
}

/** The id of the control that a problem is about: the nearest thing above it that has one. */
export function controlOf(problem, where) {
  for (let steps = wayOf(problem); steps.length; steps = steps.slice(0, -1)) {
    const text = pathText(steps);
    const found = (problem.rule === "language" && where.get(`${text} (key)`)) || where.get(text);
    if (found) return found;
  }
  return "ct-form";
}

/** The way to a field in the words of the form: `Custody 2, From`, or `Source 1, Publisher`. */
export function placeOf(problem, { kind, data }, form) {
  const words = [];
  let fields = form.model.records[kind].fields;
  let here = null;
  for (const step of wayOf(problem)) {
    if (typeof step === "number") {
      words[words.length - 1] += ` ${step + 1}`;
      continue;
    }
    const field = fields?.find((each) => each.key === step);
    if (here?.is === "keyed" && here.key.is === "id") words.splice(-1, 1, form.w("source_number", { number: Object.keys(data.sources ?? {}).indexOf(step) + 1 }));
    else words.push(field?.label ?? form.model.languages[here?.is === "keyed" ? step : ""] ?? step);
    here = field?.kind ?? here?.value;
    const inner = here?.is === "many" ? here.item : here;
    fields = inner?.of && form.model.groups[inner.of]?.fields;
    if (here?.is === "keyed") fields = null;
    if (!field && here?.is === "group") fields = form.model.groups[here.of].fields;
  }
  return words.filter((word) => word !== "file name" && !/^\?+$/.test(word)).join(", ") || form.w("file_name");
}
