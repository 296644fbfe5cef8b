// Parts of messages that the check makes: in the English of `casetracker check`, until a message is worded in another language.

class Phrase {
  constructor(text, values) {
    Object.assign(this, { text, values });
  }

  /** The same in the language of `phrases`: English sentence → that in the language. */
  said(phrases) {
    return (phrases[this.text] ?? this.text).replace(/\{([a-z]+)\}/g, (whole, key) => (key in this.values ? said(this.values[key], phrases) : whole));
  }

  toString() {
    return this.said({});
  }

  toJSON() {
    return this.toString();
  }
}

/** A sentence with {braces} for its values. Which there are is read from the calls of this (data/form.py), so the text stands in the call. */
export const phrase = (text, values = {}) => new Phrase(text, values);

/** The end of a message about a value that can have been meant as another. */
export const didYouMean = (word) => phrase(" (did you mean '{word}'?)", { word });

/** A value of a message, in the language of `phrases` where it is a phrase. */
export const said = (value, phrases) => (value instanceof Phrase ? value.said(phrases) : String(value));
