"""`casetracker init`: what it asks, what it says, and what it leaves alone."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from casetracker import __version__
from casetracker.cli import main
from casetracker.start.files import ENDPOINT
from casetracker.start.generator import Requirement

ASKED = """\
What is the site called? [Case tracker]
> At which address will it stand, such as https://tracker.your-organisation.org/? Empty while that is not known.
>   'tracker' is not the address of a page; write all of it, beginning with https://.
At which address will it stand, such as https://tracker.your-organisation.org/? Empty while that is not known.
> Where will its files be kept, such as https://github.com/your-organisation/tracker? Empty while that is not known.
> Which states is it about? Names or codes, separated by commas, whoever holds the most people first; a party that is no state as 'river-front = the River Front'.
> What is it about, in a sentence or two?
> How are its people chosen? It is to follow '70 people in this record, ', such as 'all who were reported to us'.
> Are they chosen by how their detention ended, as in a record of exchanges? Then no shares are shown, which would be false. [no]
> To whom do people write in private, where a public way could endanger someone? A mail or https address. [private@example.org]
> To whom do people write for corrections? [corrections@example.org]
> In which languages is the site, the main one first, such as 'en' or 'en, ru'? [en]
> """
OUTCOME = """
Written: {number} files in 'held abroad'.

1. cd 'held abroad'
2. make serve
   shows the site at http://127.0.0.1:8000/ and follows your changes. README.md has the way without make.
3. .venv/bin/casetracker new "Given-name Family-name"
   writes the file of a first case, to be filled in.
4. make todo
   lists what is still to be written or decided: 6 things.
5. git init --initial-branch main && git add --all && git commit --message "A new tracker"
   Then push it to the code host. The page for maintainers, contribute/maintaining/ on the site, says how it is published.
"""
ANSWERS = """\
Held abroad
tracker
https://tracker.test.org
https://gitlab.test.org/group/tracker
Chad, NG

all who were reported to us
no
private@tracker.test.org


"""


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def number_of_files(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


def released(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casetracker.cli.init.requirement", lambda: Requirement("casetracker[locked]==9.0"))


def test_it_asks_each_thing_until_it_can_be_read_and_says_what_to_do_next(
    at: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    released(monkeypatch)
    monkeypatch.setattr("sys.stdin", io.StringIO(ANSWERS))
    assert main(["init", "held abroad"]) == 0
    assert capsys.readouterr().out == ASKED + OUTCOME.format(number=number_of_files(at / "held abroad"))
    written = (at / "held abroad" / "mkdocs.yml").read_text("utf-8")
    assert "site_name: Held abroad\n" in written
    assert "site_description: People detained by Chad and Nigeria. One file a person, a source for every claim.\n" in written
    assert "edit_uri: -/edit/main/docs/\n" in written  # as GitLab has it, whose file alone is written
    assert [(at / "held abroad" / name).exists() for name in (".gitlab-ci.yml", ".github")] == [True, False]
    assert "casetracker[locked]==9.0\n" in (at / "held abroad" / "requirements.txt").read_text("utf-8")


def test_what_an_option_says_is_not_asked(at: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("https://tracker.test.org/\n"))
    assert main(["init", "new", "--title", "Held abroad"]) == 2
    out, err = capsys.readouterr()
    assert out == (
        "At which address will it stand, such as https://tracker.your-organisation.org/? Empty while that is not known.\n"
        "> Where will its files be kept, such as https://github.com/your-organisation/tracker? Empty while that is not known.\n> "
    )
    assert err == "casetracker: no answer came to this; give it with --repository, or ask for nothing with --defaults\n"
    assert not (at / "new").exists()


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (["--states", "Chda"], "--states: 'Chda' is no state; a party that is no state is written as 'river-front = the River Front'"),
        (
            ["--languages", "fa"],
            "--languages: there is no catalogue of words for 'fa': fa.po is not in locale/; the site can be in: en, ru",
        ),
        (["--by-outcome", "maybe"], "--by-outcome: 'maybe' is neither yes nor no"),
    ],
)
def test_an_option_that_can_t_be_read_is_said(at: Path, option: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["init", "new", "--defaults", *option])
    assert capsys.readouterr().err == f"casetracker: {said}. 'casetracker init --help' says more.\n"
    assert not (at / "new").exists()


def test_nothing_is_written_over(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (at / "notes").mkdir()
    (at / "notes" / "b.txt").write_text("mine")
    (at / "notes" / "a.txt").write_text("mine")
    assert main(["init", "notes", "--defaults"]) == 1
    assert capsys.readouterr().err == (
        "casetracker: 'notes' holds 2 files or folders already, such as 'a.txt', and nothing is written over; "
        "name a folder that is new or empty\n"
    )
    assert sorted(os.listdir(at / "notes")) == ["a.txt", "b.txt"]
    assert main(["init", "notes/a.txt", "--defaults"]) == 2
    assert capsys.readouterr().err == "casetracker: 'notes/a.txt' is no folder; name one that is new or empty\n"


def test_the_function_for_contributions_without_an_account_comes_if_it_is_asked_for(at: Path) -> None:
    assert main(["init", "with", "--defaults", "--endpoint"]) == 0
    assert main(["init", "without", "--defaults"]) == 0
    assert (at / "with" / "endpoint" / "contribution.js").read_bytes() == ENDPOINT.read_bytes()
    assert not (at / "without" / "endpoint").exists()


def test_a_repository_without_files_is_empty_and_of_an_unknown_generator_it_says_so(
    at: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = f"casetracker[locked]=={__version__}"
    monkeypatch.setattr("casetracker.cli.init.requirement", lambda: Requirement(line, is_guess=True))
    (at / ".git").mkdir()
    assert main(["init", ".", "--defaults"]) == 0
    assert capsys.readouterr().out.startswith(f"""
Written: {number_of_files(at)} files in '.'.

requirements.txt asks for '{line}', by its number alone: nothing here says where others get this generator.
Put its address there, in a line such as 'casetracker[locked] @ git+https://…@COMMIT', or the path of a wheel.

1. cd .
""")
    assert os.access(at / ".github" / "open-request", os.X_OK)


def test_the_line_for_the_generator_can_be_given_and_a_wheel_is_copied(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["init", "one", "--defaults", "--generator", "casetracker[locked] @ git+https://code.test.org/g@v1"]) == 0
    assert (at / "one" / "requirements.txt").read_text("utf-8").endswith("\ncasetracker[locked] @ git+https://code.test.org/g@v1\n")
    wheel = at / "casetracker-9-py3-none-any.whl"
    wheel.write_bytes(b"PK")
    monkeypatch.setattr("casetracker.cli.init.requirement", lambda: Requirement(f"./wheels/{wheel.name}[locked]", wheel))
    assert main(["init", "two", "--defaults"]) == 0
    assert (at / "two" / "wheels" / wheel.name).read_bytes() == b"PK"


def test_the_gaps_that_it_leaves_are_listed_until_they_are_filled(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", ".", "--defaults", "--chosen", "all who were reported to us", "--generator", "casetracker"]) == 0
    capsys.readouterr()
    assert main(["todo", "--only", "gap"]) == 0
    assert (
        capsys.readouterr().out
        == """\
Gaps in settings and written pages (gap): 9 gaps
  = What this tracker has still to say of itself. Write it where it is to stand, in place of the line that names it.
  mkdocs.yml: site_url: the address of the site, without which there are no feeds, no sitemap and no pictures for other sites
  mkdocs.yml: repo_url: the address of the repository, without which no page can be corrected at the code host
  mkdocs.yml: contact.private: an address that somebody reads, in place of the example
  mkdocs.yml: contact.corrections: an address that somebody reads, in place of the example
  docs/about/index.md:16: who keeps this record, since when, and who pays for it
  docs/about/method.md:10: by which rules somebody is in the record, so that two people who apply them come to the same answer
  docs/about/method.md:17: who else is left out, and why
  docs/about/method.md:21: which years, places and kinds of detention are missing or thin, and what no figure here can therefore say
  docs/about/method.md:27: where sources were looked for, in which languages, which kinds count, and who compares a file with them
"""
    )
    for page in (at / "docs").rglob("*.md"):
        page.write_text(page.read_text("utf-8").replace("**Not written yet:**", "It is written now:"), "utf-8")
    config = at / "mkdocs.yml"
    config.write_text(
        "site_url: https://a.test.org/\nrepo_url: https://b.test.org/\n" + config.read_text("utf-8").replace("@example", "@a.test")
    )
    assert main(["todo"]) == 0
    assert capsys.readouterr().out == "Nothing is due.\n"
