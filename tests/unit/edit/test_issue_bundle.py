"""Whole files in an issue or a file, as the form makes one text of a contribution: they come out as they went in, or nothing does."""

from __future__ import annotations

from pathlib import Path

import pytest

from casetracker.edit.issues.bundle import submitted_files, version
from casetracker.edit.issues.forms import AGREED, FILES
from casetracker.edit.issues.from_issue import IssueError
from node import run_module
from small_records import CASE, SWAP, altered

NEW = altered(CASE, ("Vera Example", "Nora Probe"))


def bundled(*files: tuple[str, str, str | None]) -> str:
    """Return what the form makes of files, each with its name, its text and the text that it corrects."""
    given = [{"name": name, "text": text, "was": was} for name, text, was in files]
    made: str = run_module("form/bundle.js", "return m.bundle(given);", given)
    return made


def in_issue(text: str) -> str:
    return f"### {FILES}\r\n\r\n{text}\r\n\r\n### Anything else\r\n\r\n_No response_\r\n\r\n### {AGREED}\r\n\r\n- [x] I know.\r\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "swaps").mkdir()
    (tmp_path / "vera-example.yml").write_text(CASE)
    return tmp_path


def test_files_come_out_as_they_went_in_also_through_an_issue(folder: Path) -> None:
    hostile = NEW + "# ~~~\n# ### File: x.yml\nunknowns:\n  - |\n    ~~~~yaml\n    Ж\u00a0$(x)\n"
    corrected = altered(CASE, ("form: remand", "form: police"))
    files = [
        ("swaps/2024-06-01-exampleton.yml", SWAP, None),
        ("nora-probe.yml", "~~~~\n" + hostile, None),
        ("vera-example.yml", corrected, CASE),
    ]
    text = bundled(
        ("swaps/2024-06-01-exampleton.yml", SWAP, None), ("nora-probe.yml", hostile, None), ("vera-example.yml", corrected, CASE)
    )
    for each in (text, in_issue(text.replace("\n", "\r\n"))):
        made = submitted_files(each, folder)
        assert [(one.name, one.content.decode(), one.is_new, one.notes, one.left) for one in made] == [
            (name, body.removeprefix("~~~~\n"), was is None, (), ()) for name, body, was in files
        ]


def test_both_name_a_version_alike() -> None:
    texts = ["", "a", CASE, "Ж𝄞\r\n"]
    assert run_module("form/bundle.js", "return given.map(m.version);", texts) == [version(text.encode()) for text in texts]


def test_a_correction_of_another_version_says_what_it_undoes(folder: Path) -> None:
    (made,) = submitted_files(bundled(("vera-example.yml", CASE + "# x\n", CASE + "# y\n")), folder)
    assert made.notes == ("it was changed since this correction was begun: what came between is undone here",)


def test_what_stands_in_no_file_is_told(folder: Path) -> None:
    said = "Dear maintainer,\n- [a link](https://example.org/) matters\n- [x] I have read it\n"
    (made,) = submitted_files(said + in_issue(bundled(("nora-probe.yml", NEW, None))), folder)
    assert made.left == ("'Dear maintainer,' stands in no file", "'- [a link](https://example.org/) matters' stands in no file")


FENCED = "\n~~~yaml\nname: x\n~~~\n"
REFUSED = {
    f"### File: vera-example.yml\n{FENCED}": "vera-example.yml is there already: if it is about the same person or exchange, this has to be a correction of it",
    f"### File: nora-probe.yml\n\nWas: 12345678\n{FENCED}": "there is no nora-probe.yml that this could be a correction of",
    f"### File: ../x.yml\n{FENCED}": "'../x' can't be an id: it may hold only a to z, 0 to 9 and single hyphens, 120 at most",
    f"### File: swaps/../../x.yml\n{FENCED}": "'../../x' can't be an id: it may hold only a to z, 0 to 9 and single hyphens, 120 at most",
    f"### File: mkdocs\n{FENCED}": "'mkdocs' is no file of the record",
    f"### File: nora-probe.yml\n{FENCED}### File: nora-probe.yml\n{FENCED}": "a file stands there twice",
    "### File: nora-probe.yml\n\n~~~yaml\nname: x\n": "'nora-probe.yml' does not end: the line '~~~' is missing",
    "### File: nora-probe.yml\nname: x\n": "'nora-probe.yml' has no content: a fence of '~~~' has to stand below it",
    "### File: nora-probe.yml\n\n~~~yaml\n[\n~~~\n": "nora-probe.yml holds no YAML that can be read",
    f"### File: nora-probe.yml\n\n~~~yaml\nname: {'x' * 300_000}\n~~~\n": "nora-probe.yml has 292 kB, and 256 kB is the most that a file may have",
    f"### File: nora-probe.yml\n{FENCED}" * 61: "there are 61 files, and 60 is the most that one contribution may have",
}


@pytest.mark.parametrize("text", REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_file_of_the_record_is_refused_whole(folder: Path, text: str) -> None:
    with pytest.raises(IssueError) as refused:
        submitted_files(f"### File: anna-probe.yml\n{FENCED}" * (text.count("### File") < 61) + text, folder)
    assert str(refused.value) == REFUSED[text]
