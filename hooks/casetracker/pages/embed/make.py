"""Makes what can be taken along of each figure: the page that other sites may frame, its pictures, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from casetracker.pages.card.view import HEIGHT, WIDTH
from casetracker.pages.context import Context
from casetracker.pages.embed import png, share
from casetracker.pages.embed.picture import WIDTHS, Words, picture
from casetracker.pages.embed.picture import style as style_of_pictures
from casetracker.pages.embed.shown import Embeddable, Shown
from casetracker.pages.embed.style import SANS, near_fonts
from casetracker.pages.engine import Renderer
from casetracker.pages.output import BuildInfo, Read
from casetracker.web import hashed
from casetracker.web.colours import DARK, LIGHT

SIZES = tuple(WIDTHS)
"""Of each drawing there is one for each of these, as the page has of a map."""
HIGHEST, FOOT = 900, 70
"""Pixels: of a frame at most, and of what stands below a picture in it."""
MOST = 40
"""So many people of one side are listed by name: a framed page is small."""
_STYLE = (
    "*{box-sizing:border-box}"
    f"body{{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--paper);color:var(--ink);font:400 15px/1.45 {SANS};overflow-wrap:anywhere}}"
    "main{flex:1;min-width:0}h1{margin:0 0 .3rem;font:600 1.25rem/1.25 Georgia,serif;text-wrap:balance}p{margin:.2rem 0 .6rem}"
    "h2{margin:.8rem 0 .3rem;font-size:1rem}small,footer{color:var(--muted);font-size:.85rem;font-weight:400}"
    "a{color:inherit;text-underline-offset:.2em}:focus-visible{outline:2px solid;outline-offset:-2px}"
    "footer,.list{padding:0 1.5rem 1rem}.list{padding-top:1rem}footer p,ul,ol{margin:0}ul,ol{padding:0;list-style:none}"
    "li{display:flex;flex-wrap:wrap;gap:0 .5rem;padding:.3rem 0;border-top:1px solid var(--rule)}li span{margin-inline-start:auto;font-variant-numeric:tabular-nums}"
    ".sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr));gap:0 2rem}"
    ".drawn{display:block}.drawn img{display:block;width:100%;max-width:75rem;height:auto}"
    ".hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
)


@cache
def style() -> str:
    """Return the style of every page that may be framed, with the colours of both themes."""
    light, dark = (";".join(f"--{name}:{colours[name]}" for name in ("paper", "ink", "muted", "rule")) for colours in (LIGHT, DARK))
    return f":root{{color-scheme:light dark;{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}{near_fonts()}{_STYLE}"


def policy(*, header: bool = False) -> str:
    """Return the Content-Security-Policy of what other sites may frame: its own style and pictures, and no script at all.

    As a `header` it also allows the styles within pictures, which a browser may open by themselves, and says who may frame: everybody.
    """
    styles = [style(), *((style_of_pictures(), style_of_pictures(both=True)) if header else ())]
    said = f"default-src 'none'; style-src {' '.join(map(hashed, styles))}; img-src 'self'; base-uri 'none'; form-action 'none'"
    return f"{said}; frame-ancestors *" if header else said


@dataclass(frozen=True)
class Made:
    """Makes what there is of one figure."""

    figure: Embeddable
    context: Context
    build_info: BuildInfo

    @property
    def shown(self) -> Shown:
        return self.context.once(("shown", self.figure.name), self.figure.show)

    @property
    def place(self) -> str:
        """The address at which the site itself shows it, or would if there were anything to draw."""
        return self.figure.page.partition("#")[0] if self.shown.kind == "nothing" else self.figure.page

    @property
    def renderer(self) -> Renderer:
        return self.context.once("renderer of embeds", lambda: Renderer.of(self.context.words))

    def page(self) -> bytes:
        """Return the page that other sites may frame."""
        figure, info = self.figure, self.build_info
        html = self.renderer.render(
            "_embed.html",
            figure.address,
            shown=self.shown,
            page=self.place,
            site=info.title,
            policy=policy(),
            style=style(),
            canonical=f"{info.base}{self.place}" if info.base else "",
            oembed=f"{info.base}{figure.file('json')}" if info.base else "",
            as_of=share.as_of(self.context, info),
            then=f"{info.commits}{info.commit}" if info.commits and info.commit else "",
            most=MOST,
        )
        return html.encode()

    @property
    def height(self) -> int:
        """How many pixels all of the page takes in a column of text; where that is much, the rest is scrolled to."""
        if self.figure.is_swap:
            most = max((len(side.people) + len(side.unnamed) for side in self.shown.sides), default=0)
            return min(HIGHEST, 190 + 36 * most)
        wide, high = png.natural(self.svg(SIZES[1]))
        return min(HIGHEST, FOOT + round(high * share.FRAME / wide))

    def svg(self, size: str = SIZES[0], *, both: bool = False) -> bytes:
        """Return the picture of a figure, in the light colours or in `both`."""
        shown, info = self.shown, self.build_info
        renderer = Renderer(self.renderer.environment, lambda target, page: f"{info.base}{target}")
        markup = renderer.render("_drawn.html", self.figure.address, shown=shown, size=size)
        foot = share.foot(self.figure.page, self.context, info)
        subject, notes, legend = shown.subject, shown.notes, shown.legend
        if shown.rows and size != SIZES[0]:
            subject, notes, legend = shown.rows.says, (shown.rows.counts, shown.rows.note), ()
        if shown.numbers:
            notes = (shown.numbers[SIZES.index(size)], *notes)
        words = Words(
            shown.title, shown.says, subject, notes, legend, foot, self.context.words.language, self.context.words.runs_from_right
        )
        return picture(words, markup, size=size, both=both, links=bool(info.base))

    def png(self, read: Read) -> bytes:
        """Return the same as PNG."""
        return png.png(read(self.figure.file("svg")))

    def oembed(self, read: Read) -> dict[str, Any]:
        """Return what the figure says of itself where its address is pasted."""
        picture = share.png_of(self.figure, self.context, self.build_info)
        size = (WIDTH, HEIGHT) if self.figure.is_swap else png.size(read(self.figure.file("svg")))
        return share.oembed(self.figure, self.shown.title, self.height, (picture, *size) if picture else None, self.build_info)
