"""Build the site beside the old one, check it, and put it in place by one rename."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", default="mkdocs.yml", help="the site's configuration (default: mkdocs.yml)")


def run(arguments: argparse.Namespace) -> int:
    raise SystemExit(2)
