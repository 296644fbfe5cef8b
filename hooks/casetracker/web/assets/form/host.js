// The code host's own pages for a new file and for a changed one. Which host it is shows in the address that edits a file.

/** Longer addresses are cut or refused on the way. */
const LONGEST = 7000;

/** The same for one issue that holds all files of a contribution. Null where the host is none that takes one by an address. */
export function issuePage(edit, title, text) {
  const [base, isGitLab] = edit.includes("/-/edit/") ? [edit.split("/-/edit/")[0], true] : [edit.split("/edit/")[0], false];
  if (!edit || base === edit || edit.includes("/_edit/")) return null;
  const bare = isGitLab ? `${base}/-/issues/new?${new URLSearchParams({ "issue[title]": title })}` : `${base}/issues/new?${new URLSearchParams({ template: "files.yml", title })}`;
  const whole = `${bare}&${encodeURIComponent(isGitLab ? "issue[description]" : "files")}=${encodeURIComponent(text)}`;
  return whole.length <= LONGEST ? { open: whole, filled: true } : { open: bare, filled: false };
}

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
