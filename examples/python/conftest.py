"""Fixtures for pytest: an emulator for the run, a server that is logged in, a restore session of each test's own.

The command `vb365-emulator` is looked for on the path; VB365_EMULATOR_BINARY names another one.
"""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from restore_journey import RestoreSession, Server


@pytest.fixture(scope="session")
def emulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """What the ready line says: `url`, `ca` and more. It ends with the tests, even when they are killed."""
    folder = tmp_path_factory.mktemp("emulator")
    command = os.environ.get("VB365_EMULATOR_BINARY", "vb365-emulator")
    options = ["--port", "0", "--ca-dir", folder / "ca", "--ready-format", "json", "--exit-with-parent"]
    log = folder / "log"
    with log.open("wb") as sink, subprocess.Popen(
        [command, "serve", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=sink
    ) as process:
        line = process.stdout.readline()
        if not line:
            pytest.fail(f"the emulator did not start: {log.read_text()}")
        yield json.loads(line)
        process.terminate()


@pytest.fixture
def server(emulator: dict[str, Any]) -> Server:
    server = Server(emulator["url"], emulator["ca"])
    server.log_in("administrator", "emulator")
    return server


@pytest.fixture
def session(server: Server) -> Iterator[RestoreSession]:
    with RestoreSession(server, server.get("v6/Organizations")[0]["id"]) as session:
        yield session


@pytest.fixture(scope="session")
def pfx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of an application; its password is `secret`."""
    folder = tmp_path_factory.mktemp("certificate")
    key, certificate, pfx = folder / "key.pem", folder / "certificate.pem", folder / "certificate.pfx"
    make = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=test", "-keyout", key, "-out", certificate]
    export = ["pkcs12", "-export", "-inkey", key, "-in", certificate, "-passout", "pass:secret", "-out", pfx]
    for arguments in (make, export):
        subprocess.run(["openssl", *arguments], check=True, capture_output=True)
    return pfx
