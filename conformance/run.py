"""Holds the built emulator to its OpenAPI document and to its examples; see scripts/conformance."""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from openapi_spec_validator import validate

import faults
import journeys
import recording
import saved
import tls_faults
from client import Client
from contract import Contract, reference
from vb365.emulator import ROOT, Emulator
from fuzz import fuzz
from walk import walk


def contracts() -> list[Contract]:
    document = json.loads((ROOT / "openapi" / "openapi.json").read_text())
    validate(document)
    found = [Contract("openapi.json", document)]
    path = os.environ.get("VB365_REFERENCE_OPENAPI")
    if path and Path(path).exists():
        found.append(reference(Path(path)))
    return found


def walk_everything(emulator: Emulator) -> list[str]:
    client = Client(emulator.url, emulator.ca, contracts())
    try:
        walk(client)
    except (LookupError, TypeError) as error:
        # An answer had not what the next request needs.
        client.fail(f"the walk broke off: {error!r}")
    return client.failures


def make_requests_up(emulator: Emulator) -> list[str]:
    return [] if fuzz(emulator.url, emulator.ca) else ["schemathesis found failures"]


STEPS: dict[str, Callable[[Emulator], list[str]]] = {
    "walk": walk_everything,
    **{name: partial(journeys.failures, name=name) for name in journeys.JOURNEYS},
    **{f"tls-{name}": partial(tls_faults.failures, name=name) for name in tls_faults.CLIENTS},
    "pytest": journeys.tests,
    "faults": faults.failures,
    "saved": saved.failures,
    "recording": recording.replay,
    "fuzz": make_requests_up,
}
# Only when it is asked for.
WORK = {"record": recording.record}


def main() -> int:
    wanted = sys.argv[1:] or list(STEPS)
    failures: list[str] = []
    for name in wanted:
        print(f"\n== {name}", flush=True)
        with tempfile.TemporaryDirectory() as folder, Emulator(Path(folder)) as emulator:
            failures += (STEPS | WORK)[name](emulator)
    for failure in failures:
        print(failure, file=sys.stderr)
    print(f"\n{len(failures)} failures" if failures else "\nThe emulator keeps to its contract.")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
