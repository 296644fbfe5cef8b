"""The pictures of the walk-through of `casetracker import`, made anew: `python tests/pictures/of_import.py`.

Sheets are shown by LibreOffice on a virtual screen (Debian: libreoffice-calc, xvfb, scrot), and what the command says by Chromium. All of it
is made with the command itself, from an invented table. Look at the pictures before you commit them.
"""

from __future__ import annotations

import html
import io
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import xlsxwriter
from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from chromium_browser import FLAGS, executable  # noqa: E402  (it stands beside this folder)

PICTURES = ROOT / "hooks" / "casetracker" / "web" / "assets" / "import"
TABLE = [
    ["Full name", "Citizen of", "Arrested", "Status", "Notes", "Source"],
    ["Ann Sample", "Germany", "27.01.2024", "detained", "Arrested at a market.", "https://example.org/1"],
    ["Bob Sample", "Ruritania", "03.04.2024", "detained", "Arrested at home.", "https://example.org/2"],
    ["Вера Тестова", "Kenya", "May 2024", "in prison", "Arrested at work.", ""],
]
MENDED = (
    ('in prison: ""  # one of', "in prison: detained  # one of"),
    ("# detained_by:  # needed.", "detained_by: TD  # needed."),
    ("# sources.title:  # needed.", 'sources.title: "[Page]"  # needed.'),
    ("# sources.publisher:  # needed.", "sources.publisher: The Paper  # needed."),
    ("    fixed:\n", "    fixed:\n      last_report.date: 2024-06-01\n"),
)
"""What a person says to the mapping that was suggested."""
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>7.4</value></prop></item>
</oor:items>
"""
EMPTY = 15_000
"""Bytes of a picture on which there is little yet."""
PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #1d2126; }}
pre {{ font: 15px/1.45 "DejaVu Sans Mono", monospace; color: #e6e6e6; margin: 0; padding: 18px 22px; white-space: pre-wrap; overflow-wrap: anywhere; }}
b {{ color: #9ad29a; font-weight: 600; }}
</style><pre>{text}</pre>"""


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made, screen() as display:
        folder = Path(made) / "my-tracker"
        (folder / "cases").mkdir(parents=True)
        table(folder / "people.xlsx")
        sheet(folder / "people.xlsx", "1-table", folder, display)
        ran(folder, "import people.xlsx --suggest")
        mapping = folder / "mapping.yml"
        said(
            ["cat mapping.yml"],
            ["\n".join(line for line in mapping.read_text("utf-8").split("\n") if not line.startswith("#"))],
            "2-mapping",
        )
        text = mapping.read_text("utf-8")
        for suggested, mended in MENDED:
            assert suggested in text, suggested
            text = text.replace(suggested, mended)
        mapping.write_text(text, "utf-8")
        trial = "import --map mapping.yml people.xlsx --report problems.xlsx"
        said([f"casetracker {trial}"], [ran(folder, trial)], "3-trial")
        sheet(folder / "problems.xlsx", "4-report", folder, display)
        steps = ["import --map mapping.yml --write people.xlsx", "check", "todo --only draft"]
        answers = [ran(folder, steps[0]), *(ran(folder, each) for each in steps[1:])]
        said([f"casetracker {each}" for each in steps], ["…\n" + "\n".join(answers[0].strip().split("\n")[-5:]), *answers[1:]], "5-written")
        ran(folder, "export --xlsx record.xlsx")
        sheet(folder / "record.xlsx", "6-workbook", folder, display)


def table(path: Path) -> None:
    book = xlsxwriter.Workbook(str(path), {"strings_to_urls": False})
    page = book.add_worksheet("People")
    for number, row in enumerate(TABLE):
        page.write_row(number, 0, row)
    for place, width in enumerate((14, 11, 12, 10, 20, 20)):
        page.set_column(place, place, width)
    book.close()


def ran(folder: Path, words: str) -> str:
    """Run the command as somebody would, and return what it says."""
    command = [
        sys.executable,
        "-c",
        "import sys; sys.argv[0] = 'casetracker'; from casetracker.cli import main; sys.exit(main())",
        *words.split(),
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False).stdout


@contextmanager
def screen() -> Iterator[str]:
    """A screen that nobody sees."""
    display = ":97"
    with subprocess.Popen(["Xvfb", display, "-noreset", "-screen", "0", "1280x430x24"], stderr=subprocess.DEVNULL) as server:
        time.sleep(4)
        yield display
        server.terminate()


def sheet(path: Path, name: str, folder: Path, display: str) -> None:
    """Take a picture of a workbook in LibreOffice."""
    profile = folder.parent / f"profile-{name}"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS)
    picture = folder / f"{name}.png"
    environment = {**os.environ, "DISPLAY": display}
    words = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--norestore", "--nologo", "--calc", str(path)]
    with subprocess.Popen(words, env=environment, stderr=subprocess.DEVNULL, start_new_session=True) as office:
        for _ in range(30):
            time.sleep(4)
            before = picture.read_bytes() if picture.exists() else b""
            subprocess.run(["scrot", "--overwrite", str(picture)], env=environment, check=True)
            if len(before) > EMPTY and picture.read_bytes() == before:
                break
        os.killpg(office.pid, signal.SIGTERM)
    save_picture(picture.read_bytes(), name)


def said(commands: list[str], answers: list[str], name: str) -> None:
    """Draw what a terminal shows."""
    parts = [f"<b>$ {html.escape(command)}</b>\n{html.escape(answer.strip())}" for command, answer in zip(commands, answers, strict=True)]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1000, "height": 200})
        page.set_content(PAGE.format(text="\n\n".join(parts)))
        save_picture(page.screenshot(full_page=True), name)
        browser.close()


def save_picture(picture: bytes, name: str) -> None:
    """Keep a picture, with as few colours as it takes."""
    opened = Image.open(io.BytesIO(picture)).convert("RGB")
    opened.quantize(48, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
