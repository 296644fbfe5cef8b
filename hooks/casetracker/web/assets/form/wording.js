// How a broken rule is worded, as record/problems does it. The sentences themselves come from there, in check.json.

import { workingIn } from "./hidden.js";
import { said } from "./phrase.js";

/** Values that the model or a rule words, not the file: they are shown whole. */
const OURS = new Set(["ask", "expected", "help", "hint", "known", "nearest"]);

/** `text` fit for a message: what nobody sees is named, save where a script needs it, and cut after `length` characters. */
export function shorten(text, length = 160) {
  const working = workingIn(text);
  let at = 0;
  const safe = Array.from(text, (char) => {
    const isShown = char === " " || working.has(at) || !/[\p{C}\p{Z}]/u.test(char);
    at += char.length;
    return isShown ? char : `\\u${char.codePointAt(0).toString(16).padStart(4, "0")}`;
  });
  const joined = Array.from(safe.join(""));
  return joined.length <= length ? joined.join("") : `${joined.slice(0, length - 1).join("")}…`;
}

/** `wording` with its {braces} filled in; values that are phrases are said in the language of `phrases`. */
export function fill(wording, values, phrases = {}) {
  return wording.replace(/\{([a-z_]+)\}/g, (whole, key) =>
    key in values ? shorten(said(values[key], phrases), OURS.has(key) ? 1000 : 160) : whole,
  );
}

/** `custody[1].from`, counting from 0 as the published data does. */
export const pathText = (path) =>
  path.reduce((text, step) => (typeof step === "number" ? `${text}[${step}]` : text ? `${text}.${step}` : step), "");

/** The problem for a finding `{rule, path, values}`: its field, message, hint, and what the form says in place of the hint. */
export function worded(finding, { rules, phrases }) {
  const rule = rules[finding.rule];
  // The form asks for some fields in its own words.
  const form = fill(rule.form || rule.hint, { ...finding.values, ...(finding.values.ask ? { help: finding.values.ask } : {}) }, phrases);
  return {
    ...finding,
    field: shorten(pathText(finding.path)),
    severity: rule.severity,
    message: fill(rule.message, finding.values, phrases),
    hint: fill(rule.hint, finding.values, phrases),
    form,
    told: fill(rule.told, finding.values, phrases),
  };
}
