"""`tracker.zip`: the whole record in one file."""

from __future__ import annotations

import io
from zipfile import ZipFile

from sample_record import sample_files


def test_the_archive_holds_every_file_of_the_record_as_it_is_published() -> None:
    files = sample_files()
    with ZipFile(io.BytesIO(files["data/tracker.zip"])) as archive:
        assert archive.testzip() is None
        held = {name.removeprefix("tracker/"): archive.read(name) for name in archive.namelist()}
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    readme = held.pop("README.txt").decode()
    assert "CC BY 4.0" in readme
    assert "0123456789abcdef" in readme
    assert {name: content == files[name] for name, content in held.items()} == dict.fromkeys(held, True)
    left_out = {name for name in files if name not in held and name != "data/tracker.zip"}
    assert not [name for name in left_out if name.startswith(("data/", "api/v1/schema/"))]
    assert {"api/v1/cases.json", "api/v1/swaps.json", "api/v1/withdrawn.json", "data/tracker.sqlite"} <= set(held)
