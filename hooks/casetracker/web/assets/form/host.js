// The code host's own pages for a new file, for a changed one and for an issue, and what somebody finds there. Which host it is shows in
// the address that edits a file, also where an organisation runs one of its own.

/** Longer addresses are cut or refused on the way. */
const LONGEST = 7000;

/** `{id, name, base}`: what kind of host it is, what it is called, and the address of the project there. Null without one. */
export function hostOf(edit) {
  const [id, mark] = [["gitlab", "/-/edit/"], ["gitea", "/_edit/"], ["github", "/edit/"]].find(([, part]) => edit.includes(part)) ?? [];
  if (!id) return null;
  const { host } = new URL(edit);
  return { id, name: { "github.com": "GitHub", "gitlab.com": "GitLab" }[host] ?? host, base: edit.split(mark)[0], mark };
}

/** The page for one issue that holds all files of a contribution. Null where the host is none that takes one by an address. */
export function issuePage(edit, title, text) {
  const { id, base } = hostOf(edit) ?? {};
  if (id !== "github" && id !== "gitlab") return null;
  const isGitLab = id === "gitlab";
  const bare = isGitLab ? `${base}/-/issues/new?${new URLSearchParams({ "issue[title]": title })}` : `${base}/issues/new?${new URLSearchParams({ template: "files.yml", title })}`;
  const whole = `${bare}&${encodeURIComponent(isGitLab ? "issue[description]" : "files")}=${encodeURIComponent(text)}`;
  return whole.length <= LONGEST ? { open: whole, filled: true } : { open: bare, filled: false };
}

/** `{open, filled}` for a file: the address of the page to open, and whether its content is filled in there. Null without a code host. */
export function page(edit, path, text, isNew) {
  const host = hostOf(edit);
  if (!host) return null;
  if (!isNew) return { open: edit + path, filled: false };
  const folder = path.slice(0, path.lastIndexOf("/"));
  const name = path.slice(path.lastIndexOf("/") + 1);
  const base = edit.replace(host.mark, host.mark.replace("edit", "new"));
  // GitLab fills in the name alone.
  if (host.id === "gitlab") return { open: `${base}${folder}?${new URLSearchParams({ file_name: name })}`, filled: false };
  const bare = `${base}${folder}?filename=${encodeURIComponent(name)}`;
  const whole = `${bare}&value=${encodeURIComponent(text)}`;
  return whole.length <= LONGEST ? { open: whole, filled: true } : { open: bare, filled: false };
}

/** What to do on the page of an issue, as words of the form in their order. */
export const issueSteps = ({ id }, isFilled) => ["at_sign_in", `at_${id}_issue_${isFilled ? "filled" : "paste"}`, `at_${id}_issue_send`];

/** The same on the page of a file. */
export const fileSteps = ({ id }, isNew, isFilled) => ["at_sign_in", `at_${id}_copy`, isFilled ? "at_file_filled" : isNew ? "at_file_paste" : "at_file_over", `at_${id}_propose`];
