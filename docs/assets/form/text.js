// Pasted text as a file can hold it. What ends a line in another program ends it here too: no two words become one.

/** Carriage return, vertical tab, form feed, next line, and Unicode's separators of lines and paragraphs. */
const BREAKS = /\r\n|[\r\v\f\x85\u2028\u2029]/g;
/** Controls, bidirectional marks and private-use characters: no file may hold them. */
const UNWANTED = /[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ue000-\uf8ff]/gu;

/** Text for a field that has lines. */
export const lines = (text) => text.replace(BREAKS, "\n").replace(UNWANTED, "").trim();

/** Text for a field that has one line. */
export const oneLine = (text) => lines(text).replace(/\s*[\n\t]\s*/g, " ");
