"""What the README, the Makefile and `.ci/run` promise each other, and what no tracked file may hold."""

from __future__ import annotations

import hashlib
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE)
VENDOR = ROOT / "hooks" / "casetracker" / "web" / "assets" / "vendor"


def run(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_a_bare_make_lists_every_target() -> None:
    shown = re.findall(r"^  make ([a-z-]+) +\S", run("make"), re.MULTILINE)
    assert shown == TARGETS
    assert {"serve", "site", "test", "check", "lint", "types", "golden"} <= set(shown)


def test_every_target_that_the_readme_names_exists() -> None:
    named = set(re.findall(r"`?make ([a-z-]+)", README))
    assert named
    assert named <= set(TARGETS)


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_is_no_file_of_the_same_name(target: str) -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony
    assert target in phony[1].split()


def test_ci_runs_the_test_command_of_the_readme_with_lint_and_types_before_it() -> None:
    tested = re.search(r"^\| `(make test)` \| runs the tests", README, re.MULTILINE)
    assert tested, "README.md names the command that runs the tests"
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert "set -euo pipefail" in lines
    assert [each for each in lines if each in ("make lint", "make types", tested[1])] == ["make lint", "make types", tested[1]]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_every_folder_that_the_readme_draws_is_there() -> None:
    drawn = re.search(r"## Folders\n\n```\n(.*?)```", README, re.DOTALL)
    assert drawn
    assert all((ROOT / name).is_dir() for name in re.findall(r"^([a-z]+)/", drawn[1], re.MULTILINE))


TRACKED = run("git", "ls-files", "-z").split("\0")[:-1]
MACHINE = ["/" + path for path in ("work/", "tmp/wt", "tmp/team", "root/", "home/", "Users/")]
REGISTRIES = [
    f"{name}.{end}"
    for name, end in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("golang", "org"),
        ("debian", "org"),
        ("ubuntu", "com"),
        ("crates", "io"),
        ("docker", "io"),
        ("anaconda", "org"),
    )
] + ["index-" + "url", "find-" + "links"]


def _text(name: str) -> str:
    try:
        return (ROOT / name).read_text("utf-8")
    except (UnicodeDecodeError, IsADirectoryError, FileNotFoundError):
        return ""


def test_no_tracked_file_names_a_path_of_some_machine() -> None:
    # Addresses of sources may hold any of these words; a path begins where an address does not go on.
    machine = re.compile("|".join(rf"(?<![\w.:/-]){re.escape(path)}" for path in MACHINE))
    found = {name: machine.findall(_text(name)) for name in TRACKED}
    assert {name: paths for name, paths in found.items() if paths} == {}


def test_no_tracked_file_names_the_host_of_a_registry() -> None:
    found = {name: [host for host in REGISTRIES if host in _text(name)] for name in TRACKED if not name.startswith("cases/")}
    assert {name: hosts for name, hosts in found.items() if hosts} == {}


def pinned(lock: str) -> list[str]:
    """Return each package of a lock, with its hashes."""
    return re.findall(r"^[A-Za-z0-9_.\[\]-]+==\S+.*?(?=^\S|\Z)", (ROOT / lock).read_text("utf-8"), re.MULTILINE | re.DOTALL)


LOCKS = ["requirements.txt", "requirements-dev.txt", "tests/fuzz/requirements.txt"]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_package_by_its_hash(lock: str) -> None:
    assert pinned(lock)
    assert all("--hash=sha256:" in each for each in pinned(lock))


def test_what_runs_is_few_packages_and_the_tools_are_beside_the_same_ones() -> None:
    assert len(pinned("requirements.txt")) <= 40
    assert set(pinned("requirements.txt")) <= set(pinned("requirements-dev.txt"))


def test_the_versions_that_an_installed_generator_brings_are_those_of_the_lock() -> None:
    versions = [re.sub(r"\s*\\?\n.*", "", each, flags=re.DOTALL) for each in pinned("requirements.txt")]
    assert (ROOT / "hooks/casetracker/locked.txt").read_text("utf-8").splitlines() == [
        each for each in versions if not each.startswith("setuptools=")
    ]


TOOLS = ("pytest", "mypy", "ruff", "uv", "zizmor", "tests/", "piplicenses", "pip_audit", "cyclonedx-py")
"""What a target runs that the first lock does not bring."""


@pytest.mark.parametrize("target", [each for each in TARGETS if each not in ("help", "clean")])
def test_a_target_sets_up_what_it_runs(target: str) -> None:
    rule = re.search(rf"^{target}: (.*?)##.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    assert rule
    runs_tools = any(re.search(rf"\$\(BIN\)/(python -m )?{tool}|python {tool}|\$\(LOCK\)", rule[2]) for tool in TOOLS)
    assert ("$(DEV)" in rule[1]) == (runs_tools or target == "site")


def test_every_vendored_file_is_the_one_that_was_taken() -> None:
    listed = dict(line.split("  ", 1)[::-1] for line in (VENDOR / "SHA256SUMS").read_text("utf-8").splitlines())
    files = {path.relative_to(VENDOR).as_posix(): path for path in VENDOR.rglob("*") if path.is_file() and path.name != "SHA256SUMS"}
    assert list(listed) == sorted(files)
    assert {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()} == listed


@pytest.mark.parametrize("folder", sorted(path for path in VENDOR.iterdir() if path.is_dir()), ids=lambda path: path.name)
def test_every_vendored_folder_has_its_version_and_its_licence(folder: Path) -> None:
    assert re.fullmatch(r"[a-z0-9-]+-\d+(\.\d+)+", folder.name)
    licence = (folder / "LICENSE").read_text("utf-8")
    assert len(licence) > 200
