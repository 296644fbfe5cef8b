"""LibreOffice, where it is installed: a workbook as it saves it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def saved_by_office(files: Iterable[Path], form: str, folder: Path) -> None:
    """Let LibreOffice open files and save them in another form in a folder."""
    assert OFFICE
    profile = (folder / "profile").as_uri()
    words = [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, files)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
