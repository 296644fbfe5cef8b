"""How many bytes a reader of one case has to load, before compression."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from sample_record import CASE
from small_sites import BuiltSite


def test_a_case_page_is_small_and_its_frame_does_not_grow(sample_site: BuiltSite, record_property: Callable[[str, object], None]) -> None:
    cases = [each for each in sample_site.addresses if each.startswith("cases/case-")]
    pages = [sample_site.raw(each) for each in (CASE, *cases)]
    sizes = [len(page.encode()) for page in pages]
    frames = [len(page.encode()) - len(page.partition('<div class="ct-case">')[2].partition("</article>")[0].encode()) for page in pages]
    said = f"case pages before compression: one with everything {sizes[0]:,} bytes, of these {frames[0]:,} the frame; middle of the invented ones {median(sizes):,.0f}"
    record_property("tried", said)
    assert max(frames) <= 14_500, said
    assert sizes[0] <= 32_000, said
    assert max(sizes) <= 70_000, said
