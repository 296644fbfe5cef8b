// The lists of choices in the page: their values, their words, and behind these the number of people that each would find.

const isCounted = (field) => "counts" in field.dataset;

/** The lists of a form, each option with its words apart from the number that stands behind them. */
export function lists(form) {
  const words = new Map();
  const fields = [...form.querySelectorAll("select")];
  for (const field of fields)
    for (const option of field.options) words.set(option, isCounted(field) ? option.text.replace(/ \([^()]*\)$/, "") : option.text);
  const values = (field) => [...field.options].map((option) => option.value).filter(Boolean);
  return {
    /** Key → every value that can be chosen. */
    choices: Object.fromEntries(fields.map((field) => [field.name, values(field)])),

    /** The words of a choice, or the value itself where there is no such choice. */
    worded(key, value) {
      const option = [...form.elements[key].options].find((each) => each.value === value);
      return option ? words.get(option) : value;
    },

    /** Put behind each choice the number of people that it would find; `find` is null where none can be told. */
    count(find, number) {
      for (const field of fields.filter(isCounted))
        for (const option of [...field.options].filter((each) => each.value))
          option.text = find ? `${words.get(option)} (${number(find(field.name, option.value))})` : words.get(option);
    },
  };
}
