"""Coverage-guided fuzzing of everything that reads what strangers wrote: `make fuzz`, for SECONDS (60 if not given).

Each target (see `fuzz_targets`) has its share of the time and a process of its own, since the fuzzer ends that at its
first finding. What it learns is kept in `.cache/fuzz/`; a finding is put into `tests/fuzz/found/`, where a test replays
it from then on. Exit code 0: nothing was found. 1: something was. 2: there is no fuzzer for this Python.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
KEPT = ROOT / ".cache" / "fuzz"
FOUND = HERE / "found"
TARGETS = ("read", "checked", "put_into_style", "prose", "issue")
LONGEST = 1
"""Seconds that one input may take."""
MEMORY = 400
"""MB that a process may use; it holds the fuzzer's own data too."""


def main() -> int:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    try:
        import atheris  # noqa: F401
    except ImportError:
        print("There is no atheris for this Python and machine; `make test` replays what was found before.")
        return 2
    _seeds()
    failed = [name for name in TARGETS if _run(name, max(2, seconds // len(TARGETS)))]
    print(f"Found something in: {', '.join(failed)}; see {FOUND.relative_to(ROOT)}/" if failed else "Nothing was found.")
    return 1 if failed else 0


def _seeds() -> None:
    """Give the fuzzer every example of the tests to start from, issues as our forms make them, and the words of the model."""
    from casetracker.record.model import KINDS, fields
    from casetracker.record.read import read_data
    from issue_texts import filled_in
    from small_records import CASE, SWAP

    seeds = {name: KEPT / name for name in TARGETS}
    for folder in seeds.values():
        folder.mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(sorted((ROOT / "tests" / "data").rglob("*.y*ml"))):
        if path.is_file():
            for name in ("read", "checked", "put_into_style"):
                (seeds[name] / f"seed-{number}").write_bytes(path.read_bytes())
    for kind, text in (("case", CASE), ("swap", SWAP)):
        content = filled_in(read_data(text.encode()), kind)
        (seeds["issue"] / f"seed-{kind}").write_text(content, "utf-8")
        (seeds["issue"] / f"seed-{kind}-correction").write_text(f"### Record\n\ncases/vera-example/\n\n{content}", "utf-8")
    (seeds["prose"] / "seed").write_text("One *em* and **strong** [link](https://example.org/a).[^a]\n\nTwo \\[[^b].", "utf-8")
    words = {spec.key for of in KINDS.values() for spec in fields(of.record)} | {
        "sources",
        "date",
        "from",
        "<script>",
        "](javascript:",
        "\\\\u202e",
    }
    (KEPT / "words").write_text("".join(f'"{word}"\n' for word in sorted(words)), "utf-8")


def _run(name: str, seconds: int) -> bool:
    """Fuzz one target; return whether something was found."""
    FOUND.mkdir(exist_ok=True)
    options = [
        f"-max_total_time={seconds}",
        f"-timeout={LONGEST * 10}",  # by the clock: a machine that does other work too is no finding
        f"-rss_limit_mb={MEMORY}",
        f"-dict={KEPT / 'words'}",
        f"-artifact_prefix={FOUND / name}-",
        "-max_len=6000",
        "-print_final_stats=1",
    ]
    code = subprocess.run([sys.executable, __file__, "--target", name, *options, str(KEPT / name)], check=False).returncode
    return code != 0


def _fuzz(name: str, options: list[str]) -> None:
    """Run the fuzzer in this process, which it ends."""
    import atheris

    with atheris.instrument_imports(include=["casetracker", "yaml", "markdown_it"]):
        from fuzz_targets import targets, written
    with TemporaryDirectory() as folder:
        atheris.Setup([sys.argv[0], *options], targets(written(Path(folder)))[name])
        atheris.Fuzz()


if __name__ == "__main__":
    sys.path[:0] = [str(HERE), str(HERE.parent)]
    if sys.argv[1:2] == ["--target"]:
        _fuzz(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(main())
