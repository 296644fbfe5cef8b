// Pasted text as a file can hold it. What ends a line in another program ends it here too, and what looks like a space is one: no two
// words become one.

import { withoutHidden } from "./hidden.js";

/** The citation of a source in a text, `[^reuters-2024]`. */
export const CITATION = /\[\^(?=[^[\]\n]*[^[\]\s])([^[\]\n]+)\]/g;

/** `text` without its citations, on one line. */
export const uncited = (text) => text.replace(CITATION, "").trim().split(/\s+/).join(" ");

/** Carriage return, vertical tab, form feed, next line, and the separators of ASCII and Unicode. */
const BREAKS = /\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;
/** The least of those separators, and letters and signs of some width that are drawn as nothing. */
const BLANKS = /[\x1f\u115f\u1160\u2800\u3164\uffa0]/g;

/** Text for a field that has lines. */
export const lines = (text) => withoutHidden(text.replace(BREAKS, "\n").replace(BLANKS, " ")).trim();

/** Text for a field that has one line. */
export const oneLine = (text) => lines(text).replace(/\s*[\n\t]\s*/g, " ");
