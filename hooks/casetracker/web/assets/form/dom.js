// The few things that every part of the form does with the page.

/** An element: `h("p", {class: "x", hidden: true}, "text", child)`. Text is text: nothing is read as HTML. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** A copy of an element of the page, without the ids in it. */
export function copyOf(id) {
  const copy = document.getElementById(id).cloneNode(true);
  for (const each of [copy, ...copy.querySelectorAll("[id]")]) each.removeAttribute("id");
  return copy;
}

/** `words` as a function: `w("remove", {what: "Event 2"})`. */
export const speaker = (words) => (key, values = {}) => (words[key] ?? key).replace(/\{([a-z]+)\}/g, (whole, name) => values[name] ?? whole);

/** The same function, called once no earlier than `pause` after the last call. */
export function later(action, pause) {
  let waiting = 0;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(action, pause);
  };
}

/** Between two things that take their time, so that the page answers meanwhile. */
export const pause = () => new Promise((then) => setTimeout(then));
