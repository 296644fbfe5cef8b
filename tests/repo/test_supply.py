"""What this is made of is known: each package's licence, and a list that a program can read."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from casetracker.supply import __main__ as command
from casetracker.supply import weaknesses
from casetracker.supply.bill import bill, moment
from casetracker.supply.licences import KNOWN, Licence, allows, licences
from casetracker.supply.parts import built_with, packages, vendored
from casetracker.supply.weaknesses import Audit, AuditError, read
from small_sites import ROOT

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
LOCK = (ROOT / "requirements-dev.txt").read_text("utf-8")


def test_every_package_of_the_lock_is_read_with_its_hashes() -> None:
    found = packages(ROOT)
    assert [(each.name, each.version) for each in found] == re.findall(r"^([A-Za-z0-9_.-]+)(?:\[\S+\])?==([^\s;]+)", LOCK, re.MULTILINE)
    assert sum(len(each.hashes) for each in found) == LOCK.count("--hash=sha256:")
    assert all(each.hashes for each in found)


@pytest.mark.parametrize("line", ["mkdocs>=1 \\\n    --hash=sha256:" + "0" * 64, "-e .", "mkdocs==1.6.1"])
def test_a_lock_with_something_else_in_it_is_refused(tmp_path, line: str) -> None:
    (tmp_path / "requirements-dev.txt").write_text(f"{LOCK}{line}\n")
    with pytest.raises(ValueError, match=r"requirements-dev\.txt"):
        packages(tmp_path)


def test_every_package_and_vendored_file_has_a_licence_that_is_allowed() -> None:
    assert [(each.name, each.fault) for each in licences(packages(ROOT), vendored(ROOT)) if each.fault] == []


def test_no_licence_is_given_by_hand_to_a_package_that_is_not_there() -> None:
    assert {each.name for each in packages(ROOT)} >= set(KNOWN)


@pytest.mark.parametrize(
    ("expression", "is_allowed"),
    [("MIT", True), ("GPL-3.0-only", False), ("GPL-2.0-or-later OR MIT", True), ("MIT AND GPL-3.0-only", False), ("MIT AND (ISC OR MIT)", False),
     ("Ours", False), ("", False)],
)  # fmt: skip
def test_an_expression_is_allowed_by_what_it_lets_one_choose(expression: str, is_allowed: bool) -> None:
    assert allows(expression) is is_allowed


def test_a_licence_that_is_not_allowed_or_not_known_is_said() -> None:
    assert Licence("x", "1", "GPL-3.0-only").fault == "its licence, GPL-3.0-only, is not one of those that are allowed"
    assert Licence("x", "1", "").fault == "its licence is not known"


def test_the_bill_is_sound_and_holds_every_package_and_every_vendored_file() -> None:
    text = bill(packages(ROOT), built_with(ROOT), vendored(ROOT), NOON, "0" * 64, "https://code.test.org/tracker")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    found = json.loads(text)
    listed = {(each["name"], each["version"]) for each in found["components"]}
    assert listed >= {(each.name, each.version) for each in packages(ROOT)}
    assert {each["purl"] for each in found["components"] if "purl" in each} == {
        f"pkg:pypi/{each.name}@{each.version}" for each in packages(ROOT)
    }
    files = {file["name"]: file["hashes"][0]["content"] for each in found["components"] for file in each.get("components", [])}
    sums = (ROOT / "hooks" / "casetracker" / "web" / "assets" / "vendor" / "SHA256SUMS").read_text().splitlines()
    assert files == {name: digest for digest, _, name in (line.partition("  ") for line in sums)}
    assert found["metadata"]["component"]["properties"] == [{"name": "casetracker:site:sha256", "value": "0" * 64}]
    scopes = {each["name"]: each["scope"] for each in found["components"] if "scope" in each}
    assert {name: scopes[name] for name in ("mkdocs", "jinja2", "urllib3", "click", "pytest", "pip-audit")} == {
        **dict.fromkeys(("mkdocs", "jinja2", "urllib3", "click"), "required"), "pytest": "excluded", "pip-audit": "excluded",
    }  # fmt: skip
    assert all(each.get("licenses") for each in found["components"] if "purl" not in each)


def test_the_same_day_gives_the_same_bill() -> None:
    few = packages(ROOT)[:4]
    assert len({bill(few, (), vendored(ROOT), NOON) for _ in range(2)}) == 1
    assert bill(few[:3], (), vendored(ROOT), NOON) != bill(few, (), vendored(ROOT), NOON)
    assert moment("1795521600").year == 2026


ROWS = {
    "dependencies": [
        {"name": "one", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["2", "3"]}, {"id": "X-2", "fix_versions": []}]},
        {"name": "two", "version": "1", "vulns": []},
        {"name": "three", "skip_reason": "not found"},
    ]
}


def test_known_weaknesses_are_told_and_what_was_passed_over_is_not_called_sound() -> None:
    assert read(ROWS) == Audit(("one 1: X-1, mended in 2, 3", "one 1: X-2, mended in no version yet"), ("three",), 2)


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        (Audit((), (), 3), 0, "Weaknesses: 3 packages compared, 0 known, 0 passed over."),
        (Audit(("one 1: X",), (), 3), 1, "one 1: X"),
        (Audit((), ("three",), 2), 1, "three: the service does not know it"),
        (Audit((), ("three",), 0), 2, "Weaknesses: NOT COMPARED. The service that was reached knows none of the 1 package, as a mirror does not."),
        (AuditError("no way"), 2, "Weaknesses: NOT COMPARED. The service that knows of them can't be reached from here: no way"),
    ],
)  # fmt: skip
def test_an_audit_fails_clearly(monkeypatch, capsys, answer: Audit | AuditError, code: int, said: str) -> None:
    def audit(_: object) -> Audit:
        if isinstance(answer, AuditError):
            raise answer
        return answer

    monkeypatch.setattr(command, "audit", audit)
    assert command.check_weaknesses(ROOT) == code
    assert said in "".join(capsys.readouterr())


def test_pip_audit_without_its_service_is_an_audit_that_did_not_happen(monkeypatch, tmp_path) -> None:
    # The real program, with a lock that has one package, and a service that no machine has.
    (tmp_path / "requirements-dev.txt").write_text("tomli==2.5.0 \\\n    --hash=sha256:" + "0" * 64 + "\n")
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "")
    with pytest.raises(AuditError):
        weaknesses.audit(tmp_path)
