"""What a browser gets besides the pages: templates that go before the theme's own, styles, scripts, fonts and libraries of others."""

from pathlib import Path

WEB = Path(__file__).parent
