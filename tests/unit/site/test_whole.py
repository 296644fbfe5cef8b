"""The site as data, as other engines and `build-data` have it."""

from __future__ import annotations

from pathlib import Path

from casetracker.site.configuration import configuration
from casetracker.site.whole import whole
from small_history import repository
from small_records import CASE, TODAY

CONFIGURATION = """
site_name: Tracker
theme: {name: material, custom_dir: code/theme}
hooks: [code/hook.py]
extra: {casetracker: {contact: {private: a@b.test, corrections: c@b.test}}}
"""


def test_a_site_with_edits_that_are_not_committed_is_of_no_commit(tmp_path: Path) -> None:
    repo = repository(tmp_path / "tracker")
    inputs = {
        "mkdocs.yml": CONFIGURATION, "docs/page.md": "One.", "code/theme/main.html": "", "code/hook.py": "", "code/package/part.py": "",
    }  # fmt: skip
    ignored = {".gitignore": ".cache\n*.log\n", "docs/a.log": "", "notes.txt": ""}
    repo.write({f"../{name}": text for name, text in (inputs | ignored).items()})
    commit = repo.commit({"vera-example.yml": CASE})

    def said() -> tuple[str, bool]:
        _, build_info = whole(configuration(repo.folder / "mkdocs.yml"), TODAY, TODAY, lambda _: None)
        return build_info.commit, build_info.edited

    repo.write({f"../{name}": "# other\n" for name in ("docs/a.log", "notes.txt")})
    assert said() == (commit, False)
    for name, text in inputs.items():
        repo.write({f"../{name}": f"{text}# other\n"})
        assert said() == ("", True), name
        repo.write({f"../{name}": text})
    assert said() == (commit, False)
