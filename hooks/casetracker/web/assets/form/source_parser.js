// Sources as people paste them: addresses, citations, or lines of both, taken apart into fields as far as they can be. What the record
// cites already is known by its address.

import { datesMeant } from "./date_guesses.js";

const ADDRESS = /<?(https?:\/\/[^\s<>"]+)>?/gi;
const QUOTED = /["\u201c\u201e\u00ab]([^"\u201c\u201d\u201e\u00ab\u00bb]{2,400})["\u201d\u201c\u00bb]/;
/** An address that goes on in the next line, as mail programs break them. */
const BROKEN = /(https?:\/\/[^\s<>"]*[/-])\n[ \t]*(?!https?:)([a-z0-9][^\s<>"]*[-_/\d][^\s<>"]*)(?=[ \t]*(?:\n|$))/g;
const DAY = /\p{L}{3,12}\.? \d{1,2},? \d{4}|\d{1,2}\.?(?: de)? \p{L}{3,12}\.?(?: de)? \d{4}(?: ?(?:года|року|[гр]\.))?|\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\/\d{1,2}\/\d{4}|\p{L}{3,12} \d{4}/gu;
const BETWEEN = /\s+[|\u00b7\u2022\u2013\u2014-]\s+|[|;]|,\s+|\.\s+|\s*[()]\s*/;
const EDGES = /^[\s.,;:|()[\]\u00b7\u2022\u2013\u2014*-]+|[\s.,;:|(\u00b7\u2022\u2013\u2014*-]+$/g;
/** Longer pieces are no publisher's name. */
const LONGEST = 40;

const trimmed = (text) => text.replace(EDGES, "");

/** An address by which two are the same page: without scheme, `www.`, marks of where a reader came from, and the last slash. */
export function addressKey(text) {
  let address;
  try {
    address = new URL(text.trim());
  } catch {
    return "";
  }
  for (const name of [...address.searchParams.keys()]) if (/^(?:utm_.*|fbclid|gclid|ref|ref_src)$/.test(name)) address.searchParams.delete(name);
  return `${address.host.replace(/^www\./, "")}${address.pathname.replace(/\/$/, "")}${address.search}`;
}

/** The record's own sources, `[address, fields]` each, as tables to look up in. */
export class Cited {
  constructor(sources, archives) {
    this.archives = archives;
    this.byAddress = new Map(sources.map((source) => [addressKey(source.url), source]));
    this.publishers = new Map(sources.map(({ publisher }) => [publisher.toLowerCase(), publisher]));
    this.byHost = new Map();
    for (const { url, publisher } of sources) {
      const host = hostOf(url);
      if (!this.byHost.has(host)) this.byHost.set(host, new Map());
      const counts = this.byHost.get(host);
      counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
    }
  }

  /** The fields of the source at that address, or null. */
  at(url) {
    return this.byAddress.get(addressKey(url)) ?? null;
  }

  /** The publisher that the record names at most pages of that host, or an empty text. */
  publisherAt(url) {
    const counts = this.byHost.get(hostOf(url)) ?? new Map();
    return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? "";
  }

  isArchive(url) {
    const host = hostOf(url);
    return this.archives.some((each) => host === each || host.endsWith(`.${each}`));
  }
}

export function hostOf(url) {
  try {
    return new URL(url).host.replace(/^www\./, "");
  } catch {
    return "";
  }
}

/**
 * The sources that a text names: `{fields, left, isSure}`, where `left` is what found no field, and `isSure` is false where somebody has to
 * look at what was made of the text. `model` reads dates.
 */
export function takenApart(text, cited, model) {
  const given = text.replaceAll("\r", "");
  return blocks(given.replace(BROKEN, "$1$2")).map((block) => sourceIn(block, given, cited, model)).filter(({ fields }) => Object.keys(fields).length);
}

/** The lines that tell of one source each: a source ends with its address, or with an empty line. */
function blocks(text) {
  const found = [];
  for (const paragraph of text.split(/\n\s*\n/)) {
    const lines = paragraph.split("\n").map((line) => line.trim()).filter(Boolean);
    let open = [];
    const before = found.length;
    for (const line of lines) {
      open.push(line);
      if (line.search(ADDRESS) < 0) continue;
      found.push(open.join("\n"));
      open = [];
    }
    if (!open.length) continue;
    // What stands below the only address of a paragraph belongs to it.
    if (found.length === before + 1) found.push(`${found.pop()}\n${open.join("\n")}`);
    else found.push(...(found.length === before ? [open.join("\n")] : open));
  }
  return found;
}

function sourceIn(block, given, cited, model) {
  const addresses = Array.from(block.matchAll(ADDRESS), ([, address]) => address.replace(/[.,;)\]]+$/, ""));
  const archive = addresses.length > 1 ? addresses.find((each) => cited.isArchive(each)) : undefined;
  const url = addresses.find((each) => each !== archive);
  const there = url && cited.at(url);
  if (there) return { fields: { ...there }, left: "", isSure: true };
  const found = {};
  let isSure = url !== undefined && given.includes(url);
  let rest = block.replace(ADDRESS, " | ");
  for (const [day] of rest.matchAll(DAY)) {
    const meant = datesMeant(day, "any", model.dates);
    if (found.date || !meant?.dates.length) continue;
    // What can be several days stays as it is written: the form asks which.
    found.date = meant.certain ? meant.dates[0] : day;
    rest = rest.replace(day, " | ");
  }
  const quoted = QUOTED.exec(rest);
  if (quoted) {
    found.title = quoted[1].trim();
    rest = rest.replace(quoted[0], " | ");
  }
  const pieces = rest.split(/\n/).flatMap((line) => line.split(BETWEEN)).map(trimmed).filter(Boolean);
  const named = pieces.findIndex((piece) => cited.publishers.has(piece.toLowerCase()));
  const other = quoted ? 0 : 1;
  if (named >= 0) found.publisher = cited.publishers.get(pieces.splice(named, 1)[0].toLowerCase());
  else if (url && cited.publisherAt(url)) {
    found.publisher = cited.publisherAt(url);
    // Who is named in the text may be another one than the record knows at that host.
    isSure &&= pieces.length <= other;
  } else if (pieces.length > other && pieces.at(-1).length <= LONGEST && /\p{L}{2}/u.test(pieces.at(-1))) {
    found.publisher = pieces.pop();
    isSure &&= pieces.length <= other;
  }
  // Without its pieces that were found, the rest is the title, with the signs that stood in it.
  if (!quoted && pieces.length) {
    const [first, last] = [rest.indexOf(pieces[0]), rest.lastIndexOf(pieces.at(-1)) + pieces.at(-1).length];
    found.title = trimmed(rest.slice(first, last).replace(/\s*\|\s*/g, " ").replace(/\s+/g, " "));
  }
  if (url) found.url = url;
  if (archive) found.archive = archive;
  const left = quoted ? pieces.join(", ") : "";
  return { fields: found, left, isSure: isSure && !left };
}
