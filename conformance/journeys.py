"""Runs the examples as their users would: a fresh environment, and what `vb365-emulator env` prints for the language."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from vb365.emulator import BINARY, ROOT, Emulator

# What a journey says of the default fixtures; the rest of its lines names what changes from run to run.
EXPECTED = """\
mailboxes 7
by password: created 2, merged 3, failed 0, skipped 27
by device code: created 2, merged 3, failed 0, skipped 27
by certificate: created 2, merged 3, failed 0, skipped 27
all mailboxes: Warning
  jsmith@westsupport.onmicrosoft.com: Success: created 0, merged 0, failed 0, skipped 1
  djohnes@northsupport.onmicrosoft.com: Success: created 2, merged 3, failed 0, skipped 27
  emartin@abc.onmicrosoft.com: Warning: created 2, merged 3, failed 1, skipped 4
  emartin@abc.onmicrosoft.com: Success: created 12, merged 0, failed 0, skipped 250
  publicfolders@abc.onmicrosoft.com: Success: created 0, merged 6, failed 0, skipped 90
  slong@abc.onmicrosoft.com: Success: created 4, merged 5, failed 0, skipped 30
event 0: Success: Restore session started
""".splitlines()
# Each with the name by which `env` knows its client.
JOURNEYS = {
    "bash": ("curl", ["bash", "examples/bash/restore-journey.sh"]),
    "python": ("python", [sys.executable, "-B", "examples/python/restore_journey.py"]),
    "php": ("php", ["php", "examples/php/restore.php"]),
    "node": ("node", ["node", "examples/node/restore.mjs"]),
    "java": ("java", ["java", "examples/java/Restore.java"]),
    "go": ("go", ["go", "run", "examples/go/restore.go"]),
}
# curl has the body alone; the others put the status before it.
REFUSALS = {"bash": "refused: Restore session has expired."}
REFUSAL = "refused: 500: Restore session has expired."
# As a user types it: what `env` prints is all that the client knows of the emulator.
CLIENT = 'eval "$("$0" env --client "$1" --url "$2" --ca "$3" 2> /dev/null)"; shift 3; exec "$@"'


def failures(emulator: Emulator, name: str) -> list[str]:
    """What is wrong with a journey."""
    client, command = JOURNEYS[name]
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            # Go keeps what it compiled there.
            "HOME": str(ROOT / ".build-conformance"),
            "VB365_USER": "administrator",
            "VB365_PASSWORD": "emulator",
            "VB365_ORGANIZATION": "ABC.onmicrosoft.com",
            "VB365_MAILBOX": "djohnes@northsupport.onmicrosoft.com",
            "VB365_EXCHANGE_USER": "admin@abc.onmicrosoft.com",
            "VB365_EXCHANGE_PASSWORD": 'pa"ss\\w0rd',
            "VB365_APPLICATION_ID": "11111111-2222-3333-4444-555555555555",
            "VB365_CERTIFICATE": str(certificate(Path(folder), "secret")),
            "VB365_CERTIFICATE_PASSWORD": "secret",
            "VB365_PAGE_SIZE": "3",
        }
        run = subprocess.run(
            ["bash", "-c", CLIENT, BINARY, client, emulator.url, emulator.ca, *command],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
        )
    lines = run.stdout.splitlines()
    missing = [line for line in [*EXPECTED, REFUSALS.get(name, REFUSAL)] if line not in lines]
    if run.returncode == 0 and not missing:
        return []
    said = "\n".join([*missing, "said:", run.stdout, run.stderr])
    return [f"the {name} journey ended with {run.returncode}, without:\n{said}"]


def tests(_: Emulator) -> list[str]:
    """What is wrong with the tests that an author of a client would write; they start an emulator of their own."""
    command = [sys.executable, "-B", "-m", "pytest", "--quiet", "-p", "no:cacheprovider", "examples/python"]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "VB365_EMULATOR_BINARY": str(BINARY)}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    print(run.stdout.strip().splitlines()[-1], flush=True)
    return [] if run.returncode == 0 else [run.stdout + run.stderr]


def certificate(folder: Path, password: str) -> Path:
    """A PFX file, made for the occasion."""
    key, certificate, pfx = folder / "key.pem", folder / "certificate.pem", folder / "certificate.pfx"
    make = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=test", "-keyout", key, "-out", certificate]
    export = ["pkcs12", "-export", "-inkey", key, "-in", certificate, "-passout", f"pass:{password}", "-out", pfx]
    for arguments in (make, export):
        subprocess.run(["openssl", *arguments], check=True, capture_output=True)
    return pfx
