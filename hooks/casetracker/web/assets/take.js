// The files of a case that are made once a reader asks for them: its timeline as CSV, and its custody as a picture. Files on the host
// would cost every build more than all their readers.
import { csv } from "./index/csv.js";
import { picture } from "./case_picture.js";

const COLUMNS = ["key", "case_id", "entry_id", "kind", "date", "date_earliest", "date_latest", "what", "details", "sources"];

/** The timeline of a case, from its data: the rows that `data/timeline.csv` has of it. */
export function timeline({ id, derived }) {
  const row = (each) => [
    `${id}/${each.id}`, id, each.id, each.kind, each.date, each.earliest, each.latest, each.what, each.details, each.sources.join(" "),
  ];
  return csv([COLUMNS, ...derived.timeline.map(row)]);
}

/** Hand a reader the file of that form that belongs to the downloads of a page. */
export async function take(form, downloads) {
  const data = downloads.querySelector('a[download$=".json"]');
  const text = form === "svg" ? picture(downloads.dataset.foot.split("\n")) : timeline((await (await fetch(data.href)).json()).case);
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(new Blob([text], { type: form === "svg" ? "image/svg+xml" : "text/csv;charset=utf-8" }));
  anchor.download = data.download.replace(/json$/, form);
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
}
