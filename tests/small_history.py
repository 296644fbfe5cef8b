"""Small repositories whose history is known: each commit on its own invented day, by an author who may show nowhere."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from casetracker.history import History, history
from casetracker.history.cache import Cache
from casetracker.record.load import load
from casetracker.record.parties import Parties
from casetracker.record.scope import Scope
from small_records import TODAY

AUTHOR = "Zachary Committer"
ADDRESS = "zachary@committer.example"
FIRST = datetime(2026, 1, 1, 9, tzinfo=UTC)


@dataclass
class Repository:
    """A repository with a record in `cases/`. Each commit comes a day after the one before, the first on 1 January 2026."""

    folder: Path
    days: int = 0
    commits: list[str] = field(default_factory=list)

    def git(self, *arguments: str) -> str:
        """Run git as the author whom no output may name."""
        when = str(int((FIRST + timedelta(self.days)).timestamp())) + " +0000"
        who = {
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", AUTHOR), ("EMAIL", ADDRESS), ("DATE", when))
        }
        done = subprocess.run(
            ["git", "-c", "init.defaultBranch=main", *arguments],
            cwd=self.folder,
            env={"PATH": "/usr/bin:/bin:/usr/local/bin", "GIT_CONFIG_GLOBAL": "/dev/null", **who},
            capture_output=True,
            check=True,
        )
        return done.stdout.decode().strip()

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write files inside `cases/`; None takes one away."""
        for name, content in files.items():
            path = self.folder / "cases" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content.encode())

    def commit(self, files: Mapping[str, str | None], message: str = "A change") -> str:
        """Write files and commit them. Return the commit."""
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        self.days += 1
        self.commits.append(self.git("rev-parse", "HEAD"))
        return self.commits[-1]

    def history(self, cache: Cache | None = None, parties: Parties = ()) -> History:
        """Return the history of the record as it is on disk."""
        loaded = load(self.folder / "cases", TODAY, scope=Scope(parties))
        assert not loaded.errors, loaded.errors
        return history(self.folder / "cases", loaded.tracker, loaded.files, cache, Scope(parties))


def repository(folder: Path) -> Repository:
    """Make an empty repository in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Repository(folder)
    made.git("init", "-q", "-b", "main")
    return made
