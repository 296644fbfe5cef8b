"""What our overrides of the theme's templates show as `config.extra.tracker`."""

from __future__ import annotations

from datetime import date

from casetracker.pages.output import BuildInfo
from casetracker.settings import Settings


def theme_variables(settings: Settings, day: date) -> dict[str, object]:
    """Return what is known before the record is read. `day` is the day shown."""
    spoken = settings.words()
    return {
        "demonstration": settings.contact.is_example,
        "example": getattr(settings.contact, settings.contact.examples[0]) if len(settings.contact.examples) == 1 else "",
        "licence_name": settings.licence_name,
        "licence_url": settings.licence_url,
        "day": day,
        "day_words": spoken.day(day),
        "gettext": spoken._,
        "accent": bool(settings.accent_light or settings.accent_dark),
    }


def of_build(build_info: BuildInfo, *, preview: bool = False) -> dict[str, object]:
    """Return what is known once it was read: of which commit the record is, or that it is a preview of none."""
    return {
        "commit": build_info.commit,
        "commits": build_info.commits,
        "edited": build_info.edited,
        "preview": preview,
    }
