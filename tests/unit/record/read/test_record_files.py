"""Which files of a folder are records."""

from __future__ import annotations

from pathlib import Path

import pytest

from casetracker.record.read import ID, id_fault, record_file, record_files


def test_cases_come_first_then_swaps_each_in_the_order_of_names(written) -> None:
    folder = written({"b.yml": "", "a.yml": "", "swaps/d.yml": "", "swaps/c.yml": ""})
    assert [(file.kind, file.id, file.name, file.fault) for file in record_files(folder)] == [
        ("case", "a", "cases/a.yml", None),
        ("case", "b", "cases/b.yml", None),
        ("swap", "c", "cases/swaps/c.yml", None),
        ("swap", "d", "cases/swaps/d.yml", None),
    ]


def test_what_has_another_meaning_is_passed_over(written) -> None:
    folder = written({"_template.yml": "", "swaps/_template.yml": "", "_schema/case.json": "", "_notes.md": "", ".gitkeep": ""})
    assert record_files(folder) == []


def test_a_folder_without_swaps_is_a_record_too(written) -> None:
    assert [file.id for file in record_files(written({"a.yml": ""}))] == ["a"]


@pytest.mark.parametrize("id", ["a", "ksenia-example", "2024-08-01-exampleton", "0"])
def test_an_id_is_of_letters_digits_and_single_hyphens(id: str) -> None:
    assert ID.fullmatch(id)


@pytest.mark.parametrize("id", ["", "-a", "a-", "a--b", "A", "a_b", "a b", "a.b", "..", "а", "a\n", "é", "a/b", "١"])
def test_anything_else_is_no_id(id: str) -> None:
    assert not ID.fullmatch(id)


@pytest.mark.parametrize("id", ["status", "by", "swaps", "places", "index", "new", "data", "Status"])
def test_an_address_of_the_site_is_no_id(written, id: str) -> None:
    (file,) = record_files(written({f"{id}.yml": ""}))
    assert str(file.fault) == f"cases/{id}.yml: '{id}' can't be an id: the site needs that address itself"


@pytest.mark.parametrize("id", ["con", "CON", "prn", "aux", "nul", "com1", "Com1", "com0", "lpt9", "com¹", "LPT³"])
@pytest.mark.parametrize("folder", ["", "swaps/"])
def test_a_device_of_windows_is_no_id(written, folder: str, id: str) -> None:
    (file,) = record_files(written({f"{folder}{id}.yml": ""}))
    assert str(file.fault) == f"cases/{folder}{id}.yml: '{id}' can't be an id: Windows can't have a file of that name"


@pytest.mark.parametrize("id", ["com10", "lpt", "console", "con-air", "vera-con", "statuses"])
def test_a_word_that_only_begins_like_one_is_an_id(id: str) -> None:
    assert id_fault(id) is None


def test_an_id_has_at_most_120_characters(written) -> None:
    folder = written({f"{'a' * 120}.yml": "", f"{'b' * 121}.yml": ""})
    assert [file.fault and file.fault.rule for file in record_files(folder)] == [None, "file-name"]


def test_no_more_is_read_of_a_file_than_shows_that_it_is_too_large(written) -> None:
    (file,) = record_files(written({"a.yml": "#" * 300_000}))
    assert len(file.content()) == 262_145


def test_a_path_is_found_in_the_folder_where_it_stands(written, monkeypatch, tmp_path) -> None:
    folder = written({"a.yml": "", "swaps/b.yml": "", "notes/c.yml": "", "_template.yml": ""})
    paths = [folder / "a.yml", folder / "swaps" / "b.yml", folder / "notes" / "c.yml", folder / "_template.yml", tmp_path / "a.yml"]
    assert [file and (file.kind, file.name) for file in (record_file(path, folder) for path in paths)] == [
        ("case", "cases/a.yml"),
        ("swap", "cases/swaps/b.yml"),
        ("case", "cases/notes/c.yml"),
        ("case", "cases/_template.yml"),
        None,
    ]
    monkeypatch.chdir(folder)
    assert [file.name for file in record_files(Path())] == ["cases/a.yml", "cases/notes/c.yml", "cases/swaps/b.yml"]
    found = record_file(Path("swaps/../a.yml"), Path())
    assert found is not None
    assert found.name == "cases/a.yml"


def test_a_link_is_looked_at_where_it_stands_and_not_where_it_leads(written, tmp_path) -> None:
    folder = written({"a.yml": ""})
    (folder / "b.yml").symlink_to(tmp_path / "elsewhere.yml")
    found = record_file(folder / "b.yml", folder)
    assert found is not None
    assert found.fault is not None
    assert found.fault.message == "this is a link, not a file"
