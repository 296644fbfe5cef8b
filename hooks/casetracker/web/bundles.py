"""The form's modules as two scripts: `form.js` with what its first step needs, and `form-rest.js` with the rest.

A browser that is sent every module by itself asks for forty files in five turns, each a journey to the host and back. A bundle
holds its modules as they stand, each in a function of its own, those that it imports before it.
"""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache

from casetracker.web import WEB

ASSETS = WEB / "assets"
BUNDLES = {"form/start.js": "form.js", "form/rest.js": "form-rest.js"}
"""The modules that bundles begin with, and the names of the bundles. A later one takes from the first what that has already."""

_IMPORT = re.compile(r"""^import \{([^}]*)\} from ["'](.+)["'];\n""", re.MULTILINE)
_GIVEN = re.compile(r"^export \{([^}]*)\};\n", re.MULTILINE)
_NAMED = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const|let) (\w+))", re.MULTILINE)
_LATER = re.compile(r'\bimport\("(.+?)"\)')
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b(?!\().*", re.MULTILINE)


class _Module:
    """One module: its path among the assets, and its text as a function's body that returns what it exports."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.name = _name(path)
        self.needs: dict[str, list[str]] = {}
        """The names that it takes from others, by their paths."""
        self.exports: list[str] = []
        text = _SOURCE_MAP.sub("", (ASSETS / path).read_text("utf-8").rstrip("\n") + "\n")
        text = _IMPORT.sub(self._taken, text)
        text = _GIVEN.sub(self._given, text)
        self.exports += _NAMED.findall(text)
        text = _LATER.sub(lambda found: f'import("./{BUNDLES.get(at := self._path(found[1]), at)}")', _NAMED.sub("", text))
        if left := _LEFT.search(text):
            raise ValueError(f"{path}: a bundle knows no such line: {left[0]}")
        self.body = text

    @property
    def function(self) -> str:
        return f"const {self.name} = (() => {{\n{self.body}return {{ {', '.join(self.exports)} }};\n}})();\n"

    def _path(self, given: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), given))

    def _taken(self, found: re.Match[str]) -> str:
        path = self._path(found[2])
        self.needs[path] = [each.split()[0] for each in found[1].split(",")]
        return f"const {{{found[1].replace(' as ', ': ')}}} = {_name(path)};\n"

    def _given(self, found: re.Match[str]) -> str:
        names = [each.strip().partition(" as ") for each in found[1].split(",")]
        self.exports += [f"{outside}: {inside}" if outside else inside for inside, _, outside in names]
        return ""


def _name(path: str) -> str:
    """Return the name under which a bundle has a module."""
    return re.sub(r"\W", "_", path.removesuffix(".js"))


@lru_cache(maxsize=1)
def bundles() -> dict[str, str]:
    """Return the text of each bundle by its name."""
    made: dict[str, str] = {}
    before: dict[str, _Module] = {}
    first = next(iter(BUNDLES.values()))
    for entry, name in BUNDLES.items():
        modules = _ordered(entry, before)
        *inner, last = modules.values()
        own = "".join(each.function for each in inner)
        if not made:
            text = f"{own}{last.body}export {{ {', '.join(each.name for each in inner)} }};\n"
        else:
            taken = sorted({path for each in modules.values() for path in each.needs if path in before})
            text = f'import {{ {", ".join(before[path].name for path in taken)} }} from "./{first}";\n{own}{last.function}'
            text += f"export const {{ {', '.join(_outside(each) for each in last.exports)} }} = {last.name};\n"
        made[name] = text
        before |= modules
    return made


def _outside(export: str) -> str:
    """Return the name by which others import an export: `slug` of `slug` and of `slug: made`."""
    return export.partition(":")[0]


def _ordered(entry: str, before: dict[str, _Module]) -> dict[str, _Module]:
    """Return the modules that `entry` needs and nobody has yet, each after those that it imports, itself the last."""
    done: dict[str, _Module] = {}

    def add(path: str, above: tuple[str, ...]) -> None:
        if path in above:
            raise ValueError(f"modules import each other: {' → '.join([*above[above.index(path) :], path])}")
        if path in done or path in before:
            return
        module = _Module(path)
        for each, names in module.needs.items():
            add(each, (*above, path))
            if lacking := set(names) - {_outside(name) for name in (done | before)[each].exports}:
                raise ValueError(f"{path}: {each} exports no {', '.join(sorted(lacking))}")
        done[path] = module

    add(entry, ())
    return done
