"""Texts that could break out of wherever they are put, and records with such a text in every field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from casetracker.text import without_hidden
from hostile_records import Filler, whole_record

SNIPPETS = [
    *("<script>alert(1)</script>", "</script>", "</title>", "</style>", "<!--", "-->", "]]>", "<![CDATA[", "<img src=x onerror=alert(1)>"),
    *(
        "<svg/onload=alert(1)>",
        "<a href=javascript:alert(1)>",
        "<base href=//x>",
        "<?xml",
        "&lt;b&gt;",
        "&#60;",
        "&amp",
        "\"'",
        "' onx='",
        '"',
        "'",
    ),
    *(
        "[x](javascript:alert(1))",
        "[x]()",
        "[x](data:text/html,1)",
        "[x](//evil.test)",
        "[x](https://a.test.org/ 'y')",
        "![x](https://a.test.org/x.png)",
    ),
    *(
        "<https://a.test.org>",
        "[^b]",
        "[^a",
        "**b**",
        "_e_",
        "`c`",
        "# ",
        "- ",
        "|",
        "\\",
        "\\u003c",
        "\\N",
        "\\,",
        ";",
        ",",
        ":",
        "BEGIN:VEVENT",
    ),
    *("=1+1", "+1", "-1", "@SUM(1)", "＝1", "{{ 7*7 }}", "{% x %}", "{# x", "%s", "%(x)s", "{0}", "{name}", "${x}", "$(x)"),
    *(
        "../",
        "//",
        "javascript:",
        "%00",
        "%0d%0a",
        "\N{ZERO WIDTH JOINER}",
        "\N{COMBINING ACUTE ACCENT}" * 9,
        "\N{LATIN SMALL LETTER DOTLESS I}",
    ),
    *("שלום", "Żółć", "Ёлка", "李", "👩‍👩‍👧", "ﬀ", "İ", "ß", "\N{NO-BREAK SPACE}", "\N{REPLACEMENT CHARACTER}"),
]

texts = st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=8), max_size=5).map("".join)
"""Any text at all: also such as no record may hold."""


def allowed(text: str) -> str:
    """Return a text without the characters that no file may hold, on one line: the reader has tests of its own for these."""
    return " ".join(without_hidden(text.encode("utf-8", "ignore").decode()).split())


class OddFiller(Filler):
    """Fills each text field with a text that is drawn; it ends in a word of its own."""

    def __init__(self, name: str, draw: Any, given: Any) -> None:
        super().__init__(name, "", given)
        self.draw = draw

    def marked(self, path: tuple[str, ...], limit: int) -> str:
        end = f" {self.name.split('-')[-1]}{len(self.texts)}"
        drawn = self.draw() if path != ("name",) else "".join(char for char in self.draw() if not char.isalpha() or char < "\u0300")
        text = without_hidden(allowed(drawn)[: min(limit, 200) - len(end)] + end).strip()
        self.texts[path] = text
        return text


def filled(draw: Any) -> tuple[dict[str, str], dict[str, OddFiller]]:
    """Return a whole record by file name, every text of it from `draw`, and by address what fills each page."""
    return whole_record(lambda name, given: OddFiller(name, draw, given))


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / "cases" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "cases"
