"""The map of places in a browser: at every width one drawing of each map, and on it no name or number over another, or cut."""

from __future__ import annotations

from browsing import Open
from casetracker.locale import words
from casetracker.pages.context import context_of
from casetracker.pages.engine import Renderer
from casetracker.pages.every import Maker
from casetracker.pages.output import BuildInfo
from casetracker.pages.place.view import places_view
from casetracker.record.load import load
from casetracker.settings import Contact, Settings
from small_records import PLACE, TODAY, altered
from small_sites import BuiltSite
from written_records import Written

AT = [(59.94, 30.31), (55.75, 37.62), (53.9, 27.57), (54.1, 28.33), (54.29, 30.99), (54.21, 30.29), (53.91, 30.34), (52.43, 30.98), (48.11, 16.57), (24.43, 54.65), (40.03, -74.62), (41.39, -73.45)]  # fmt: skip
TOLD = """() => [...document.querySelectorAll("svg.ct-map")].filter((map) => map.checkVisibility()).map((map) => {
  const whole = map.getBoundingClientRect();
  // A line is a sixth higher than the letters on it, above and below.
  const inked = ({ left, right, top, bottom, height }) => ({ left, right, top: top + height / 6, bottom: bottom - height / 6 });
  const boxes = [...map.querySelectorAll("text")].map((text) => [text.textContent, inked(text.getBoundingClientRect())]);
  const wrong = boxes.filter(([, b]) => b.left < whole.left || b.right > whole.right || b.top < whole.top || b.bottom > whole.bottom).map(([text]) => `${text} is cut`);
  boxes.forEach(([text, a], index) => boxes.slice(0, index).forEach(([other, b]) => {
    if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) wrong.push(`${text} lies over ${other}`);
  }));
  return [boxes.length, whole.width, wrong];
})"""


def test_no_label_of_the_map_lies_over_another_or_is_cut(written: Written, sample_site: BuiltSite, open_page: Open) -> None:
    texts = {
        f"places/p{number}.yml": altered(PLACE, ("Muster prison", f"Remand prison No. {number} of Mustershire"), ("[Muster jail]", f"[Jail {number}]"), ("country: US", f"country: US\nat: {north}, {east}"))
        for number, (north, east) in enumerate(AT)
    }  # fmt: skip
    context = context_of(load(written(texts), TODAY).tracker, words(), Settings(Contact("a@example.org", "b@example.org")), TODAY)
    body = Renderer.of(words()).render(
        "places.html", "places/", view=places_view(context), take=Maker.of(context, BuildInfo("Test tracker")).take
    )
    page = open_page(sample_site.folder, "places/")
    page.evaluate("(body) => { document.querySelector('.md-content__inner').innerHTML = body; }", body)
    for width in (320, 390, 768, 1280, 1680):
        page.set_viewport_size({"width": width, "height": 900})
        told = page.evaluate(TOLD)
        assert [wrong for _, _, wrong in told] == [[]] * len(told), width
        assert told[0][0] + told[-1][0] == len(AT)
        assert all(wide <= width for _, wide, _ in told)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
