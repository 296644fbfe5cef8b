// The way without an account: the contribution is posted to the address that the tracker's settings name. Nothing goes there before
// somebody presses the button, and whatever comes of it, what they wrote stays where it is.

import { h } from "./dom.js";
import { version } from "./bundle.js";
import { button } from "./parts.js";

/** Milliseconds after which no answer is waited for. */
const PATIENCE = 30_000;
/** What is said of an answer by its number; of any other that it was refused. */
const SAID = { 413: "post_long", 429: "post_busy" };

export class Post {
  constructor(form) {
    this.form = form;
    /** Where what was sent stands, by its version: nobody sends the same twice without knowing. */
    this.sent = {};
    this.said = h("p", { role: "status", tabindex: "-1" });
    this.button = button("", () => this.send(), "ct-primary");
    const host = new URL(form.endpoint).host;
    this.section = h("section", { class: "ct-send" }, h("h3", {}, form.w("in_post")), h("p", { class: "ct-help" }, form.w("post_public", { host })), h("p", { class: "ct-actions" }, this.button), this.said);
  }

  /** The section, for a contribution that may have changed since it was shown. */
  show(title, text) {
    Object.assign(this, { title, text, version: version(text) });
    if (!this.waiting) this.tell(this.version in this.sent ? "post_sent" : "");
    return this.section;
  }

  async send() {
    const { title, text, version: named } = this;
    if (this.waiting) return;
    this.tell("post_sending", true);
    const found = await this.answer(JSON.stringify({ title, text }));
    if (found.url !== undefined) {
      this.sent[named] = found.url;
      this.form.written = true;
      this.form.save();
    }
    this.tell(found.said ?? (named === this.version ? "post_sent" : ""));
  }

  /** `{url}` where it arrived, else `{said}`, the word of the form that says what went wrong. */
  async answer(body) {
    const options = { method: "POST", headers: { "Content-Type": "application/json" }, body, credentials: "omit", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(PATIENCE) };
    try {
      const answer = await fetch(this.form.endpoint, options);
      if (!answer.ok) return { said: SAID[answer.status] ?? "post_refused" };
      const { url } = await answer.json();
      return { url: /^https:\/\//.test(url) ? url : "" };
    } catch {
      return { said: "post_unreached" };
    }
  }

  tell(key, waiting = false) {
    const url = key === "post_sent" ? this.sent[this.version] : "";
    const hadFocus = document.activeElement === this.button;
    this.waiting = waiting;
    this.said.replaceChildren(...(key ? [this.form.w(key), url ? " " : "", url ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, url) : ""].filter(Boolean) : []));
    this.button.textContent = this.form.w(key && key !== "post_sending" ? "post_again" : "post_send");
    this.button.setAttribute("aria-disabled", String(waiting));
    this.button.hidden = key === "post_sent";
    // Whoever pressed the button that goes stays where it was.
    if (hadFocus && this.button.hidden) this.said.focus();
  }
}
