"""Commands and addresses in messages are such as work where they are printed."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from casetracker.cli import main
from small_records import CASE
from small_sites import ROOT, process_environment

PROGRAM = Path(sys.executable).with_name("casetracker")


def said(folder: Path, *arguments: str, path: str = "/usr/bin:/bin") -> str:
    """What the program says where its own folder is not on the path, as in a new shell."""
    command = [PROGRAM, *arguments]
    environment = process_environment() | {"PATH": path}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("record", ["cases", "my records"])
def test_the_next_commands_of_new_run_as_they_are_printed(tmp_path: Path, record: str) -> None:
    (tmp_path / record).mkdir()
    lines = said(tmp_path, "new", "Vera Example", "--record", record).splitlines()
    for number in ("2", "3"):
        line = next(each for each in lines if each.startswith(f"{number}. "))
        words = shlex.split(line.partition(". ")[2])
        done = subprocess.run(words, cwd=tmp_path, env=process_environment() | {"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=False)  # fmt: skip
        assert "No such file" not in done.stderr
        assert done.returncode in (0, 1), done.stderr


def test_the_next_command_of_fmt_puts_the_files_into_style(tmp_path: Path) -> None:
    (tmp_path / "record").mkdir()
    (tmp_path / "record/vera-example.yml").write_text(CASE, "utf-8")
    command = said(tmp_path, "fmt", "--check", "--record", "record").splitlines()[-1].partition("Run: ")[2]
    subprocess.run(shlex.split(command), cwd=tmp_path, env=process_environment(), check=True, capture_output=True)
    assert said(tmp_path, "fmt", "--check", "--record", "record") == "1 file: all in style.\n"


def test_the_program_is_named_alone_where_a_shell_finds_it(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    assert "\n3. casetracker check cases/vera-example.yml\n" in said(
        tmp_path, "new", "Vera Example", path=f"{PROGRAM.parent}:/usr/bin:/bin"
    )


def test_the_address_of_the_page_is_that_of_the_preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    (tmp_path / "cases").mkdir()
    config = (
        "site_url: https://example.org/people/tracker/\nextra: {casetracker: {contact: {private: a@b.example, corrections: c@d.example}}}\n"
    )
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    (tmp_path / "Makefile").write_text("all:\n\nserve: ready\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["new", "Vera Example"]) == 0
    assert "4. make serve\n   shows the page at http://127.0.0.1:8000/people/tracker/cases/vera-example/\n" in capsys.readouterr().out
    (tmp_path / "mkdocs.yml").write_text(config.replace("site_url", "dev_addr: 127.0.0.1:9000\nsite_url"), "utf-8")
    assert main(["new", "--swap", "2026-10-20 Muster Bridge"]) == 0
    assert "at http://127.0.0.1:9000/people/tracker/swaps/2026-10-20-muster-bridge/\n" in capsys.readouterr().out


def test_the_repository_has_the_target_that_is_named() -> None:
    assert "\nserve:" in (ROOT / "Makefile").read_text("utf-8")
