/** An element with what is in it, a text or pieces of one, and its class. What is put into a page is text alone. */
export function element(tag, content, name) {
  const made = document.createElement(tag);
  if (content) made.append(...[content].flat());
  if (name) made.className = name;
  return made;
}

export const link = (address, text) => Object.assign(element("a", text), { href: address });
