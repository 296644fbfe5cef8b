// The filters in the page: for each its choices, their words, and beside each the number of people that it finds.

/** The filters of a form, and its order of rows. Each choice is a box to tick, so that several of one filter can be chosen. */
export function lists(form) {
  const filters = new Map([...form.querySelectorAll("details[data-filter]")].map((filter) => [filter.dataset.filter, filter]));
  const boxes = (filter) => [...filter.querySelectorAll("input")];
  const wordsOf = (box) => box.nextElementSibling.textContent;
  const { sort } = form.elements;
  return {
    /** Key → every value that can be chosen. */
    choices: {
      ...Object.fromEntries([...filters].map(([key, filter]) => [key, boxes(filter).map((box) => box.value)])),
      sort: [...sort.options].map((option) => option.value).filter(Boolean),
    },

    /** The filter and the words of a choice, or the value itself where there is no such choice. */
    worded(key, value) {
      const filter = filters.get(key);
      const box = boxes(filter).find((each) => each.value === value);
      return `${filter.querySelector("legend").textContent}: ${box ? wordsOf(box) : value}`;
    },

    /** What is chosen of a filter. */
    chosen: (key) => boxes(filters.get(key)).filter((box) => box.checked).map((box) => box.value),

    /** Show what a question chooses, and how many choices that are on each filter. */
    show(question, number) {
      for (const [key, filter] of filters) {
        for (const box of boxes(filter)) box.checked = question[key].includes(box.value);
        filter.querySelector("summary b").textContent = question[key].length ? number(question[key].length) : "";
      }
    },

    /** Put beside each choice the number of people that it finds; `find` is null where none can be told. */
    count(find, number) {
      for (const [key, filter] of filters)
        for (const box of boxes(filter)) box.parentElement.querySelector("i").textContent = find ? number(find(key, box.value)) : "";
    },

    /** What leads to a filter's choices. */
    opener: (key) => filters.get(key).querySelector("summary"),

    /** Close what is open, and say whether anything was. */
    close(except) {
      const open = [...filters.values()].filter((filter) => filter.open && filter !== except);
      for (const filter of open) filter.open = false;
      return open[0];
    },
  };
}
