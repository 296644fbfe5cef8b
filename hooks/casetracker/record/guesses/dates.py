"""Dates as people write them → the dates of the record that they can mean: `13.03.2025` is 2025-03-13, `03/04/2025` one of two days.

What is written becomes a shape, a letter a part: Y a year of four digits, N a number of one or two, M a month by name, S a season, Q the
word for a quarter.
`SHAPES` says in which order the parts of a shape can stand. The contribution form reads by the same tables.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from casetracker.record.dates import DateError, parse
from casetracker.text import latin
from casetracker.text.phrase import phrase

MONTHS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "january jan januar yanvar yanvarya yanvare yanv janvier enero janeiro gennaio",
            "february feb februar fevral fevralya fevrale fev fevr fevrier febrero fevereiro febbraio",
            "march mar marz mart marta marte mars marzo marco", "april apr aprel aprelya aprele avril abril aprile",
            "may mai maya mae mayo maio maggio", "june jun juni iyun iyunya iyune juin junio junho giugno",
            "july jul juli iyul iyulya iyule juillet julio julho luglio",
            "august aug avgust avgusta avguste avg aout agosto",
            "september sep sept sentyabr sentyabrya sentyabre sen sent septembre septiembre setembro settembre",
            "october oct oktober okt oktyabr oktyabrya oktyabre octobre octubre outubro ottobre", "november nov noyabr noyabrya noyabre noyab novembre noviembre novembro",
            "december dec dezember dez dekabr dekabrya dekabre dek decembre diciembre dezembro dicembre",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
"""Names of months in English, German, Russian, French, Spanish, Portuguese and Italian, in folded Latin letters."""
SEASONS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        ("spring vesna vesny vesnoy", "summer leto leta letom", "autumn fall osen oseni osenyu", "winter zima zimy zimoy")
    )
    for word in words.split()
}
PREFIXES: dict[str, str] = {
    word: effect
    for effect, words in {
        "about": "about, around, approx, approximately, circa, ca, c, roughly, okolo, ok, primerno, priblizitelno, pribl, orientirovochno, predpolozhitelno, etwa",
        "by": "by, no later than, not later than, ne pozdnee, ne pozzhe",
        "before": "before, until, till, do, prior to",
        "since": "since, after, from, starting, posle, s, so, nachinaya s, ne ranee, ne ranshe, pozdnee, pozzhe, seit, nach",
        "part": "early, mid, middle, late, beginning, start, end, nachalo, nachale, konets, kontse, seredina, seredine",
    }.items()
    for word in words.split(", ")
}
"""Words before a date, and what they make of it."""
FILLERS = frozenset(
    re.findall(
        "[a-z]+", "of the in on at st nd rd th g gg god goda godu year to until till and between am im v vo po i mezhdu go de del le el er"
    )
)
"""Words between the parts of a date that say no more."""
WEEKDAYS = frozenset(
    re.findall(
        "[a-z]+",
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
        "ponedelnik vtornik sreda sredu chetverg pyatnitsa pyatnitsu subbota subbotu voskresene",
    )
)
QUARTER_WORDS = frozenset(("q", "quarter", "quartal", "kvartal", "kv"))
UNKNOWN_WORDS = frozenset([
    "n/a", "na", "none", "not known", "unknown", "date unknown", "not reported", "unclear", "tbd", "tba", "?",
    "neizvestno", "neizvestna", "neizvesten", "data neizvestna", "den neizvesten", "ne soobshchaetsya", "net dannykh",
])  # fmt: skip
SHAPES: dict[str, tuple[str, ...]] = {
    "Y": ("0",), "MY": ("10",), "YM": ("01",), "NY": ("10",), "YN": ("01",), "YNN": ("012", "021"), "NNY": ("210", "201"), "NMY": ("210",),
    "MNY": ("201",), "YMN": ("012",), "NNN": ("210", "201", "012"), "NMN": ("210", "012"), "MNN": ("201",), "YY": ("0/1",),
    "MMY": ("20/21",), "MYMY": ("10/32",), "YNYN": ("01/23",), "YMYM": ("01/23",), "NYNY": ("10/32",), "NNMY": ("320/321",),
    "MNNY": ("301/302",), "NNNY": ("320/321",), "NMNMY": ("410/432",), "MNMNY": ("401/423",), "NMYNMY": ("210/543",),
    "MNYMNY": ("201/534",), "NNYNNY": ("210/543", "201/534"), "YNNYNN": ("012/345",), "YNNN": ("012/013",),
}  # fmt: skip
"""Shape → the readings: which part is the year, the month and the day, as far as there are any; two such with a slash are a span."""

_DASHES = re.compile("[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]")
_QUOTES = re.compile("[\"'`\u2018-\u201f\u00ab\u00bb]")
_TIME = re.compile(r"(?<=\d)(?:t|,? ) ?\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)? ?(?:z|utc|gmt|msk|[+-]\d\d:?\d\d)?$", re.ASCII)
_PART = re.compile("[0-9]+|[a-z]+|[^0-9a-z]+")
_AFTER_A_WORD = re.compile("(?<=[a-z])[.-]+ ?")
_BETWEEN = re.compile("[ ,./年月日-]*")
_DOTS = re.compile(r"(?<=\d) ?(?:…|\.{2,3}) ?(?=\d)")
"""What stands between the two ends of a span in some languages of programs."""
_STOPS = re.compile(r"\d ?\. ?\d\d? ?\. ?\d", re.ASCII)
_TO_A_DAY = re.compile("(?: - | (?:to|until|till) )[0-9]+$")
_DECADE = re.compile(r"(?:the |v )?(\d{3})0 ?-?(?:s|e|k?h)(?: god(?:y|ov|akh))?", re.ASCII)


class Written(NamedTuple):
    """The dates that a text can mean; none where it is written like a date and there is no such day."""

    dates: tuple[str, ...] = ()
    certain: bool = False
    """Whether there is one, and it takes nothing on trust."""


def written(text: str) -> Written | None:
    """Return what dates of the record a person can mean by `text`, the likeliest first; None where it is not understood."""
    text = _DOTS.sub(" to ", text) if len(text) <= 80 else ""
    if not text or ".." in text:
        return None
    plain = _plain(text)
    if plain in UNKNOWN_WORDS:
        return Written(("unknown",), True)
    if decade := _DECADE.fullmatch(plain):
        return Written((f"{decade[1]}0/{decade[1]}9",), True)
    about, doubted = "~" in (plain[0:1], plain[-1:]), plain.endswith("?")
    prefix, rest = _prefix(plain.strip("~?").strip())
    found = _read(rest)
    if found is None:
        return None
    dates, certain = found
    if about or prefix == "about" or doubted:
        return _sound([f"{each}~" for each in dates if "/" not in each], certain and not doubted)
    if prefix in ("by", "before"):
        return _sound([f"../{each}" for each in dates if "/" not in each], certain and prefix == "by")
    if prefix == "since":
        ranges = any("/" in each for each in dates)
        return _sound([form for each in dates for form in ((each,) if ranges else (each, f"{each}/.."))], certain and ranges)
    return _sound(dates, certain and not prefix)


def dates_meant(text: str, form: str = "any") -> Written | None:
    """Return what `written` does, as far as it can stand where a date of that form has to: a `year` or years, or a `full` day."""
    found = written(text)
    if found is None or form == "any" or not found.dates:
        return found
    if form == "full":
        dates = [each for each in found.dates if len(each) == 10]
    else:
        dates = [_years(each) for each in found.dates if ".." not in each and each != "unknown"]
    return _sound(dates, found.certain) if dates else None


def meant_in_words(found: Written | None) -> str:
    """Return the end of a message: what to write, where only one thing can be meant, else a question."""
    if not found or not found.dates:
        return ""
    *others, last = found.dates
    if found.certain:
        return phrase(": write {date}", date=last)
    return (
        phrase(" (did you mean {others} or {last}?)", others=", ".join(others), last=last)
        if others
        else phrase(" (did you mean {last}?)", last=last)
    )


def _years(text: str) -> str:
    about = "~" if text.endswith("~") else ""
    return "/".join(dict.fromkeys(end[:4] for end in text.split("/"))) + about


def _plain(text: str) -> str:
    """`text` in folded Latin letters, with hyphens for dashes, and without quotation marks, a time of day and a day of the week."""
    folded = latin(_QUOTES.sub("", _DASHES.sub("-", unicodedata.normalize("NFKC", text))))
    words = _TIME.sub("", folded.strip(" .,;")).split(" ")
    if words[0].strip(",.") in WEEKDAYS:
        words = words[1:]
    return _AFTER_A_WORD.sub(" ", " ".join(words).strip(" ,.;"))


def _prefix(text: str) -> tuple[str, str]:
    """Return what stands before a date, as what it makes of it, and the rest."""
    words = text.split(" ")
    while words[0] in FILLERS - PREFIXES.keys():
        words = words[1:] or [""]
    for length in (3, 2, 1):
        word = " ".join(words[:length])
        if word in PREFIXES:
            return PREFIXES[word], " ".join(words[length:])
    return "", " ".join(words)


def _read(text: str) -> tuple[list[str], bool] | None:
    """Return the dates that are written, sound or not, and whether there is only one reading."""
    if re.fullmatch("[0-9]{8}", text):
        parts = [(text[:4], text[4:6], text[6:]), (text[:2], text[2:4], text[4:])]
        dates = [f"{y}-{m}-{d}" for y, m, d in (parts[0], parts[1][::-1]) if y[:2] in ("19", "20") and _is_date(f"{y}-{m}-{d}")]
        return dates, len(dates) == 1
    shape, values = "", []
    for part in _PART.findall(text):
        if part[0] in "0123456789" and len(part) in (1, 2, 4):
            shape += "Y" if len(part) == 4 else "N"
            values.append(int(part))
        elif part in MONTHS:
            shape += "M"
            values.append(MONTHS[part])
        elif part in SEASONS:
            shape += "S"
            values.append(SEASONS[part])
        elif part in QUARTER_WORDS:
            shape += "Q"
            values.append(0)
        elif part not in FILLERS and not _BETWEEN.fullmatch(part):
            return None
    if shape in ("SY", "YS"):
        return _season(values[shape.index("S")], values[shape.index("Y")]), False
    if sorted(shape) == ["N", "Q", "Y"]:
        return _quarter(values[shape.index("N")], values[shape.index("Y")]), False
    if shape == "YN" and values[1] > 12:
        return _two_years(values[0], values[1]), False
    if shape == "YNNN" and not _TO_A_DAY.search(text):
        return None  # the last number may be an hour
    if shape not in SHAPES or (shape == "YY" and not 0 < values[1] - values[0] < 100):
        return None
    # With full stops the day comes first in every language that writes dates so.
    orders = SHAPES[shape][:1] if shape in ("NNY", "NNN") and _STOPS.search(text) else SHAPES[shape]
    dates = [_in_order(order, values, "Y" not in shape) for order in orders]
    dates = list(dict.fromkeys(each for each in dates if _is_date(each)))
    if shape == "YNN":
        dates = dates[:1]  # the other order is nobody's custom: it is read where the month can be no month
    if shape == "YN" and values[1] > values[0] % 100:
        dates += _two_years(values[0], values[1])
    return dates, len(dates) == 1 and "Y" in shape


def _in_order(order: str, values: list[int], short: bool) -> str:
    """The date that a reading gives; a `short` year of two digits is one of the hundred that end with 2039."""
    ends = []
    for end in order.split("/"):
        year, *rest = (values[int(place)] for place in end)
        century = (2000 if year < 40 else 1900) if short else 0
        ends.append("-".join([f"{year + century:04}", *(f"{part:02}" for part in rest)]))
    return "/".join(ends)


def _season(season: int, year: int) -> list[str]:
    """The months of a season; a winter may be that in which the year begins or that in which it ends."""
    if season < 3:
        return [f"{year:04}-{3 * season + 3:02}/{year:04}-{3 * season + 5:02}"]
    return [f"{begun:04}-12/{begun + 1:04}-02" for begun in (year - 1, year)]


def _quarter(number: int, year: int) -> list[str]:
    return [f"{year:04}-{3 * number - 2:02}/{year:04}-{3 * number:02}"] if 1 <= number <= 4 else []


def _two_years(year: int, number: int) -> list[str]:
    """What `2020/21` can mean: two years, or a season by its number in EDTF."""
    spans = [f"{year:04}/{year // 100:02}{number:02}"] if number > year % 100 else []
    return spans + (_season(number - 21, year)[:1] if 21 <= number <= 24 else [])


def _is_date(text: str) -> bool:
    try:
        return parse(text).is_known
    except DateError:
        return False


def _sound(dates: list[str], certain: bool) -> Written:
    sound = tuple(each for each in dict.fromkeys(dates) if _is_date(each))[:4]
    return Written(sound, certain and len(sound) == 1)
