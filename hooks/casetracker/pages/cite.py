"""How to cite a page, in the forms that people paste: APA, BibTeX, and Wikipedia's template; in Russian also by the standard of its libraries (GOST R 7.0.5-2008)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casetracker.locale import Words
from casetracker.pages.output import BuildInfo

_BIBTEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "%&#$_"},
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
"""BibTeX counts braces even where they are escaped, so that one alone would end the entry elsewhere."""
_WIKI = {"{{": "&#123;&#123;", "}}": "&#125;&#125;", "[[": "&#91;&#91;", "]]": "&#93;&#93;", "|": "{{!}}"}


class Citation(NamedTuple):
    """One form of it."""

    style: str
    text: str


def citations_of(
    title: str, key: str, address: str, day: date, build_info: BuildInfo, words: Words, file: str = ""
) -> tuple[Citation, ...]:
    """Return the citation of a page in each form, with the version of the record; `day` is that of the last review, or what it shows.

    That of a record also names its `file` as it was in that version, where the code host shows it: there it stays as it was cited.
    """
    site, url = build_info.title, f"{build_info.base}{address}" if build_info.base else ""
    kept = build_info.as_committed(file) if file else ""

    def noted(address: str) -> str:
        return words._("File of this version: %(address)s") % {"address": address} if kept else ""

    if build_info.version:
        title = words._("%(title)s (version %(version)s)") % {"title": title, "version": build_info.version}
    return (
        *(
            [Citation("ГОСТ Р 7.0.5-2008", f"{_gost(title, url, site, day, build_info.today)} {noted(kept)}".rstrip())]
            if words.language == "ru"
            else []
        ),
        Citation(
            words._("APA"),
            " ".join(filter(None, [f"{site}. ({day.year}, {words.day_of_year(day)}). {title}.", url, f"[{noted(kept)}]" if kept else ""])),
        ),
        Citation(words._("BibTeX"), _bibtex(title, key, url, site, day.isoformat(), noted(rf"\url{{{kept}}}"))),
        Citation(words._("Wikipedia"), f"{_wiki(title, url, site, day.isoformat())} {noted(kept)}".rstrip()),
    )


def _gost(title: str, url: str, site: str, day: date, seen: date | None) -> str:
    """Return it as the Russian standard wants a part of a site: in its own words, which are Russian, with the day on which the page was so."""
    asked = f" (дата обращения: {seen:%d.%m.%Y})" if seen else ""
    where = f" URL: {url}{asked}." if url else ""
    return f"{title} // {site}. Дата обновления: {day:%d.%m.%Y}.{where}"


def _bibtex(title: str, key: str, url: str, site: str, day: str, note: str) -> str:
    values = {"author": f"{{{site.translate(_BIBTEX)}}}", "title": f"{{{title.translate(_BIBTEX)}}}", "date": day, "url": url, "note": note}
    return f"@online{{{key}, {', '.join(f'{name} = {{{value}}}' for name, value in values.items() if value)}}}"


def _wiki(title: str, url: str, site: str, day: str) -> str:
    for sign, written in _WIKI.items():
        title, site = title.replace(sign, written), site.replace(sign, written)
    values = {"url": url, "title": title, "website": site, "date": day}
    return f"{{{{cite web |{' |'.join(f'{name}={value}' for name, value in values.items() if value)}}}}}"
