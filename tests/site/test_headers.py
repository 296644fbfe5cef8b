"""The headers that a static host is asked to send agree with what the pages say themselves."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

from casetracker.site.sources import SHARED
from casetracker.web import hashed
from headers_file import rules, sent
from small_sites import BuiltSite

Policy = dict[str, frozenset[str]]


def directives(policy: str) -> Policy:
    """Return a policy's directives, each with its sources."""
    parts = [each.split() for each in policy.split(";")]
    assert len({name for name, *_ in parts}) == len(parts), "of two directives of one name the first alone counts"
    return {name: frozenset(sources) for name, *sources in parts}


def test_the_policy_is_that_of_the_pages_with_the_scripts_of_all_and_no_frames(sample_site: BuiltSite) -> None:
    of_pages: list[Policy] = []
    for path in sample_site.folder.rglob("*.html"):
        if path.is_relative_to(sample_site.folder / "embed"):
            continue  # which have a policy of their own
        found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', path.read_text("utf-8"))
        assert len(found) == 1, path
        of_pages.append(directives(found[0]))
    header = directives(sent(sample_site.folder, "/cases/")["Content-Security-Policy"])
    assert header.pop("frame-ancestors") == {"'none'"}
    scripts = header.pop("script-src")
    assert scripts == frozenset().union(*(each.pop("script-src") for each in of_pages))
    assert all(re.fullmatch(r"'self'|'sha256-[A-Za-z0-9+/]{43}='", each) for each in scripts)
    assert 3 < len(scripts) < 20
    assert of_pages == [header] * len(of_pages)
    assert header["default-src"] == {"'self'"}


def test_the_other_headers(sample_site: BuiltSite) -> None:
    common = {name: value for name, value in sent(sample_site.folder, "/about/").items() if name != "Content-Security-Policy"}
    assert common.pop("Permissions-Policy").startswith("camera=(), microphone=(), geolocation=(), ")
    assert common == {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    everything = {name for _, headers in rules(sample_site.folder) for name, _ in headers}
    assert not {"Strict-Transport-Security", "Public-Key-Pins", "Clear-Site-Data", "Expect-CT"} & everything, "what outlives a visit"


def test_what_lies_below_embed_alone_may_be_framed_and_its_policy_is_that_of_its_pages(sample_site: BuiltSite) -> None:
    framed = directives(sent(sample_site.folder, "/embed/statistics/held/")["Content-Security-Policy"])
    assert framed.pop("frame-ancestors") == {"*"}
    styles = framed.pop("style-src")
    assert framed == {"default-src": {"'none'"}, "img-src": {"'self'"}, "base-uri": {"'none'"}, "form-action": {"'none'"}}
    pages = list((sample_site.folder / "embed").rglob("*.html"))
    assert len(pages) > 9
    found = set()
    for path in pages:
        html = path.read_text("utf-8")
        of_page = directives(re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)[0].replace("&#39;", "'"))
        assert of_page.pop("style-src") == {hashed(re.findall(r"<style>(.*?)</style>", html)[0])}
        assert of_page == framed
        found.add(hashed(re.findall(r"<style>(.*?)</style>", html)[0]))
    pictures = {hashed(ElementTree.parse(path).findtext("{*}style", "")) for path in (sample_site.folder / "embed").rglob("*.svg")}  # noqa: S314  (our own)
    assert len(pictures) == 2
    assert styles == found | pictures
    others = [
        sent(sample_site.folder, path).get("Content-Security-Policy", "")
        for path, _ in rules(sample_site.folder)
        if path[1:6] != "embed" and path != "/*"
    ]
    assert len(others) > 9
    assert all(each.endswith("; frame-ancestors 'none'") for each in others)
    there = {f"/{each.name}/" if each.is_dir() else f"/{each.name}" for each in sample_site.folder.iterdir() if each.name[0] not in "_."}
    assert all("frame-ancestors" in sent(sample_site.folder, each)["Content-Security-Policy"] for each in there)


def test_the_data_can_be_read_by_other_sites_and_each_rule_is_of_something_that_is_there(sample_site: BuiltSite) -> None:
    for path, _ in rules(sample_site.folder):
        assert list(sample_site.folder.glob(path.lstrip("/") or "*"))
    for address in (
        "api/v1/cases.json",
        "data/cases.csv",
        "feeds/changes.xml",
        "calendar.ics",
        "cases/index.json",
        "embed/statistics/held.json",
    ):
        assert (sample_site.folder / address).is_file()
        assert sent(sample_site.folder, f"/{address}")["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in sent(sample_site.folder, "/cases/")


def test_the_commands_for_other_servers_give_the_same_headers(sample_site: BuiltSite, tmp_path: Path) -> None:
    page = (SHARED / "contribute" / "maintaining.md").read_text("utf-8")
    commands = re.search(r"```sh\n(headers\(\) .*?)```", page, re.DOTALL)
    assert commands
    (tmp_path / "site").symlink_to(sample_site.folder)
    subprocess.run(["sh", "-euc", commands[1]], cwd=tmp_path, check=True)
    for suffix, path in (("", "/"), ("-embed", "/embed/places/")):
        common = sent(sample_site.folder, path).items()
        assert (tmp_path / f"headers-nginx{suffix}.conf").read_text() == "".join(
            f'add_header {name} "{value}" always;\n' for name, value in common
        )
        assert (tmp_path / f"headers-apache{suffix}.conf").read_text() == "".join(
            f'Header always set {name} "{value}"\n' for name, value in common
        )
