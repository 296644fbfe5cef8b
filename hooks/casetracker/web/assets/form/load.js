// What the form is made from: one file for its first step; for the rest, its second script, the rules and the schemas; and the published
// file that is corrected, with which there is no first step without the rest.

import { pause } from "./dom.js";
import { Form } from "./form.js";

/** Make the form in `place`. Returns `{whole}`, which is kept once the rest is there too. */
export async function start(place) {
  const { root, shared } = place.dataset;
  const asked = new URLSearchParams(location.search);
  const kind = asked.has("swap") ? "swap" : "case";
  const id = asked.get(kind);
  const early = id === null ? null : restOf(root, shared);
  const [published, data] = await Promise.all([publishedFile(shared, kind, id), json(`${root}contribute/form.json`), early]);
  const form = new Form(place, data);
  const complete = async (coming) => {
    const come = await coming;
    await pause();
    form.complete(come);
    await pause();
  };
  if (early) await complete(early);
  const { known } = data;
  const now = published === null ? (known.taken.find(([of, old]) => of === kind && old === id)?.[2] ?? null) : null;
  const renamed = now === null ? null : await publishedFile(shared, kind, now);
  await form.open({ kind, id, draft: asked.get("draft"), now: renamed === null ? null : now }, renamed ?? published);
  return { whole: early ? Promise.resolve() : idle().then(() => complete(restOf(root, shared))), form };
}

/** The second script, and what it goes by. `root` is where the site in this language stands, `shared` what all its languages share. */
async function restOf(root, shared) {
  const [script, model, ofCase, ofSwap] = await Promise.all([import("./rest.js"), json(`${root}contribute/check.json`), ...["case", "swap"].map((kind) => json(`${shared}api/v1/schema/${kind}.json`))]);
  return { script, model, schemas: { case: ofCase, swap: ofSwap } };
}

/** Once the browser has shown what is there, and has nothing else to do. */
const idle = () => new Promise((then) => ("requestIdleCallback" in window ? requestIdleCallback(then, { timeout: 1000 }) : setTimeout(then, 200)));

const json = (address) => content(address, (answer) => answer.json());

/** The text of a record's file, or null where there is no such record. */
async function publishedFile(shared, kind, id) {
  if (!/^[a-z0-9-]+$/.test(id ?? "")) return null;
  return content(`${shared}contribute/records/${kind === "swap" ? "swaps/" : ""}${id}.yml`, (answer) => answer.text(), (answer) => answer.status === 404);
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
