"""Runs schemathesis, which makes requests up from the document, against a running emulator."""

import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def fuzz(url: str, ca: str) -> bool:
    """Whether no answer breaks the document."""
    command = [Path(sys.executable).parent / "schemathesis", "--config-file", FOLDER / "schemathesis.toml", "run"]
    # It leaves files in the folder that it runs in.
    with tempfile.TemporaryDirectory() as folder:
        document = f"{url}/_emulator/openapi.json"
        return subprocess.run([*command, document, "--url", url, "--tls-verify", ca], cwd=folder).returncode == 0
