// The code host's own pages for a new file and for a changed one. Which host it is shows in the address that edits a file.

/** Longer addresses are cut or refused on the way. */
const LONGEST = 7000;

/** `{open, filled}` for a file: the address of the page to open, and whether its content is filled in there. Null without a code host. */
export function page(edit, path, text, isNew) {
  if (!edit) return null;
  if (!isNew) return { open: edit + path, filled: false };
  const folder = path.slice(0, path.lastIndexOf("/"));
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (edit.includes("/-/edit/")) {
    // GitLab fills in the name alone.
    return { open: `${edit.replace("/-/edit/", "/-/new/")}${folder}?${new URLSearchParams({ file_name: name })}`, filled: false };
  }
  const base = edit.includes("/_edit/") ? edit.replace("/_edit/", "/_new/") : edit.replace("/edit/", "/new/");
  const bare = `${base}${folder}?filename=${encodeURIComponent(name)}`;
  const whole = `${bare}&value=${encodeURIComponent(text)}`;
  return whole.length <= LONGEST ? { open: whole, filled: true } : { open: bare, filled: false };
}
