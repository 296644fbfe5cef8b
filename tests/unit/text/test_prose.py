"""What a summary may be on a page: paragraphs, emphasis, links and citations, whatever a stranger writes."""

from __future__ import annotations

import pytest

from casetracker.text import citations, empty_citation, paragraphs, plain, prose_html


def html(text: str) -> str:
    return prose_html(text, lambda cited: "".join(f'<a href="#{each}">{each}</a>' for each in cited))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("She was arrested.", "<p>She was arrested.</p>\n"),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n"),
        ("One\nline.", "<p>One\nline.</p>\n"),
        ("*so* and **so**", "<p><em>so</em> and <strong>so</strong></p>\n"),
        ("\\*not so\\*", "<p>*not so*</p>\n"),
        (
            "A [page](https://example.org/a?b=c&d=e).",
            '<p>A <a href="https://example.org/a?b=c&amp;d=e" rel="nofollow noopener">page</a>.</p>\n',
        ),
        ('A [page](https://example.org "title").', '<p>A <a href="https://example.org" rel="nofollow noopener">page</a>.</p>\n'),
        ("Tom & Vera", "<p>Tom &amp; Vera</p>\n"),
        ("Tom &amp; *Vera*", "<p>Tom &amp;amp; <em>Vera</em></p>\n"),
        ("", ""),
    ],
)
def test_prose_is_paragraphs_emphasis_and_links(text: str, shown: str) -> None:
    assert html(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("*a* <script>alert(1)</script>", "<p><em>a</em> &lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ('"><img src=x onerror=alert(1)>', "<p>&quot;&gt;&lt;img src=x onerror=alert(1)&gt;</p>\n"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("[x](JAVASCRIPT:alert(1))", "<p>[x](JAVASCRIPT:alert(1))</p>\n"),
        ("[x](data:text/html,hello)", "<p>[x](data:text/html,hello)</p>\n"),
        ("[*x*]() [y](https://a.test.org) [z]( )", '<p><em>x</em> <a href="https://a.test.org" rel="nofollow noopener">y</a> z</p>\n'),
        ("[x](//example.org)", "<p>[x](//example.org)</p>\n"),
        ("[x](/cases/)", "<p>[x](/cases/)</p>\n"),
        ("[x](https://vera:secret@example.org)", "<p>[x](https://vera:secret@example.org)</p>\n"),
        ("{{ 7*7 }} {% raw %}", "<p>{{ 7*7 }} {% raw %}</p>\n"),
        ("| a | b |\n|---|---|\n| c | d |", "<p>| a | b |\n|---|---|\n| c | d |</p>\n"),
        ("# Heading", "<p># Heading</p>\n"),
        ("- item", "<p>- item</p>\n"),
        ("> quotation", "<p>&gt; quotation</p>\n"),
        ("    code", "<p>code</p>\n"),
        ("```\ncode\n```", "<p>```\ncode\n```</p>\n"),
        ("<https://example.org>", "<p>&lt;https://example.org&gt;</p>\n"),
        ("https://example.org", "<p>https://example.org</p>\n"),
        ("&#x202E;turned &#60;b&#62;", "<p>&amp;#x202E;turned &amp;#60;b&amp;#62;</p>\n"),
        ("[a]: https://example.org\n[a]", "<p>[a]: https://example.org\n[a]</p>\n"),
        ("<!-- hidden -->", "<p>&lt;!-- hidden --&gt;</p>\n"),
    ],
)
def test_everything_else_stays_the_text_that_was_written(text: str, shown: str) -> None:
    assert html(text) == shown


def test_an_image_becomes_a_link_at_most() -> None:
    assert html("![x](https://example.org/x.png)") == '<p>!<a href="https://example.org/x.png" rel="nofollow noopener">x</a></p>\n'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Arrested.[^a]", '<p>Arrested.<a href="#a">a</a></p>\n'),
        ("*Arrested*.[^a][^b-2]", '<p><em>Arrested</em>.<a href="#a">a</a><a href="#b-2">b-2</a></p>\n'),
        ("One.[^a]\n\nTwo.[^a]", '<p>One.<a href="#a">a</a></p>\n<p>Two.<a href="#a">a</a></p>\n'),
        ("[x](https://example.org/[^a])", '<p>[x](https://example.org/<a href="#a">a</a>)</p>\n'),
        ('[x](https://example.org "[^a]")', '<p><a href="https://example.org" rel="nofollow noopener">x</a></p>\n'),
        ("\ue0000\ue001 [^a]", '<p>0<a href="#a">a</a></p>\n'),
        ("&#xE000;9&#xE001; [^a]", '<p>&amp;#xE000;9&amp;#xE001;<a href="#a">a</a></p>\n'),
    ],
)
def test_a_citation_becomes_what_the_page_makes_of_it(text: str, shown: str) -> None:
    assert html(text) == shown


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Arrested.[^a] Tried.[^b-2][^a]", ["a", "b-2", "a"]),
        ("Arrested.[^The Paper]", ["The Paper"]),
        ("Arrested.[a] [^] ^a [^a", []),
        ("[^[^a]]", ["a"]),
        ("[^a\nb]", []),
        ("[^ ] [^\u00a0] [^ a ]", [" a "]),
    ],
)
def test_citations_are_found_in_order_with_ids_that_cannot_exist(text: str, ids: list[str]) -> None:
    assert citations(text) == ids


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Arrested.[^a]", ""), ("Arrested. [a] ^a", ""), ("[^]", "[^]"), ("Arrested.[^a][^ ]", "[^ ]"), ("[^\u00a0\t]", "[^\u00a0\t]"), ("[^a", "[^a"),
        ("[^a and more", "[^a"), ("[^a\nb]", "[^a"), ("[^[^a]]", "[^"), ("[^", "[^"), ("[^x y]", ""), ("[^É!]", ""),
    ],
)  # fmt: skip
def test_a_mark_that_cites_nothing_is_found(text: str, mark: str) -> None:
    assert empty_citation(text) == mark


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One.", ["One."]),
        ("\n One.\n\n \t\n\nTwo.\nStill two.\n", ["One.", "Two.\nStill two."]),
        (" \n ", []),
    ],
)
def test_paragraphs_stand_between_blank_lines(text: str, parts: list[str]) -> None:
    assert paragraphs(text) == parts


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Arrested.[^a]\n\nTried  in *May*.[^b]", "Arrested. Tried in May."),
        ("A [page](https://example.org/a_(b)) of **note**", "A page of note"),
        ("a_file_name, 5 * 3, [note], [x](javascript:alert(1))", "a_file_name, 5 * 3, [note], [x](javascript:alert(1))"),
        ("<b> & \\*", "<b> & *"),
        ("&lt;b&gt; *x*", "&lt;b&gt; x"),
    ],
)
def test_plain_text_has_no_marks_and_is_not_escaped(text: str, shown: str) -> None:
    assert plain(text) == shown
