// Drafts in the browser: in the tab alone (sessionStorage), and on the device (localStorage) only where the person chose that.
// Each draft has a key of its own, so that two tabs never write into one; what can't be read is left where it is until somebody decides.

import { token } from "./nodes.js";

/** The shape of what is kept; a draft of another one can't be read. */
export const VERSION = 2;
const STORES = ["sessionStorage", "localStorage"];
/** No file is near that long, and no page would show it. */
const LONGEST = 2_000_000;

/** The draft that a text is which stands at `key`, without a look at what is in it; null where it is none of this version. */
function opened(key, text) {
  if (text.length > LONGEST) return null;
  try {
    const draft = JSON.parse(text);
    const { version, id, saved, title, kept, content } = draft;
    const hasTexts = [id, saved, title].every((each) => typeof each === "string") && typeof kept === "boolean";
    const sound = version === VERSION && hasTexts && key.endsWith(`/${id}`) && /^[a-z0-9]+$/.test(id) && !Number.isNaN(Date.parse(saved));
    return sound && typeof content === "object" && content !== null ? draft : null;
  } catch {
    return null;
  }
}

/** The drafts for one purpose: a new file, or the correction of one record. One of them is this tab's. */
export class Drafts {
  constructor(purpose) {
    this.prefix = `casetracker-draft-${purpose}`;
    this.begin();
  }

  /** A draft of its own for this tab. */
  begin() {
    this.id = token();
    this.kept = false;
    /** What this tab wrote on the device last, or found there: where something else stands now, another tab wrote it. */
    this.onDevice = null;
  }

  /** Go on with a stored draft. */
  resume({ store, text, draft }) {
    this.id = draft.id;
    this.kept = draft.kept;
    if (store === "localStorage" || draft.kept) this.onDevice = text;
  }

  get key() {
    return `${this.prefix}/${this.id}`;
  }

  /** Everything that is stored for this purpose, this tab's first and the newest before others: `{store, key, text, draft}`. */
  stored() {
    return STORES.flatMap((store) => {
      const keys = attempt(() => Object.keys(window[store])) ?? [];
      const mine = keys.filter((key) => key === this.prefix || key.startsWith(`${this.prefix}/`));
      // Another tab may have deleted one meanwhile.
      const texts = mine.map((key) => ({ store, key, text: window[store].getItem(key) })).filter(({ text }) => text !== null);
      const found = texts.map((each) => ({ ...each, draft: opened(each.key, each.text) }));
      return found.sort((one, other) => (other.draft?.saved ?? "").localeCompare(one.draft?.saved ?? ""));
    });
  }

  /** The other drafts that can be opened, each once. */
  others() {
    const found = new Map(this.stored().filter(({ draft }) => draft && draft.id !== this.id).map((each) => [each.draft.id, each]));
    return [...found.values()];
  }

  /** Whether the tab can keep anything at all. */
  get works() {
    const probe = `${this.prefix}/probe`;
    return attempt(() => (sessionStorage.setItem(probe, "x"), sessionStorage.removeItem(probe), true)) ?? false;
  }

  /**
   * Store `content` in the tab, and on the device where it is kept there. Returns what the person has to know: `lost` where the tab
   * can't keep it, `stale` where the device can't, `parted` where another tab wrote into the same draft, `gone` where one deleted it.
   */
  save(content, title) {
    let said = "";
    if (this.kept) said = this.apart();
    const text = JSON.stringify({ version: VERSION, id: this.id, saved: new Date().toISOString(), title, kept: this.kept, content });
    const stored = STORES.map((store) => (store === "sessionStorage" || this.kept) && write(store, this.key, text));
    if (stored[1]) this.onDevice = text;
    if (this.kept && !stored[1]) return stored[0] ? "stale" : "lost";
    return stored[0] || this.kept ? said : "lost";
  }

  /** See that what stands on the device under this draft's key is this tab's. */
  apart() {
    const there = attempt(() => localStorage.getItem(this.key)) ?? null;
    if (there === this.onDevice) return "";
    if (there === null) {
      this.kept = false;
      this.onDevice = null;
      return "gone";
    }
    attempt(() => sessionStorage.removeItem(this.key));
    this.id = token();
    this.onDevice = null;
    return "parted";
  }

  keep(wanted) {
    if (!wanted && this.kept) this.dropFromDevice();
    this.kept = wanted;
  }

  delete() {
    attempt(() => sessionStorage.removeItem(this.key));
    this.dropFromDevice();
  }

  dropFromDevice() {
    this.drop("localStorage", this.key, this.onDevice);
    this.onDevice = null;
  }

  /** Take `text` out of a store. What another tab wrote there meanwhile is that tab's. */
  drop(store, key, text) {
    attempt(() => window[store].getItem(key) === text && window[store].removeItem(key));
  }
}

const write = (store, key, text) => attempt(() => (window[store].setItem(key, text), true)) ?? false;

/** What `action` returns, or undefined where the browser keeps nothing or has no room left. */
function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}
