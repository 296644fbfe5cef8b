"""The site built by Zensical, which runs no hook of ours: from the plain files of `casetracker export-pages`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

from casetracker.record.problems import report
from casetracker.settings import SettingsError
from casetracker.site.configuration import configuration
from casetracker.site.export import build_day, export
from casetracker.site.plain import PlainError
from casetracker.site.publish import PublishError
from casetracker.site.whole import RecordError


def build(config: Path, folder: Path, as_of: date | None, lock: int | None) -> list[str]:
    """Build the site of `config` in `folder` and return the address of every page that it owes. Raises PublishError.

    Zensical ends well also where it left pages out, so whoever calls this counts them.
    """
    files, today = folder.with_name(folder.name + ".files"), build_day()
    try:
        pages = export(configuration(config), files, today, as_of or today, lambda text: print(f"warning: {text}", file=sys.stderr))
        # In a process of its own, so that nothing of it outlives the build; all that it says goes to standard error.
        command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean", "--config-file", str(files / "mkdocs.yml")]
        done = subprocess.run(command, stdout=2, check=False, pass_fds=() if lock is None else (lock,))  # noqa: S603  (our own interpreter)
        if done.returncode:
            raise PublishError("the build failed; the messages above say why")
        folder.rmdir()
        (files / "site").rename(folder)
    except RecordError as fault:
        raise PublishError(f"the record has errors\n\n{report(fault.problems)}") from None
    except (SettingsError, PlainError) as fault:
        raise PublishError(str(fault)) from None
    finally:
        shutil.rmtree(files, ignore_errors=True)
    return pages
