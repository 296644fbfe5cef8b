"""The files of one contribution share their sources: each is written once, and stands in the files that cite it. No browser is needed for that."""

from __future__ import annotations

from typing import Any

from casetracker.data.form import model
from casetracker.locale import words
from node import run_module

BODY = """
const { model } = given;
const [swap, person, other] = ["swap", "case", "case"].map((kind) => new documents.Doc(kind, model));
let docs = [swap, person, other];
const see = () => docs.forEach((doc) => (m.shareSources(doc, docs), m.setAside(docs)));
const sources = (doc) => doc.root.fields.sources;
const sourceOf = (doc, place) => sources(doc).entries[place];
const write = (each, title) => Object.assign(each.node.fields.title, { text: title });
const cite = (doc, each) => (doc.kind === "swap" ? doc.root.fields.sources_for : doc.root.fields.person).fields.sources.cites.push(each);
const data = () => { see(); m.setAside(docs); return docs.map((doc) => (doc.update(), Object.values(doc.data.sources ?? {}).map(({ title }) => title))); };
const found = [];
write(sourceOf(swap, 0), "One");
found.push(data());
cite(person, sourceOf(person, 0));
found.push(data());
cite(swap, sourceOf(swap, 0));
write(sourceOf(person, 0), "One, mended");
found.push(data());
const kept = JSON.stringify(content.contentOf({ mode: "both", docs, doc: swap, removed: [], typed: {}, post: null }));
docs = content.opened(JSON.parse(kept), null, model).docs;
write(sourceOf(docs[0], 0), "One, mended again");
found.push(data());
found.push(docs.map((doc) => doc.isBlank));
return found;
"""


def test_a_source_stands_where_it_is_cited_or_was_first_and_is_one_with_its_fields() -> None:
    others = {"content": "form/draft_content.js", "documents": "form/documents.js"}
    found: list[Any] = run_module("form/sources.js", BODY, {"model": model(words())}, **others)
    uncited, cited_by_one, mended, kept, blank = found
    assert uncited == [["One"], [], []]
    assert cited_by_one == [[], ["One"], []]
    assert mended == [["One, mended"], ["One, mended"], []]
    assert kept == [["One, mended again"], ["One, mended again"], []]
    assert blank == [False, False, True]
