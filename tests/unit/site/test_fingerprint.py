"""The hash of a site: what it is made of, and that other programs come to the same."""

from __future__ import annotations

import gzip
import io
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from casetracker.cli import main
from casetracker.site.fingerprint import digest, fingerprint, lines

FILES = {"index.html": b"<p>one", "Z.txt": b"", "a b.txt": b"two", "cases/b/index.html": b"three", "cases-b.txt": b"four", "ж.json": b"{}"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "site"


def test_sha256sum_comes_to_the_same_hash(site: Path) -> None:
    command = "find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum"
    done = subprocess.run(command, shell=True, cwd=site, capture_output=True, text=True, check=True)  # noqa: S602
    assert done.stdout.split()[0] == fingerprint(lines(site))


@pytest.mark.parametrize("change", ["content", "name", "more", "less"])
def test_any_change_gives_another_hash(site: Path, change: str) -> None:
    before = fingerprint(lines(site))
    file = site / "cases-b.txt"
    match change:
        case "content":
            file.write_bytes(b"for")
        case "name":
            file.rename(site / "cases-c.txt")
        case "more":
            (site / "new").touch()
        case "less":
            file.unlink()
    assert fingerprint(lines(site)) != before


def zipped(packing: int, **members: bytes) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def database(*statements: str) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        for each in statements:
            made.execute(each)
        return made.serialize()


TABLE = ("CREATE TABLE t (a, b)", "INSERT INTO t VALUES (1, 'x')")
INDEX = ("CREATE VIRTUAL TABLE f USING fts5 (b)", "INSERT INTO f VALUES ('x')", "INSERT INTO f VALUES ('y')")


@pytest.mark.parametrize(
    ("name", "one", "same", "other"),
    [
        ("a.gz", gzip.compress(b"x" * 99, 9, mtime=1), gzip.compress(b"x" * 99, 1, mtime=2), gzip.compress(b"y" * 99, 9, mtime=1)),
        ("a.zip", zipped(ZIP_STORED, a=b"x"), zipped(ZIP_DEFLATED, a=b"x"), zipped(ZIP_STORED, a=b"y")),
        ("a.xlsx", zipped(ZIP_STORED, a=b"x"), zipped(ZIP_DEFLATED, a=b"x"), zipped(ZIP_STORED, a=b"y")),
        (
            "a.sqlite",
            database("PRAGMA page_size = 4096", *TABLE),
            database("PRAGMA page_size = 512", *TABLE),
            database("PRAGMA page_size = 4096", *TABLE, "UPDATE t SET b = 'y'"),
        ),
        (
            "b.sqlite",
            database(*TABLE, *INDEX),
            database(*TABLE, *INDEX, "INSERT INTO f (f) VALUES ('optimize')"),
            database(*TABLE, *INDEX[:2]),
        ),
    ],
)
def test_of_packed_files_the_content_counts(name: str, one: bytes, same: bytes, other: bytes) -> None:
    assert one != same
    assert digest(name, one) == digest(name, same) != digest(name, other)


@pytest.mark.parametrize("name", ["a.gz", "a.zip", "a.sqlite"])
@pytest.mark.parametrize("content", [b"", b"no such thing", b"PK\x03\x04", b"\x1f\x8b", b"SQLite format 3\0" + bytes(84)])
def test_a_file_that_is_not_what_its_name_says_counts_as_it_is(name: str, content: bytes) -> None:
    assert digest(name, content + b"1") != digest(name, content + b"2")


def test_the_command_prints_the_hash_and_compares_it(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = fingerprint(lines(site))
    assert main(["verify", str(site), "--expect", whole]) == 0
    assert capsys.readouterr().out == f"{whole}  6 files at '{site}'\n"
    assert main(["verify", str(site), "--list"]) == 0
    assert capsys.readouterr().out.splitlines() == list(lines(site))
    assert main(["verify", str(site), "--expect", "0" * 64]) == 1
    assert capsys.readouterr().err == f"casetracker: the site at '{site}' is another than expected: its hash is {whole}\n"


def test_the_command_says_where_there_is_no_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err == f"casetracker: there is no built site at '{tmp_path}/none'\n"
