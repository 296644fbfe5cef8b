// One contribution as one text: whole files one below the other, as `casetracker from-issue` takes them.

/** A short name for what a file holds (FNV-1a), as edit/issues/bundle.py makes it too. */
export function version(text) {
  let number = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) number = Math.imul(number ^ byte, 0x01000193) >>> 0;
  return number.toString(16).padStart(8, "0");
}

/** A fence that stands in none of the lines. */
function fenceFor(text) {
  const longest = Math.max(2, ...Array.from(text.matchAll(/^\s*(~+)/gm), ([, run]) => run.length));
  return "~".repeat(longest + 1);
}

/** The text for `files`, each `{name, text, was}`; `was` is the text that it corrects, or null. */
export function bundle(files) {
  return files.map(({ name, text, was }) => {
    const fence = fenceFor(text);
    const version_ = was === null ? "" : `Was: ${version(was)}\n\n`;
    return `### File: ${name}\n\n${version_}${fence}yaml\n${text.endsWith("\n") ? text : `${text}\n`}${fence}\n`;
  }).join("\n");
}
