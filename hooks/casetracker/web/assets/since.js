// What is new since a day: for who asks for it by `?since=2026-10-01`, and for who lets this device remember visits. `tracker.js` loads
// this for them alone. What is stored are the days of two visits and the ids of the cases that are followed; it never leaves the device.
import { element, link } from "./element.js";
import { isDay, number } from "./index/day.js";
import { once } from "./index/load.js";
import { sayings } from "./index/said.js";

const STORED = "__visits";
const SHOWN = 10;

/** What this device remembers: `last` and `before` are the days of the last two visits; null where it was not asked to. */
function remembered() {
  try {
    const { last, before, cases } = JSON.parse(localStorage.getItem(STORED));
    return { last, before, cases };
  } catch {
    return null;
  }
}

/** Keep it, and say whether the browser keeps anything. */
function keep(visits) {
  try {
    localStorage.setItem(STORED, JSON.stringify(visits));
    return true;
  } catch {
    return false;
  }
}

/** This visit in what is remembered: the first of a later day makes the last one the one before. */
function visited(visits, today) {
  return visits.last && visits.last < today ? { ...visits, before: visits.last, last: today } : { ...visits, last: visits.last ?? today };
}

/** Fill `section` with what is new; `begin` is whether the reader has just asked this device to remember. */
export async function show(section, begin = false) {
  const source = new URL(section.dataset.since, location.href);
  const given = new URLSearchParams(location.search);
  const today = new Date().toISOString().slice(0, 10);
  const one = section.dataset.case;
  let visits = remembered();
  if (visits || begin) visits = visited(visits ?? { cases: [] }, today);
  if (begin && one) visits.cases = [...new Set([...visits.cases, one])];
  const isKept = !visits || keep(visits);
  const line = (text) => section.append(element("p", text, "ct-rule"));
  section.replaceChildren();
  let said, about, news;
  const since = given.get("since") ?? visits?.before;
  const until = given.get("until") ?? "9999-12-31";
  const wrong = [since, until].find((day) => day && !isDay(day));
  try {
    about = await once(source, (data) => data)();
    said = sayings(about);
    const months = since && !wrong ? about.months.filter((month) => month >= since.slice(0, 7) && month <= until.slice(0, 7)) : [];
    news = (await Promise.all(months.map((month) => once(new URL(`since/${month}.json`, source), (data) => data)()))).flat();
  } catch {
    return line(section.dataset.late);
  }
  const root = new URL("..", source);
  const follows = one && visits?.cases.includes(one);
  if (!isKept) line(said.say("notKept"));
  else if (begin || (follows && !since)) line(said.say(follows ? "followsCase" : "begun"));
  if (since && wrong) line(said.say("noDay", { value: wrong.slice(0, 40) }));
  else if (since && (!one || follows || given.has("since"))) list(section, said, about, root, news.filter(([day, , , , , , , cases]) =>
    day >= since && day <= until && (!one || cases.split(" ").includes(one))), { since, until, cases: one ? [] : (visits?.cases ?? []) });
  const foot = element("p", "", "ct-since-foot");
  const button = (words, act) => {
    const made = element("button", words);
    made.type = "button";
    made.addEventListener("click", act);
    foot.append(made);
  };
  if (one && visits && isKept) {
    if (follows) button(said.say("stop"), () => keep({ ...visits, cases: visits.cases.filter((each) => each !== one) }) && show(section));
    else button(section.dataset.offer, () => show(section, true));
  }
  if (visits && isKept)
    button(said.say("forget"), () => {
      localStorage.removeItem(STORED);
      section.replaceChildren();
    });
  if (!one && since) foot.append(link(new URL("changes/", root), said.say("all")));
  if (foot.hasChildNodes()) section.append(foot);
  if (begin) {
    section.tabIndex = -1;
    section.focus();
  }
  return undefined;
}

/** The news of the days asked: first the cases that are followed, then what happened, what came in and what changed. */
function list(section, said, about, root, news, { since, until, cases }) {
  const last = until < "9999" ? said.day(number(until)) : "";
  section.append(element("h2", last ? said.say("between", { day: said.day(number(since)), last }) : said.say("since", { day: said.day(number(since)) })));
  if (since < about.first) section.append(element("p", said.say("begins", { day: said.day(number(about.first)) }), "ct-rule"));
  if (!news.length) return section.append(element("p", said.say("none")));
  const isFollowed = (each) => each[7].split(" ").some((id) => cases.includes(id));
  const followed = news.filter(isFollowed);
  const others = news.filter((each) => !isFollowed(each));
  const of = (kind) => others.filter((each) => each[1] === kind);
  part(section, said, "followed", followed.map((each) => row(said, root, each)));
  part(section, said, "happened", of("happened").map((each) => row(said, root, each)));
  part(section, said, "added", of("added").map((each) => entry(root, each)));
  part(section, said, "changed", of("changed").map((each) => row(said, root, each)));
  const reworded = new Set(of("reworded").map((each) => each[4])).size;
  if (reworded) section.append(element("p", `${said.many("reworded", reworded)}.`, "ct-rule"));
  return undefined;
}

/** A list under its heading; what goes beyond the first few is folded. */
function part(section, said, heading, rows) {
  if (!rows.length) return;
  const listed = (some) => element("ul", some, heading === "added" ? "ct-came" : "ct-changes");
  section.append(element("h3", said.say(heading)), listed(rows.slice(0, SHOWN)));
  if (rows.length <= SHOWN) return;
  section.append(element("details", [element("summary", said.many("more", rows.length - SHOWN)), listed(rows.slice(SHOWN))], "ct-behind"));
}

/** A record that came in. */
const entry = (root, [, , , title, target]) => element("li", link(new URL(target, root), title));

/** One line: the day, whose page tells of it, and what. */
function row(said, root, [, kind, when, title, target, text, publishers]) {
  const words = kind === "added" || kind === "reworded" ? said.say(`is-${kind}`) : text;
  const by = publishers ? [" ", element("small", publishers, "ct-by")] : [];
  return element("li", [element("span", when, "ct-when"), element("span", [link(new URL(target, root), title), `: ${words}`, ...by])]);
}
