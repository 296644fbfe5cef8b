// What is said about several files together: the drafts of this tab, and the record that is published already.

import { parse } from "./dates.js";
import { nearest } from "./guesses.js";
import { mayBeOne, nameKeys } from "./names.js";
import { phrase } from "./phrase.js";
import { addressFault } from "./value_faults.js";

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The findings on the file name of a draft. `own` is the id of the published file that it corrects, or null. */
export function* nameFindings({ kind, id, own }, drafts, known, model) {
  const word = id.normalize("NFKC").toLowerCase();
  if (Object.hasOwn(model.reserved, word)) {
    yield { rule: "file-reserved", path: ["file name"], values: { name: id, reason: model.reserved[word] } };
  } else if (!ID.test(id) || id.length > 120) {
    yield { rule: "file-name", path: ["file name"], values: { name: id } };
  } else if (id !== own) {
    const folder = kind === "case" ? "cases" : "cases/swaps";
    const isHeld = (kind === "case" ? known.cases : known.swaps).some(([each]) => each === id);
    const wasHeld = known.taken.some(([each, old]) => each === kind && old === id);
    const twice = drafts.filter((draft) => draft.kind === kind && draft.id === id).length > 1;
    const finding = { rule: "id-taken", path: ["file name"], values: { id, other: `${folder}/${id}.yml` } };
    if (isHeld) yield { ...finding, record: { kind, id } };
    else if (wasHeld || twice) yield finding;
  }
}

/** The findings on a case or swap beside all others, worded and placed as `casetracker check` does. */
export function* acrossFindings(draft, drafts, known, model) {
  const { kind, data, own } = draft;
  yield* copiesElsewhere(data, known.archives);
  if (kind !== "case") return;
  yield* duplicates(draft, drafts, known, model);
  const swaps = new Map(known.swaps.map(([id, , date, parties, last, kind]) => [id, { date, parties, last, kind }]));
  for (const each of drafts) if (each.kind === "swap") {
    const { date, parties = [], until = date, kind = "exchange" } = each.data;
    swaps.set(each.id, { date, parties, last: until, kind });
  }
  const name = data.release?.swap;
  if (typeof name !== "string") return;
  const swap = swaps.get(name);
  if (!swap) {
    const shown = [...swaps.keys()].slice(-12).join(", ") || phrase("(there is none yet)");
    yield { rule: "swap-unknown", path: ["release", "swap"], values: { swap: name, nearest: nearest(name, swaps.keys()), known: shown } };
    return;
  }
  if (data.detained_by && swap.parties.length && !swap.parties.includes(data.detained_by)) {
    const values = { state: model.countries[data.detained_by] ?? data.detained_by, code: data.detained_by, swap: name };
    yield { rule: "swap-party", path: ["detained_by"], values };
  }
  const { [data.release.manner]: wanted = swap.kind } = model.of_swaps;
  if (swap.kind !== wanted && Object.values(model.of_swaps).includes(swap.kind)) yield { rule: `swap-is-${swap.kind}`, path: ["release", "manner"], values: { swap: name } };
  const [freed, day, last] = [data.release.date, swap.date, swap.last].map((text) => parse(text ?? ""));
  if ([freed, day, last].some((each) => typeof each === "string")) return;
  const between = (one, other) => Math.round((Date.parse(one) - Date.parse(other)) / 86400000);
  const [before, after] = [between(day.earliest, freed.latest), between(freed.earliest, last.latest)];
  const days = Math.max(before, after);
  if (days > 7) yield { rule: "swap-day", path: ["release", "date"], values: { value: freed.text, days, swap: name, than: (before > after ? day : last).text } };
}

/** Archived copies at hosts that the settings do not name, each host once. */
function* copiesElsewhere(data, archives) {
  const told = new Set();
  for (const [source, { archive }] of Object.entries(data.sources ?? {})) {
    if (typeof archive !== "string" || addressFault(archive)) continue;
    const host = new URL(archive).host.replace(/^www\./, "");
    if (told.has(host) || archives.some((each) => host === each || host.endsWith(`.${each}`))) continue;
    told.add(host);
    yield { rule: "archive-elsewhere", path: ["sources", source, "archive"], values: { host, known: archives.join(", ") } };
  }
}

function* duplicates({ id, data, own }, drafts, known, model) {
  const names = [data.name, ...Object.values(data.names ?? {}), ...(data.aliases ?? []).map((alias) => (typeof alias === "string" ? alias : alias.name))];
  const ours = names.filter((name) => typeof name === "string").flatMap(nameKeys);
  const joined = new Set([...(data.same ?? []), ...(data.not ?? [])]);
  for (const [other, , theirs] of known.cases) {
    if (other === own || other === id || joined.has(other)) continue;
    if (mayBeOne(ours, theirs)) yield { rule: "duplicate", path: ["name"], values: { name: data.name ?? names[0], other: `cases/${other}.yml` }, record: { kind: "case", id: other } };
  }
}
