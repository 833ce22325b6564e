"""Runs the program for v8 as its users do. Its TLS is verified: what `vb365-emulator env` prints is all that it is told."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from restore_journey import Server

PROGRAM = Path(__file__).with_name("restore_v8.py")


def restore(emulator: dict[str, Any], mailbox: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "SSL_CERT_FILE": emulator["ca"],
        "VB365_URL": emulator["url"],
        "VB365_USER": "administrator",
        "VB365_PASSWORD": "emulator",
        "VB365_MAILBOX": mailbox,
        "VB365_EXCHANGE_USER": "admin@abc.onmicrosoft.com",
        "VB365_EXCHANGE_PASSWORD": 'pa"ss\\w0rd',
    }
    return subprocess.run([sys.executable, "-B", PROGRAM], env=environment, capture_output=True, text=True)


def test_a_mailbox_is_restored(emulator: dict[str, Any]) -> None:
    run = restore(emulator, "djohnes@northsupport.onmicrosoft.com")
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[2:] == [
        "djohnes@northsupport.onmicrosoft.com: Success",
        "total 32, restored 5, failed 0, skipped 27",
    ]


def test_a_slow_mailbox_is_waited_for(emulator: dict[str, Any]) -> None:
    run = restore(emulator, "slong@abc.onmicrosoft.com")
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[-1] == "total 39, restored 9, failed 0, skipped 30"


def test_a_mailbox_that_fails_is_told(emulator: dict[str, Any]) -> None:
    run = restore(emulator, "rmoore@abc.onmicrosoft.com")
    assert run.returncode == 1, run.stderr
    assert run.stdout.splitlines()[2] == "rmoore@abc.onmicrosoft.com: Failed"
    assert run.stdout.splitlines()[4].startswith("error: ")


def test_the_explored_session_is_stopped(emulator: dict[str, Any], server: Server) -> None:
    before = len(server.get("v8/RestoreSessions", limit=100)["results"])
    assert restore(emulator, "djohnes@northsupport.onmicrosoft.com").returncode == 0
    # The newest come first: the explored session, and the restore's.
    sessions = server.get("v8/RestoreSessions", limit=100)["results"]
    assert [session["state"] for session in sessions[: len(sessions) - before]] == ["Stopped", "Stopped"]
