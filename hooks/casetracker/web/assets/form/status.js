// Rules on how a case stands, as record/validate/status.py has them. Which status needs which group is said by the schema;
// here is what a status follows from, and the rules that need that.

import { certainlyBefore, parse } from "./dates.js";
import { phrase } from "./phrase.js";

/** Whether the state that holds the person last has convicted them and nothing undid it. */
export function standsConvicted(record, model) {
  const holder = record.custody.at(-1).by ?? record.detained_by;
  let standing = false;
  for (const ruling of inOrder(record.rulings ?? [])) {
    if ((ruling.by ?? record.detained_by) !== holder) continue;
    if (model.convicts.includes(ruling.kind)) standing = true;
    else if (model.acquits.includes(ruling.kind)) standing = false;
  }
  return standing;
}

/** The rulings as they followed each other: in the order of the list, but where two dates contradict it. */
function inOrder(rulings) {
  const dates = rulings.map(({ date }) => (typeof date === "string" ? parse(date.trim()) : "")).map((date) => (typeof date === "string" ? null : date));
  const left = rulings.map((ruling, index) => ({ ruling, given: dates.slice(index).find(Boolean) }));
  const found = [];
  while (left.length) {
    const first = left.findIndex(({ given }) => !left.some((other) => given && other.given && certainlyBefore(other.given, given)));
    found.push(left.splice(first, 1)[0].ruling);
  }
  return found;
}

/** The status that custody, rulings, release and death give. */
export function derived(record, model) {
  if (record.death) return "died";
  if (record.release) return record.release.manner === "exchange" ? "exchanged" : "released";
  const { form } = record.custody.at(-1);
  if (Object.hasOwn(model.of_form, form)) return model.of_form[form];
  return form === "sentence" || standsConvicted(record, model) ? "imprisoned" : "detained";
}

/** The written status of a case that has not ended is what its last custody and its rulings give; `unknown` may be written by hand. */
export function* held_as_written(record, { model }) {
  if (record.release || record.death || model.ended.includes(record.status)) return;
  const last = record.custody.at(-1);
  const given = derived(record, model);
  if (model.convicted.includes(record.status) && !standsConvicted(record, model)) {
    yield { rule: "status-conviction", path: ["status"], values: {} };
  } else if (record.status !== given && record.status !== "unknown") {
    const byRuling = !(Object.hasOwn(model.of_form, last.form) || last.form === "sentence") && standsConvicted(record, model);
    const reason = byRuling ? phrase("a ruling convicts and is not overturned") : phrase("the last period of custody has 'form: {form}'", { form: last.form });
    yield { rule: "status-custody", path: ["status"], values: { status: record.status, derived: given, reason } };
  }
  if (last.to !== undefined && record.status !== "unknown") {
    yield { rule: "custody-last-open", path: ["custody", record.custody.length - 1, "to"], values: {} };
  }
}
held_as_written.reads = ["status", "release.manner", "death", "custody.form", "custody.by", "rulings.kind", "rulings.date", "rulings.by", "detained_by", "custody.to"];

/** A charge that led to a conviction has one that stands. Only a warning: a state may have tried two charges apart. */
export function* convicted_as_written(record, { model }) {
  const rulings = inOrder(record.rulings ?? []).filter(({ kind }) => model.convicts.includes(kind) || model.acquits.includes(kind));
  const { basis } = record.release ?? {};
  for (const [index, charge] of (record.charges ?? []).entries()) {
    const by = charge.by ?? record.detained_by;
    const last = rulings.filter((each) => (each.by ?? record.detained_by) === by).at(-1);
    const others = record.charges.filter((each) => each !== charge && (each.by ?? record.detained_by) === by);
    const mayBe = charge.outcome === "convicted" && !others.some((each) => model.fallen.includes(each.outcome) || (charge.level && !each.level));
    const isUndone = last && model.acquits.includes(last.kind);
    if (!mayBe || !(isUndone || (by === record.detained_by && model.undoes.includes(basis)))) continue;
    const reason = isUndone ? phrase("the last ruling on it has 'kind: {kind}'", { kind: last.kind }) : phrase("the release has 'basis: {basis}'", { basis });
    yield { rule: "charge-undone", path: ["charges", index, "outcome"], values: { reason } };
  }
}
convicted_as_written.reads = ["charges.outcome", "charges.by", "charges.level", "rulings.kind", "rulings.date", "rulings.by", "detained_by", "release.basis"];

const ADD = {
  swap: phrase("Add a line 'swap: ' with the id of the swap, its file name without .yml."),
  to: phrase("Add a line 'to: ' with the code of the country to which the person was handed over."),
};

/** The values that the wording of a condition of the schema needs. */
export function valuesOf({ rule, key }, record, model) {
  if (rule === "exchange-field") return { key, hint: ADD[key], help: model.groups.Release.fields.find((field) => field.key === key).question };
  if (!rule.startsWith("status-") && !rule.startsWith("report-") && rule !== "exchange-only") return {};
  const given = record.custody?.length && typeof record.custody.at(-1) === "object" ? derived(record, model) : "";
  return {
    status: record.status,
    manner: record.release?.manner,
    derived: given,
    reason: phrase("there is no release"),
    hint: phrase("Add 'release' with its date, manner and sources, or write 'status: {status}'.", { status: given }),
  };
}

export const STATUS_RULES = [held_as_written, convicted_as_written];
