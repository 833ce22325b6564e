"""New connections: handshakes with nothing behind them."""

import subprocess

from bed import Bed
from calls import RESTORES
from rates import Rates, busy, by_clock, by_cpu
from report import COMPARED, Table
from server import Server
from usage import cpu_seconds

# One after the other in each thread: the server always has some to choose from.
THREADS = 8


def measure(bed: Bed) -> list[Table]:
    """Handshakes per second of the server's CPU, full and resumed, and of the clock.

    A client works more on a handshake than its server, so one core of clients cannot keep one core of a server busy.
    """
    rows = []
    with bed.both(RESTORES["password"]) as (emulator, nginx):
        for kind, to_reach in {"full": "0.95", "resumed": ""}.items():
            ours: list[Rates] = []
            theirs: list[Rates] = []
            for _ in range(bed.pairs):
                ours.append(_run(bed, emulator, kind))
                theirs.append(_run(bed, nginx, kind))
            what = f"{kind}, handshakes"
            rows += [by_cpu(what, ours, theirs, to_reach), by_clock(what, ours, theirs), busy(kind, ours, theirs)]
    return [Table("New connections, TLS 1.3", COMPARED, rows)]


def _run(bed: Bed, server: Server, kind: str) -> Rates:
    command = [*bed.on_driver_core, str(bed.driver), "handshakes", str(server.port), server.ca]
    command += [kind, str(THREADS), str(bed.seconds)]
    before = cpu_seconds(server.pids)
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    used = cpu_seconds(server.pids) - before
    count, seconds = run.stdout.split()
    return Rates(int(count), float(seconds), used)
