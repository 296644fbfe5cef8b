"""What this is made of is known: each package's licence, its weaknesses, and a list that a program can read. The commands are the Makefile's own."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from casetracker import supply
from casetracker.site.fingerprint import fingerprint, lines
from small_sites import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements-dev.txt").read_text("utf-8")


def command(target: str, *begin: str) -> list[str]:
    """Return the command of a target of the Makefile that begins with these words, with the programs beside this Python."""
    tools = Path(sys.executable).parent
    make = ["make", "-n", "-o", ".venv/.ready", "-o", ".venv/.ready-dev", "-o", "site", f"BIN={tools}", target]
    done = subprocess.run(make, cwd=ROOT, capture_output=True, text=True, check=True)
    wanted = [str(tools / begin[0]), *begin[1:]]
    [found] = [each for each in map(shlex.split, done.stdout.splitlines()) if each[: len(wanted)] == wanted]
    return found


def run(words: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False)


def test_every_package_has_a_licence_that_is_allowed() -> None:
    done = run(command("audit", "python", "-m", "piplicenses"))
    assert done.returncode == 0, done.stderr


def test_a_licence_that_is_not_allowed_is_said() -> None:
    done = run([*command("audit", "python", "-m", "piplicenses"), "--allow-only", "MIT;MIT License", "--packages", "mkdocs", "pytest"])
    assert done.returncode == 1
    assert "not in allow-only licenses was found for package mkdocs" in done.stderr


def test_no_licence_is_taken_on_trust_for_a_package_that_is_not_there() -> None:
    assert [each for each in PYPROJECT["tool"]["pip-licenses"]["ignore-packages"] if f"\n{each}==" not in LOCK] == []


def test_vendored_files_are_under_licences_that_may_be_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = list(supply.vendored())
    assert {each["licenses"][0]["license"]["id"] for each in found} == {"ISC", "MIT", "OFL-1.1"}
    files = {file["name"]: file["hashes"][0]["content"] for each in found for file in each["components"]}
    sums = (supply.VENDOR / "SHA256SUMS").read_text().splitlines()
    assert files == {name: digest for digest, _, name in (line.partition("  ") for line in sums)}
    (tmp_path / "theirs-1.0").mkdir()
    (tmp_path / "theirs-1.0" / "LICENSE").write_text("All rights reserved.")
    (tmp_path / "SHA256SUMS").touch()
    monkeypatch.setattr(supply, "VENDOR", tmp_path)
    with pytest.raises(ValueError, match=r"theirs-1\.0: its licence is not one of those that may be used: OFL-1\.1, MIT"):
        list(supply.vendored())


def test_the_list_is_sound_and_holds_what_is_installed_what_is_vendored_and_the_hash_of_the_site(tmp_path: Path) -> None:
    venv.create(tmp_path / "environment", with_pip=False)
    [packages] = (tmp_path / "environment").glob("lib/python3*/site-packages")
    for name, needs in (("mkdocs", "Requires-Dist: Jinja2\n"), ("Jinja2", ""), ("pytest", "")):
        folder = packages / f"{name}-1.0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\nLicense-Expression: MIT\n{needs}")
    file, site = tmp_path / "list.json", tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("A site.")
    ours = command("sbom", "cyclonedx-py")
    done = run([str(file) if each == ".cache/sbom.cdx.json" else each for each in ours[:-1]] + [str(tmp_path / "environment/bin/python")])
    assert done.returncode == 0, done.stderr
    done = run([sys.executable, "-m", "casetracker.supply", str(file), "--site", str(site)], PYTHONPATH=str(ROOT / "hooks"))
    assert done.returncode == 0, done.stderr
    assert command("sbom", "python", "-m", "casetracker.supply")[3:] == [".cache/sbom.cdx.json", "--site", "site"]

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(file.read_text("utf-8")) is None
    bom = json.loads(file.read_bytes())
    whole = bom["metadata"]["component"]
    assert whole["name"] == "casetracker"
    assert whole["properties"] == [{"name": "casetracker:site:sha256", "value": fingerprint(lines(site))}]
    assert {each["purl"] for each in bom["components"] if "purl" in each} >= {
        "pkg:pypi/mkdocs@1.0",
        "pkg:pypi/jinja2@1.0",
        "pkg:pypi/pytest@1.0",
    }
    assert all(each.get("licenses") for each in bom["components"])
    needed = {each["ref"]: each.get("dependsOn", []) for each in bom["dependencies"]}
    names = {each["bom-ref"]: each["name"] for each in bom["components"]}
    direct = {names[each] for each in needed[whole["bom-ref"]]}
    assert direct == {"mkdocs", "Jinja2"} | {each["name"] for each in supply.vendored()}  # and not pytest, which is a tool


def test_an_audit_that_did_not_happen_fails(tmp_path: Path) -> None:
    # The real program, with a lock that has one package, and a service that no machine has.
    words = command("audit", "python", "-m", "pip_audit")
    assert "--strict" in words, "without it, what the service does not know, and so every package of a mirror, counts as sound"
    locks = ["requirements-dev.txt", "tests/fuzz/requirements.txt"]
    assert [each for each in words if each.endswith(".txt")] == locks
    lock = tmp_path / "lock.txt"
    lock.write_text("tomli==2.5.0 \\\n    --hash=sha256:" + "0" * 64 + "\n")
    nowhere = {"HTTPS_PROXY": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "NO_PROXY": "", "no_proxy": ""}
    done = run([str(lock) if each in locks else each for each in words], **nowhere)
    assert done.returncode == 1
    assert "No known vulnerabilities" not in done.stdout + done.stderr
