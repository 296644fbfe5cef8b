// What the form is made from: the model in words, the schemas, who is in the record already, and the published file that is corrected.

import { Form } from "./form.js";

/** Make the form in `place`. */
export async function start(place) {
  const { root } = place.dataset;
  const asked = new URLSearchParams(location.search);
  const kind = asked.has("swap") ? "swap" : "case";
  const id = asked.get(kind);
  const addresses = ["contribute/form.json", "contribute/known.json", "api/v1/schema/case.json", "api/v1/schema/swap.json"];
  const [published, model, known, ofCase, ofSwap] = await Promise.all([publishedFile(root, kind, id), ...addresses.map((address) => content(root + address, (answer) => answer.json()))]);
  const now = published === null ? (known.taken.find(([of, old]) => of === kind && old === id)?.[2] ?? null) : null;
  const renamed = now === null ? null : await publishedFile(root, kind, now);
  const form = new Form(place, { model, known, schemas: { case: ofCase, swap: ofSwap } });
  form.open({ kind, id, draft: asked.get("draft"), now: renamed === null ? null : now }, renamed ?? published);
}

/** The text of a record's file, or null where there is no such record. */
async function publishedFile(root, kind, id) {
  if (!/^[a-z0-9-]+$/.test(id ?? "")) return null;
  return content(`${root}contribute/records/${kind === "swap" ? "swaps/" : ""}${id}.yml`, (answer) => answer.text(), (answer) => answer.status === 404);
}

/** What `of` makes of the answer of an address, or null where it is `absent`. A fault names the file in words that fit a sentence. */
async function content(address, of, absent = () => false) {
  const name = address.replace(/^(\.\.?\/)+/, "");
  try {
    const answer = await fetch(address);
    if (absent(answer)) return null;
    if (answer.ok) return await of(answer);
  } catch {
    // The same as an answer that is none.
  }
  throw new Error(name);
}
