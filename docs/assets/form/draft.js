// Drafts: in the tab alone (sessionStorage), and on the device (localStorage) only where the person chose that.

/** The draft for one purpose: a new file, or the correction of one record. */
export class Draft {
  constructor(purpose) {
    this.key = `casetracker-draft-${purpose}`;
    this.kept = this.from("localStorage") !== null;
  }

  from(store) {
    try {
      return JSON.parse(window[store].getItem(this.key));
    } catch {
      return null;
    }
  }

  load() {
    return this.from("sessionStorage") ?? this.from("localStorage");
  }

  save(content) {
    const text = JSON.stringify(content);
    for (const store of this.kept ? ["sessionStorage", "localStorage"] : ["sessionStorage"]) {
      try {
        window[store].setItem(this.key, text);
      } catch {
        // A browser that keeps nothing, or has no room left: the draft lives until the page is left.
      }
    }
  }

  keep(wanted) {
    this.kept = wanted;
    if (!wanted) this.drop("localStorage");
  }

  delete() {
    this.kept = false;
    this.drop("sessionStorage");
    this.drop("localStorage");
  }

  drop(store) {
    try {
      window[store].removeItem(this.key);
    } catch {
      // Nothing was kept then.
    }
  }
}
