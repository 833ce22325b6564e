"""Runs schemathesis, which makes requests up from the documents, against a running emulator."""

import subprocess
import sys
import tempfile
from pathlib import Path

from versions import VERSIONS

FOLDER = Path(__file__).resolve().parent
CONTROL = ("/_emulator/openapi.json", "--include-path-regex", "^/_emulator/")


def failures(url: str, ca: str) -> list[str]:
    """The documents that some answer breaks: each version's own, and the control plane's."""
    documents = [CONTROL, *((f"/swagger/docs/{version.name}",) for version in VERSIONS)]
    return [f"schemathesis found failures by {path}" for path, *only in documents if not holds(url, ca, path, *only)]


def holds(url: str, ca: str, document: str, *only: str) -> bool:
    """Whether no answer breaks a document, or a part of it."""
    command = [Path(sys.executable).parent / "schemathesis", "--config-file", FOLDER / "schemathesis.toml", "run"]
    command += [url + document, "--url", url, "--tls-verify", ca, *only]
    # It leaves files in the folder that it runs in.
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run(command, cwd=folder).returncode == 0
