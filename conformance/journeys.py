"""Runs the examples as their users would: a fresh environment, and nothing but it."""

import os
import subprocess
import sys

from emulator import ROOT, Emulator

# What a journey says of the default fixtures; the rest of its lines names what changes from run to run.
EXPECTED = """\
mailboxes 7
by password: created 2, merged 3, failed 0, skipped 27
by device code: created 2, merged 3, failed 0, skipped 27
all mailboxes: Warning
  jsmith@westsupport.onmicrosoft.com: Success: created 0, merged 0, failed 0, skipped 1
  djohnes@northsupport.onmicrosoft.com: Success: created 2, merged 3, failed 0, skipped 27
  emartin@abc.onmicrosoft.com: Warning: created 2, merged 3, failed 1, skipped 4
  emartin@abc.onmicrosoft.com: Success: created 12, merged 0, failed 0, skipped 250
  publicfolders@abc.onmicrosoft.com: Success: created 0, merged 6, failed 0, skipped 90
  slong@abc.onmicrosoft.com: Success: created 4, merged 5, failed 0, skipped 30
event 0: Success: Restore session started
""".splitlines()
JOURNEYS = {
    "python": [sys.executable, "examples/python/restore_journey.py"],
    "bash": ["bash", "examples/bash/restore-journey.sh"],
}
# Python 3 ends its message with the status, curl has the body alone.
REFUSALS = {
    "python": "refused: 500: Restore session has expired.",
    "bash": "refused: Restore session has expired.",
}


def failures(emulator: Emulator, name: str) -> list[str]:
    """What is wrong with a journey."""
    environment = {
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "VB365_URL": emulator.url,
        "VB365_CA": emulator.ca,
        "VB365_USER": "administrator",
        "VB365_PASSWORD": "emulator",
        "VB365_ORGANIZATION": "ABC.onmicrosoft.com",
        "VB365_MAILBOX": "djohnes@northsupport.onmicrosoft.com",
        "VB365_EXCHANGE_USER": "admin@abc.onmicrosoft.com",
        "VB365_EXCHANGE_PASSWORD": 'pa"ss\\w0rd',
        "VB365_APPLICATION_ID": "11111111-2222-3333-4444-555555555555",
        "VB365_PAGE_SIZE": "3",
    }
    run = subprocess.run(JOURNEYS[name], cwd=ROOT, env=environment, capture_output=True, text=True)
    lines = run.stdout.splitlines()
    missing = [line for line in [*EXPECTED, REFUSALS[name]] if line not in lines]
    if run.returncode == 0 and not missing:
        return []
    said = "\n".join([*missing, "said:", run.stdout, run.stderr])
    return [f"the {name} journey ended with {run.returncode}, without:\n{said}"]
