"""An issue says what a person would say, in no format: what can be understood stands in the file, and nothing is lost without a word."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from casetracker.edit.issues.forms import AGREED, RECORD, REST, TAKE_OUT, sections
from casetracker.edit.issues.from_issue import IssueError, Made, from_issue
from casetracker.edit.issues.texts import clean
from casetracker.edit.style import styled
from issue_texts import issue
from small_records import CASE

LABELS = [*(each.label for each in sections("case")), REST]
SOURCES = "https://example.org/1\nFirst Daily\n\nhttps://example.org/2\nSecond Agency"


def made_from(folder: Path, **parts: str) -> Made:
    """Return what becomes of an issue with a name, two sources and these parts."""
    given = {"Name": "Vera Example", "Sources": SOURCES} | {label.replace("_", " "): text for label, text in parts.items()}
    return from_issue(issue(given, LABELS), folder)


def data(made: Made, key: str) -> Any:
    return yaml.load(made.content, yaml.CBaseLoader).get(key)  # noqa: S506


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/1\nFirst Daily",
        "First Daily\nhttps://example.org/1",
        "- https://example.org/1\n- First Daily",
        "1. First Daily https://example.org/1",
        "[1] First Daily: <https://example.org/1>",
        "First Daily – https://example.org/1.",
        "First Daily (https://example.org/1)",
        "Publisher = First Daily\nAddress = https://example.org/1",
        "title: \npublisher: \nurl: \nhttps://example.org/1\nFirst Daily",
        "title: \npublisher: First Daily\nurl: \nhttps://example.org/1",
        "**Published by:** First Daily\n**Link:** https://example.org/1",
        "> publisher: First Daily\n> url: https://example.org/1",
        "```yaml\npublisher: First Daily\nurl: https://example.org/1\n```",
        "publisher:\nFirst Daily\nurl:\nhttps://example.org/1",
        "publisher: First Daily\n\nurl: https://example.org/1",
        "publisher：First Daily\nurl：https://example.org/1",
    ],
)
def test_an_address_and_a_publisher_are_a_source_however_they_stand(tmp_path: Path, text: str) -> None:
    made = made_from(tmp_path, Sources=text)
    assert data(made, "sources") == {"first-daily": {"publisher": "First Daily", "url": "https://example.org/1"}}
    assert made.left == ()


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("https://example.org/1", [{"url": "https://example.org/1"}]),
        ("https://example.org/1\nhttps://example.org/2", [{"url": "https://example.org/1"}, {"url": "https://example.org/2"}]),
        ("* https://example.org/1\n\n* https://example.org/2", [{"url": "https://example.org/1"}, {"url": "https://example.org/2"}]),
        (
            "First Daily\nhttps://example.org/1\n14.03.2025\nSecond Agency\nhttps://example.org/2",
            [
                {"publisher": "First Daily", "url": "https://example.org/1", "date": "2025-03-14"},
                {"publisher": "Second Agency", "url": "https://example.org/2"},
            ],
        ),
        (
            "[Held at the border](https://example.org/1), First Daily, 14 March 2025",
            [{"title": "Held at the border", "publisher": "First Daily", "url": "https://example.org/1", "date": "2025-03-14"}],
        ),
        (
            "First Daily, “Held at the border”, 14 March 2025, in Russian\nhttps://example.org/1 https://web.archive.org/web/2025/https://example.org/1",
            [{"title": "Held at the border", "publisher": "First Daily", "url": "https://example.org/1", "date": "2025-03-14",
              "archive": "https://web.archive.org/web/2025/https://example.org/1", "language": "ru"}],
        ),
        (
            "Vera Example was held at the border, her lawyer says\nFirst Daily\nhttps://example.org/1",
            [{"title": "Vera Example was held at the border, her lawyer says", "publisher": "First Daily", "url": "https://example.org/1"}],
        ),
        (
            "Vera Example was held at the border, her lawyer says\nhttps://example.org/1",
            [{"title": "Vera Example was held at the border, her lawyer says", "url": "https://example.org/1"}],
        ),
    ],
)  # fmt: skip
def test_sources_are_told_apart(tmp_path: Path, text: str, sources: list[dict[str, str]]) -> None:
    made = made_from(tmp_path, Sources=text)
    assert [*data(made, "sources").values()] == sources
    assert made.left == ()


@pytest.mark.parametrize("name", ["The Paper", "Reuters", "TASS", "Wikipedia", "Interfax"])
@pytest.mark.parametrize("line", ["{}, 14.03.2025", "{}", "{} (14 March 2025)", '"Held at the border", {}, 14.03.2025'])
def test_a_publisher_whose_name_is_also_a_word_for_its_kind_is_a_publisher(tmp_path: Path, name: str, line: str) -> None:
    made = made_from(tmp_path, Sources=f"https://example.org/1\n{line.format(name)}")
    (source,) = data(made, "sources").values()
    assert (source["publisher"], source.get("kind")) == (name, None)


def test_a_word_for_the_kind_of_a_source_is_none_of_its_publisher(tmp_path: Path) -> None:
    for line in ("First Daily, newspaper", "First Daily, press", "First Daily, Press"):
        (source,) = data(made_from(tmp_path, Sources=f"https://example.org/1\n{line}"), "sources").values()
        assert (source["publisher"], source["kind"]) == ("First Daily", "press")


def test_what_was_taken_for_a_publisher_and_for_a_title_is_said(tmp_path: Path) -> None:
    made = made_from(tmp_path, Sources="First Daily\nHeld at the border, her lawyer says on Monday\nA third line\nhttps://example.org/1")
    assert made.notes == (
        "sources: 'First Daily' was taken for the publisher",
        "sources: 'Held at the border, her lawyer says on Monday' was taken for the title",
    )
    assert made.left == ("sources: 'A third line' was not understood",)


@pytest.mark.parametrize(
    ("label", "text", "value"),
    [
        ("Detained_by", "Russia", "RU"),
        ("Detained_by", "The Russian Federation", "RU"),
        ("Detained_by", "Britain", "GB"),
        ("Status", "House arrest", "house-arrest"),
        ("Status", "swapped", "exchanged"),
        ("Status", "Died in custody.", "died"),
        ("Person", "citizenships: United States and RU\nborn: 1990\nsources: 1", {"citizenships": ["US", "RU"], "born": "1990", "sources": ["first-daily"]}),
        ("Person", "US/RU, born 1990 [1]", {"citizenships": ["US", "RU"], "born": "1990", "sources": ["first-daily"]}),
        ("Person", "American", {"citizenships": ["US"]}),
        ("Person", "American and Israeli, born in 1990", {"citizenships": ["US", "IL"], "born": "1990"}),
        ("Person", "dual Russian/British citizen", {"citizenships": ["RU", "GB"]}),
        ("Person", "A citizen of the United States", {"citizenships": ["US"]}),
        ("Person", "Citizen of Bosnia & Herzegovina", {"citizenships": ["BA"]}),
        ("Person", "Nationality: USA\nJob: Teacher\nYear of birth: 1990", {"citizenships": ["US"], "born": "1990", "occupation": "Teacher"}),
        ("Last_report", "14.03.2025 (source 2)", {"date": "2025-03-14", "sources": ["second-agency"]}),
        ("Last_report", "date: 14 March 2025\nsources: Second Agency", {"date": "2025-03-14", "sources": ["second-agency"]}),
        ("Last_report", "date: March 2025\nsources: https://example.org/2 and 1", {"date": "2025-03", "sources": ["second-agency", "first-daily"]}),
        ("Custody", "14.03.2025, remand [1, 2]", [{"from": "2025-03-14", "form": "remand", "sources": ["first-daily", "second-agency"]}]),
        ("Custody", "Since 14 March 2025: police custody\nOn 2 May 2025, remand", [{"from": "2025-03-14", "form": "police"}, {"from": "2025-05-02", "form": "remand"}]),
        ("Custody", "14 March 2025 to 2 May 2025, remand", [{"from": "2025-03-14", "to": "2025-05-02", "form": "remand"}]),
        ("Custody", "From: 14 March 2025\nType: Remand\nWhere: Exampleton", [{"from": "2025-03-14", "form": "remand", "place": "Exampleton"}]),
        ("Charges", "Espionage, Article 276 [1]", [{"offence": "Espionage, Article 276", "sources": ["first-daily"]}]),
        ("Charges", "1. Espionage\n2. Treason", [{"offence": "Espionage"}, {"offence": "Treason"}]),
        ("Rulings", "2 May 2025: conviction [1-2]", [{"kind": "conviction", "date": "2025-05-02", "sources": ["first-daily", "second-agency"]}]),
        ("Designations", "US: wrongfully detained since 14 March 2025 [1]", [{"by": "US", "as": "wrongfully-detained", "date": "2025-03-14", "sources": ["first-daily"]}]),
        ("Events", "- 14.03.2025: she was searched [1]\n- On 2 May 2025 her lawyer was barred.", [
            {"date": "2025-03-14", "event": "she was searched", "sources": ["first-daily"]},
            {"date": "2025-05-02", "event": "her lawyer was barred."}]),
        ("Events", "14 March 2025: she was searched\nand her papers were taken\n15 March 2025: nothing", [
            {"date": "2025-03-14", "event": "she was searched and her papers were taken"}, {"date": "2025-03-15", "event": "nothing"}]),
        ("Events", "14. März 2025 – searched", [{"date": "2025-03-14", "event": "searched"}]),
        ("Events", "She was in a cell in 2024", [{"event": "She was in a cell in 2024"}]),
        ("Events", "2024 was a bad year", [{"event": "2024 was a bad year"}]),
        ("Events", "In March 2025 in a cell", [{"date": "2025-03", "event": "in a cell"}]),
        ("Disputed", "When was it?\n- 13 March, her lawyer says [1]\n- 14 March [2]\nWhere was it?", [
            {"point": "When was it?", "accounts": [
                {"claim": "13 March, her lawyer says", "sources": ["first-daily"]}, {"claim": "14 March", "sources": ["second-agency"]}]},
            {"point": "Where was it?"}]),
        ("Hearings", "2 May 2025, appeal", [{"date": "2025-05-02", "purpose": "appeal"}]),
        ("Release", "on 2 May 2025, court order", {"date": "2025-05-02", "manner": "court-order"}),
        ("Links", "Campaign for Vera https://example.org/9", [{"title": "Campaign for Vera", "url": "https://example.org/9"}]),
        ("Names", "Russian: Вера Примерова\nВіра (Ukrainian)", {"ru": "Вера Примерова", "uk": "Віра"}),
        ("Unknowns", "1. Where is she?\n2) Why?\n• Who?", ["Where is she?", "Why?", "Who?"]),
        ("Aliases", "* Vera Muster (birth)\n* V. (E.)", [{"name": "Vera Muster", "kind": "birth"}, "V. (E.)"]),
        ("Summary", "She was detained.[1] [^2] (source 1)", "She was detained.[^first-daily] [^second-agency] [^first-daily]"),
    ],
)  # fmt: skip
def test_a_value_is_read_as_a_person_would_read_it(tmp_path: Path, label: str, text: str, value: Any) -> None:
    made = made_from(tmp_path, **{label: text})
    assert data(made, label.lower()) == value
    assert made.left == ()
    assert styled(made.content, "case") == made.content


def test_an_exchange_is_read_the_same_way(tmp_path: Path) -> None:
    parts = {
        "Sources": SOURCES, "Title": "Exchange in Exampleton", "Date": "1 August 2024", "Place": "Exampleton", "Sources for": "1 and 2",
        "Parties": "Russia, USA and Bosnia and Herzegovina", "Mediators": "Turkey [1]\nUnited Arab Emirates (disputed)",
        "Statements": "Nothing was said. [2]", "Others": "Two people whose names are not known",
    }  # fmt: skip
    made = from_issue(issue(parts, [each.label for each in sections("swap")]), tmp_path)
    found = yaml.load(made.content, yaml.CBaseLoader)  # noqa: S506
    assert (made.name, made.left) == ("swaps/2024-08-01-exampleton.yml", ())
    assert found["parties"] == ["RU", "US", "BA"]
    assert found["sources_for"] == {"sources": ["first-daily", "second-agency"]}
    assert found["mediators"] == [{"by": "TR", "sources": ["first-daily"]}, {"by": "AE", "claim": "disputed"}]
    assert found["statements"] == [{"says": "Nothing was said.", "sources": ["second-agency"]}]
    assert found["others"] == [{"what": "Two people whose names are not known"}]


@pytest.mark.parametrize(
    ("label", "text", "left"),
    [
        ("Person", "She is a translator.", "person: 'She is a translator.' was not understood"),
        ("Person", "US, translator", "person: 'US, translator' was not understood: 'translator'"),
        ("Custody", "14.03.2025, remand, Exampleton", "custody: '14.03.2025, remand, Exampleton' was not understood: 'Exampleton'"),
        (
            "Custody", "Arrested on 13 March 2024 in Moscow, SIZO-2 since 15 March 2024",
            "custody: 'Arrested on 13 March 2024 in Moscow, SIZO-2 since 15 March 2024' was not understood",
        ),
        ("Custody", "fancy thing: x", "custody: 'fancy thing: x' was not understood"),
        ("Custody", "from: 03/04/2025", "custody: from: '03/04/2025' was not understood and stands in the file as it is (did you mean 2025-04-03 or 2025-03-04?)"),
        ("Custody", "from: 2025\nfrom: 2026", None),
        ("Release", "date: 2025\nmanner: exchange\n\ndate: 2026", "release: '2026' is a second 'date' of one thing"),
        ("Status", "jailed", "status: 'jailed' was not understood and stands in the file as it is: write 'imprisoned', or 'detained' where there is no conviction"),
        ("Status", "gone fishing", "status: 'gone fishing' was not understood and stands in the file as it is"),
        ("Detained_by", "Ruritania", "detained_by: 'Ruritania' was not understood and stands in the file as it is"),
        ("Names", "Вера", "names: 'Вера' says no language: write it as in 'el: Βέρα Παράδειγμα'"),
        ("Names", "ru: Вера\nRussian: Верочка", "names: 'Russian: Верочка' is a second text of one language"),
        ("Summary", "She was detained.[9]", "there is no source number 9"),
        ("Custody", "from: 2025\nsources: 1, 9", "there is no source number 9"),
        ("Events", "See https://example.org/77 for more", None),
        ("Disputed", "On which day was it?", None),
        ("Rulings", "Convicted on 2 May 2025 by a court", "rulings: 'Convicted on 2 May 2025 by a court' was not understood"),
        ("Links", "title: Page\nurl: example.org/9", "links: url: 'example.org/9' was not understood and stands in the file as it is: write the whole address, beginning with https://"),
        ("Person", "citizenships: US, RU, DE, FR, GB, IT, ES", "person: citizenships: 'ES' is more than the 6 that a file holds"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said_in_its_authors_words(tmp_path: Path, label: str, text: str, left: str | None) -> None:
    assert made_from(tmp_path, **{label: text}).left == ((left,) if left else ())


def test_a_misspelt_word_before_a_colon_is_read_and_said(tmp_path: Path) -> None:
    made = made_from(tmp_path, Custody="from: 2025\nfacilty: Example prison")
    assert data(made, "custody") == [{"from": "2025", "facility": "Example prison"}]
    assert made.notes[-1] == "custody: 'facilty' was taken for 'facility'"


PIECES = ["{}", "- {}", "1. {}", "{}?", "14.03.2025: {}", "{}, 14 March 2025", "2024 {}", "{} 2024", "US, {}", "{} [1]", "[1] {}", "source 2, {}",
          "https://example.org/{}", "https://example.org/1 {}", "[{}](https://example.org/1)", "“{}” and more", "remand, {}", "born 1990, {}",
          "note: {}", "date: {}", "title: {}", "url: https://example.org/{}", "sources: {}", "citizenships: {}", "claim: {}", "kind: {}", "unheard: {}",
          "facilty: {}", "", "", "> {}", "**{}**", "({})", "{}: x", "### {}"]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted({*LABELS} - {"Name", REST})), st.sampled_from(PIECES)), max_size=12))
def test_every_word_is_in_the_file_or_in_what_is_said_of_it(pieces: list[tuple[str, str]]) -> None:
    parts: dict[str, str] = {}
    for number, (label, piece) in enumerate(pieces):
        parts[label] = parts.get(label, "") + piece.replace("{}", f"zq{number}zq") + "\n"
    made = from_issue(issue({"Name": "Vera Example"} | parts, LABELS), Path("nowhere"))
    said = "\n".join([made.content.decode(), *made.left])
    # A source's number stands for its id, which is made from its publisher's name.
    assert [word for text in parts.values() for word in re.findall("zq[0-9]+zq", text) if word not in said] == []
    assert styled(made.content, "case") == made.content


def test_what_stands_outside_of_the_parts_is_said(tmp_path: Path) -> None:
    text = (
        "Dear all,\n\n### Name\n\nVera Example\n\n### Thoughts\n\nof mine\n\n### Name\n\nSomebody Else\n\n"
        f"### {AGREED}\n\n- [X] I know that this is public and permanent.\nPS: be quick"
    )
    made = from_issue(text, tmp_path)
    assert made.name == "vera-example-thoughts-of-mine.yml"
    assert made.left == (
        "at the head: 'Dear all,' stands in no part of the form",
        "below a second '### Name': 'Somebody Else' stands in no part of the form",
        "after '### Before you send it': 'PS: be quick' stands in no part of the form",
    )


def test_signs_that_nobody_sees_are_counted_and_those_that_a_script_needs_stay(tmp_path: Path) -> None:
    made = made_from(tmp_path, Name="Ve\u200bra Ex\u00adample", Names="fa: می\u200cخواهم")
    assert made.name == "vera-example.yml"
    assert data(made, "names") == {"fa": "می\u200cخواهم"}
    assert made.notes[0] == "signs that nobody sees, or that no file may hold, were taken out: 2"


@pytest.mark.parametrize(
    ("text", "file", "left"),
    [
        ("Vera Example", "vera-example.yml", ()),
        ("The page https://tracker.test.org/cases/vera-example/ is wrong", "vera-example.yml",
         ("Record: 'The page https://tracker.test.org/cases/vera-example/ is wrong' was taken for vera-example.yml",)),
        ("[Vera](https://tracker.test.org/cases/vera-example/)", "vera-example.yml", ()),
        ("https://code.test.org/a/b/edit/main/cases/vera-example.yml?plain=1", "vera-example.yml", ()),
    ],
)  # fmt: skip
def test_a_record_is_named_as_people_name_it(tmp_path: Path, text: str, file: str, left: tuple[str, ...]) -> None:
    (tmp_path / "vera-example.yml").write_text(CASE)
    made = from_issue(issue({RECORD: text, "Unknowns": "Why?"}, [RECORD, *LABELS]), tmp_path)
    assert (made.name, made.left) == (file, left)


def test_only_what_is_named_by_itself_is_taken_out(tmp_path: Path) -> None:
    (tmp_path / "vera-example.yml").write_text(CASE)
    take_out = "Last report\n- person\nPlease keep the sources and the name."
    made = from_issue(issue({RECORD: "vera-example", TAKE_OUT: take_out}, [RECORD, *LABELS, TAKE_OUT]), tmp_path)
    kept = yaml.load(made.content, yaml.CBaseLoader)  # noqa: S506
    assert not {"last_report", "person"} & {*kept}
    assert {"sources", "name"} <= {*kept}
    assert made.left == ("Take out: 'Please keep the sources and the name.' is no part of a record",)


def test_a_correction_says_nothing_of_a_review_and_leaves_the_last_one(tmp_path: Path) -> None:
    (tmp_path / "vera-example.yml").write_text(CASE)
    made = from_issue(issue({RECORD: "vera-example", "Unknowns": "Why?"}, [RECORD, *LABELS]), tmp_path)
    assert data(made, "reviewed") == "2026-11-01"


def test_a_file_that_would_be_too_large_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(IssueError, match=r"^the file would have 29\d kB, and 256 kB is the most that one may have$"):
        made_from(tmp_path, Summary="word " * 60_000)


def test_text_is_cleaned_of_every_kind_of_line_and_space() -> None:
    assert clean("a\rb\vc\fd\x85e\u2029f\u3000g\u2009h\ufeff") == "a\nb\nc\nd\ne\nf g h"


SIZE = 256 * 1024
LONG = ["### " + " " * 20 + "\n", "### a" + " " * SIZE + "b", "\n", "\n" + " " * 100, "x\n", "a: b\n", "date: 5\n", "url: https://a.b/c\n\n",
        "publisher: A\n\n", "facilty: x\n", "14.03.2025 x\n", "[1]", "[", "[1 ", "[a](", "(", "a (", "1,", "1 ", "1", "US,", "US and ", "> ", "- ",
        "*a*: ", "`", "cases/a#", "https://", "https://a.b ", "a, b; c | d - e ", "source 1 and ", "\u202e", "5 May 2024 ", "Вера (Russian)\n",
        "x(birth)\n", "'“”", "### Name\nx\n", "point: x\nclaim: y\nsources: 1\n"]  # fmt: skip


@pytest.mark.parametrize("piece", LONG, ids=lambda piece: ascii(piece[:16]))
def test_a_long_text_takes_no_long_time(tmp_path: Path, piece: str) -> None:
    (tmp_path / "anna.yml").write_text(CASE)
    labels = ["Sources", "Person", "Names", "Events", "Disputed", "Unknowns", "Detained by"]
    each = piece * (SIZE // len(piece) // len(labels))
    whole = piece * (SIZE // len(piece))
    for text in (
        issue(dict.fromkeys(labels, each) | {"Name": "Vera Example"}, LABELS),
        issue({RECORD: whole}, [RECORD]),
        issue({RECORD: "anna", TAKE_OUT: whole}, [RECORD, TAKE_OUT]),
    ):
        begun = time.process_time()
        with suppress(IssueError):
            from_issue(text, tmp_path)
        assert time.process_time() - begun < 3  # a second where it grows with the text, a minute where it grows with its square
