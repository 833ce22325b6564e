"""Holds the built emulator to its OpenAPI document and to its examples; see scripts/conformance."""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path

from openapi_spec_validator import validate

import faults
import fuzz
import journeys
import portals
import recording
import saved
import tls_faults
import veeam365
from agreement import disagreements
from client import Client
from contract import Contract, reference
from control_plane import walk_control_plane
from counted import count
from vb365.emulator import ROOT, Emulator
from versions import V6, VERSIONS
from walk import walk


def contracts() -> list[Contract]:
    """The project's own documents, the whole first, and the vendor's that VB365_REFERENCE_OPENAPI names."""
    found = []
    for name in ("openapi", *(version.name for version in VERSIONS)):
        document = json.loads((ROOT / "openapi" / f"{name}.json").read_text())
        validate(document)
        found.append(Contract(f"{name}.json", document))
    paths = os.environ.get("VB365_REFERENCE_OPENAPI", "").split(os.pathsep)
    return found + [reference(Path(path)) for path in paths if path and Path(path).exists()]


def walk_everything(emulator: Emulator) -> list[str]:
    """The journey in every version, and the control plane."""
    failures: list[str] = []
    whole, *held_to = contracts()
    own, vendors = held_to[: len(VERSIONS)], held_to[len(VERSIONS) :]
    for document, others in product(own, vendors):
        if document.prefixes & others.prefixes:
            failures += disagreements(document, others)
    failures += in_every_version(emulator, held_to, walk)
    return failures + walked(Client(emulator.url, emulator.ca, [whole], whole), walk_control_plane)


def count_everything(emulator: Emulator) -> list[str]:
    """The same restores in every version, of every mailbox and with every flag."""
    return in_every_version(emulator, contracts()[1 : 1 + len(VERSIONS)], count)


def in_every_version(emulator: Emulator, held_to: list[Contract], walk: Callable[[Client], None]) -> list[str]:
    """A walk by each version; what restores count is handed on from one to the next."""
    failures: list[str] = []
    counted: dict[str, list[tuple[int, ...]]] = {}
    for version, document in zip(VERSIONS, held_to):
        client = Client(emulator.url, emulator.ca, held_to, document, version, counted=counted)
        failures += [f"{version.name}: {failure}" for failure in walked(client, walk)]
    return failures


def walked(client: Client, walk: Callable[[Client], None]) -> list[str]:
    client.attempt(walk)
    return list(dict.fromkeys(client.failures))


def make_requests_up(emulator: Emulator) -> list[str]:
    return fuzz.failures(emulator.url, emulator.ca)


STEPS: dict[str, Callable[[Emulator], list[str]]] = {
    "walk": walk_everything,
    "counts": count_everything,
    **{name: partial(journeys.failures, name=name) for name in journeys.JOURNEYS},
    **{f"tls-{name}": partial(tls_faults.failures, name=name) for name in tls_faults.CLIENTS},
    "pytest": journeys.tests,
    "veeam365": veeam365.failures,
    "portals": portals.failures,
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
