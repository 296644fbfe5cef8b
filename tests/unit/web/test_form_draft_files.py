"""Drafts: what is kept of a record comes back whole, and what is anything else is refused as a whole. No browser is needed for that."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from casetracker.data.form import model
from casetracker.locale import words
from node import run_module
from sample_record import sample_in_style
from small_records import CASE, with_keys

STORES = """
class Store {
  setItem(key, text) { if (this.full) throw new Error("no room"); this[key] = String(text); }
  getItem(key) { return this[key] ?? null; }
  removeItem(key) { delete this[key]; }
}
Object.defineProperty(Store.prototype, "full", { writable: true, value: false, enumerable: false });
const stores = () => ({ sessionStorage: new Store(), localStorage: new Store() });
const enter = (tab) => Object.assign(globalThis, tab, { window: tab });
"""
"""Stand-ins for what a browser keeps: `enter({sessionStorage, localStorage})` is what the tab at hand sees."""


def in_node(body: str, module: str = "form/drafts.js", **given: Any) -> Any:
    values = {"model": model(words()), **given}
    others = {"content": "form/draft_content.js", "documents": "form/files.js", "read": "form/read.js", "sources": "form/sources.js"}
    return run_module(module, STORES + body, values, **others)


def test_what_is_kept_of_a_record_comes_back_whole() -> None:
    body = """
    return given.files.map(([kind, id, text]) => {
      const doc = documents.Doc.correcting(kind, id, text, given.model);
      const kept = JSON.stringify(content.contentOf({ mode: kind, docs: [doc], doc, removed: [] }));
      const { docs: [again] } = content.opened(JSON.parse(kept), { kind, id }, given.model);
      return [again.text() === text, JSON.stringify(content.contentOf({ mode: kind, docs: [again], doc: again, removed: [] })) === kept];
    });
    """
    drafted = [file for file in sample_in_style() if file.kind != "place"]
    assert in_node(body, files=drafted) == [[True, True]] * len(drafted)


def test_entries_keep_their_identity_and_no_derived_data_is_kept() -> None:
    body = """
    const doc = documents.Doc.correcting("case", "vera-example", given.text, given.model);
    const { sources } = doc.root.fields;
    const kept = JSON.parse(JSON.stringify(doc.saved()));
    const again = documents.Doc.restored(kept, given.model);
    return [sources.entries.map(({ id }) => id), again.root.fields.sources.entries.map(({ id }) => id), again.root.fields.person.fields.sources.cites.map(({ id }) => id), kept];
    """
    before, after, cited, kept = in_node(body, text=CASE)
    assert before == after == cited
    assert "data" not in kept
    assert kept["root"]["fields"]["person"]["fields"]["sources"] == before


@lru_cache(maxsize=1)
def a_draft(correcting: bool) -> Any:
    """Return what is stored of a draft in which there is some of everything."""
    body = """
    const doc = given.correcting
      ? documents.Doc.correcting("case", "vera-example", given.text, given.model)
      : new documents.Doc("case", given.model, { data: read.data(read.read(given.text)) });
    const drafts = new m.Drafts("new");
    const tab = stores();
    enter(tab);
    drafts.save(content.contentOf({ mode: "case", docs: [doc], doc, removed: [] }), "Vera Example");
    return JSON.parse(Object.values(tab.sessionStorage)[0]);
    """
    return in_node(body, text=CASE, correcting=correcting)


def altered(draft: Any, path: str, value: Any) -> str:
    """Return a draft as text, with another value at a place in it; `...` takes it out."""
    copy = json.loads(json.dumps(draft))
    *steps, last = [int(each) if each.isdigit() else each for each in path.split(".")]
    at = copy
    for step in steps:
        at = at[step]
    if value is ...:
        del at[last]
    else:
        at[last] = value
    return json.dumps(copy)


def places(value: Any, path: str = "") -> list[str]:
    """Return the way to every value within `value`."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = []
    for step, each in inside:
        here = f"{path}.{step}" if path else str(step)
        found += [here, *places(each, here)]
    return found


def read_or_told(texts: list[str], correcting: bool = False) -> list[str]:
    """Return of each stored text whether the form reads it or tells that it can't; what it reads has to be sound."""
    body = """
    return given.texts.map((text) => {
      const tab = stores();
      tab.sessionStorage.setItem(`casetracker-draft-new/${given.id}`, text);
      enter(tab);
      const [{ draft }] = new m.Drafts("new").stored();
      if (!draft) return "told";
      let found;
      try {
        found = content.opened(draft.content, given.correcting ? { kind: "case", id: "vera-example" } : null, given.model);
      } catch {
        return "told";
      }
      const { docs, shown, mode } = found;
      for (const doc of docs) doc.text();
      const kept = JSON.stringify(content.contentOf({ docs, mode, doc: docs[shown], removed: [] }));
      content.opened(JSON.parse(kept), given.correcting ? { kind: "case", id: "vera-example" } : null, given.model);
      return "read";
    });
    """
    found: list[str] = in_node(body, texts=texts, id=a_draft(correcting)["id"], correcting=correcting)
    return found


VALUES: list[Any] = [None, 7, True, "?", [], {}, [None], [7], {"x": 1}, ...]


def test_whatever_stands_in_a_draft_it_is_read_or_told_as_a_whole() -> None:
    draft = a_draft(False)
    everywhere = places(draft)
    assert len(everywhere) > 80
    texts = {f"{path} {value}": altered(draft, path, value) for path in everywhere for value in VALUES}
    answers = dict(zip(texts, read_or_told(list(texts.values())), strict=True))
    # One that is as it was, or lacks a field in which nothing was written, or has another text in it, is read.
    assert read_or_told([json.dumps(draft)]) == ["read"]
    assert answers["content.docs.0.root.fields.name ?"] == "read"
    for path in ("version", "id", "saved", "kept", "content", "content.mode", "content.docs", "content.docs.0.root"):
        assert {answers[f"{path} {value}"] for value in VALUES if not (path == "kept" and value is True)} == {"told"}, path
    for path in ("name", "custody", "summary", "sources", "person", "person.fields.sources"):
        assert {answers[f"content.docs.0.root.fields.{path} {value}"] for value in (None, 7, True, {"x": 1}, [7])} == {"told"}, path


def test_texts_that_are_no_draft_are_told() -> None:
    whole = json.dumps(a_draft(False))
    texts = [
        "", "x", "null", "true", "0", '"x"', "[]", "{}", "[[]]", "[" * 200000, "x" * 3_000_000, "\0", '{"version": 2}',
        '{"mode": "case", "shown": 0, "docs": [{"kind": "case", "data": {}, "id": "", "ownId": false, "original": null}]}',
        *(whole[:at] for at in range(1, len(whole), len(whole) // 40)),
    ]  # fmt: skip
    assert read_or_told(texts) == ["told"] * len(texts)


ROOT = "content.docs.0.root.fields"
EMPTY = {"on": True, "fields": {}}
ODD: dict[str, tuple[str, Any]] = {
    "two entries of one id": (f"{ROOT}.sources.entries", [{"id": "a", "key": each, "own": True, "value": EMPTY} for each in "ab"]),
    "two sources of one name": (f"{ROOT}.sources.entries", [{"id": each, "key": "a", "own": True, "value": EMPTY} for each in "ab"]),
    "a name that is none": (f"{ROOT}.sources.entries.0.key", "a: b\n"),
    "a citation of no source": (f"{ROOT}.person.fields.sources", ["nobody"]),
    "a citation made twice": (f"{ROOT}.person.fields.sources", [None, None]),
    "a field that there is not": (f"{ROOT}.nothing", "x"),
    "a field of all objects": (f"{ROOT}.__proto__", EMPTY),
    "far too many": (f"{ROOT}.unknowns", ["x"] * 30000),
    "a file that is not shown": ("content.shown", 4),
    "one before the first": ("content.shown", -1),
    "a newer version": ("version", 3),
    "an older version": ("version", 1),
    "an exchange that it follows without one": ("content.docs.0.linked", True),
    "a correction among new files": ("content.docs.0.original", {"id": "vera-example", "text": CASE}),
    "a language that is none": (f"{ROOT}.summary.entries.0.key", "<b>"),
    "no text at all": (f"{ROOT}.summary.entries", []),
}


def test_drafts_that_are_nearly_sound_are_told() -> None:
    draft = a_draft(False)
    answers = read_or_told([altered(draft, path, value) for path, value in ODD.values()])
    assert dict(zip(ODD, answers, strict=True)) == dict.fromkeys(ODD, "told")


def test_a_draft_of_a_correction_is_read_only_as_one_of_that_record() -> None:
    draft = a_draft(True)
    assert read_or_told([json.dumps(draft)], True) == ["read"]
    changes = [("original", None), ("original.id", "zoe-sample"), ("original.text", "a: &b [*b]"), ("original.text", ""), ("kind", "swap")]
    answers = read_or_told([altered(draft, f"content.docs.0.{path}", value) for path, value in changes], True)
    assert answers == ["told"] * len(changes)


def test_two_tabs_write_into_one_draft_never() -> None:
    body = """
    const one = stores();
    const other = { ...stores(), localStorage: one.localStorage };
    const at = (tab, drafts, content) => (enter(tab), drafts.save({ content }, content));
    enter(one);
    const first = new m.Drafts("new");
    first.keep(true);
    at(one, first, "A");
    enter(other);
    const second = new m.Drafts("new");
    second.resume(second.stored()[0]);
    const said = [at(other, second, "B"), at(one, first, "C"), at(other, second, "D"), at(one, first, "E")];
    const kept = Object.values(one.localStorage).map((text) => JSON.parse(text).title).sort();
    enter(other);
    second.delete();
    said.push(Object.values(one.localStorage).length);
    enter(one);
    one.localStorage.removeItem(first.key);
    said.push(at(one, first, "F"), first.kept, Object.values(one.localStorage).length, at(one, first, "G"));
    first.keep(true);
    one.localStorage.full = true;
    said.push(at(one, first, "H"));
    one.sessionStorage.full = true;
    said.push(at(one, first, "I"));
    one.localStorage.full = false;
    said.push(at(one, first, "J"));
    return [said, kept];
    """
    said, kept = in_node(body)
    assert said == ["", "parted", "", "", 1, "gone", False, 0, "", "stale", "lost", ""]
    assert kept == ["D", "E"]


def test_what_was_removed_comes_back_with_the_draft_and_can_be_put_back() -> None:
    """A charge that cites a source which was removed too: without that source the whole draft could not be read."""
    body = """
    const doc = documents.Doc.correcting("case", "vera-example", given.text, given.model);
    const before = JSON.stringify(doc.data);
    const { charges, sources } = doc.root.fields;
    const takeOut = (node, list, name) => (node.removed = [{ item: list.shift(), index: 0, name, what: "" }]);
    takeOut(charges, charges.items, "Charge 1");
    takeOut(sources, sources.entries, "Source 1");
    sources.gone.push(sources.removed[0].item);
    const other = documents.Doc.restored(JSON.parse(JSON.stringify(new documents.Doc("case", given.model).saved())), given.model);
    const kept = JSON.stringify(content.contentOf({ mode: "case", docs: [doc], doc, removed: [{ doc: other, index: 1, name: "Person", what: "" }] }));
    const { docs: [again], removed } = content.opened(JSON.parse(kept), { kind: "case", id: "vera-example" }, given.model);
    const same = JSON.stringify(content.contentOf({ mode: "case", docs: [again], doc: again, removed })) === kept;
    for (const [node, list] of [[again.root.fields.charges, "items"], [again.root.fields.sources, "entries"]]) {
      const { item, index } = node.removed.pop();
      node[list].splice(index, 0, item);
      if (node.gone) node.gone = node.gone.filter((each) => each !== item);
    }
    again.update();
    return [same, removed.map(({ name }) => name), JSON.stringify(again.data) === before, again.root.fields.sources.gone.length];
    """
    text = with_keys(CASE, "charges:\n  - {offence: Espionage, category: espionage, sources: [a]}")
    assert in_node(body, text=text) == [True, ["Person"], True, 0]


def test_two_people_of_one_name_are_two_files() -> None:
    body = """
    const docs = ["case", "swap", "case", "case"].map((kind) => new m.Doc(kind, given.model));
    for (const { kind, root } of docs) if (kind === "case") root.fields.name.text = "Nora Probe";
    m.updateAll(docs);
    return docs.map(({ id }) => id);
    """
    assert in_node(body, module="form/documents.js") == ["nora-probe", "", "nora-probe-2", "nora-probe-3"]
