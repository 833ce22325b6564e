"""From exec to the first verified 200, for a client that is already running."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from bed import Bed, ask
from calls import RESTORES
from nginx import free_port
from report import COMPARED, Table, comparison
from vb365.emulator import command

CALL = RESTORES["password"]
TRIALS = 7


@dataclass(frozen=True)
class Start:
    """Milliseconds until the first answer, and of CPU from start to stop."""

    elapsed: float
    cpu: float


def measure(bed: Bed) -> list[Table]:
    """Both may use every core, as they would."""
    with bed.emulator() as emulator:
        answer, _ = ask(emulator, CALL)
    nginx = bed.nginx(answer)
    ours: list[Start] = []
    minting: list[Start] = []
    theirs: list[Start] = []
    for _ in range(bed.pairs):
        ours += _starts(bed, TRIALS, bed.certificates)
        theirs += _trials(bed, nginx.port, bed.certificates, TRIALS, nginx.command)
        for _ in range(TRIALS):
            fresh = bed.folder / "fresh"
            minting += _starts(bed, 1, fresh)
            shutil.rmtree(fresh)
    rows = [
        comparison("CA there, ms", _elapsed(ours), _elapsed(theirs), "15 ms"),
        comparison("CA to be minted, ms", _elapsed(minting), _elapsed(theirs)),
        comparison("CA there, ms of CPU, with the stop", _cpu(ours), _cpu(theirs)),
        comparison("CA to be minted, ms of CPU, with the stop", _cpu(minting), _cpu(theirs)),
    ]
    return [Table("From exec to the first verified 200", COMPARED, rows)]


def _starts(bed: Bed, times: int, certificates: Path) -> list[Start]:
    """Starts the emulator so many times; it mints its CA where the folder has none."""
    port = free_port()
    return _trials(bed, port, certificates, times, command(certificates, "--port", str(port), "--log-level", "error"))


def _trials(bed: Bed, port: int, certificates: Path, times: int, server: list[str]) -> list[Start]:
    driver = [str(bed.driver), "first", str(port), str(certificates / "ca.pem"), str(times), str(bed.request(CALL))]
    run = subprocess.run([*driver, *server], stdout=subprocess.PIPE, text=True, check=True)
    lines = (line.split() for line in run.stdout.splitlines())
    return [Start(int(elapsed) / 1e3, int(cpu) / 1e3) for elapsed, cpu in lines]


def _elapsed(starts: list[Start]) -> list[float]:
    return [start.elapsed for start in starts]


def _cpu(starts: list[Start]) -> list[float]:
    return [start.cpu for start in starts]
