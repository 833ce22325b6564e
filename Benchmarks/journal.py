"""What the journal and fault rules that hit nothing cost a restore, and how soon a verification that waits is answered."""

import json
import ssl
import statistics
import threading
import time
import urllib.request
from typing import Any

from bed import Bed
from calls import RESTORES
from rates import Rates, by_clock, by_cpu
from report import Table
from vb365.emulator import Emulator
from vb365.wire import Target

WAITING = 100
# None of them takes a restore: by session, by call, by what the body says.
IDLE_RULES = (
    {"match": {"session": "00000000-0000-4000-8000-000000000000"}, "effect": {"status": 503}, "times": 1_000_000},
    {"match": {"operation": "stopRestoreSession"}, "effect": {"status": 503}, "times": 1_000_000},
    {"match": {"operation": "getRestoreSession", "body": {"/x": 1}}, "effect": {"status": 503}, "times": 1_000_000},
)


def measure(bed: Bed) -> list[Table]:
    """Requests per second with and without, of servers that take turns on one core."""
    call = RESTORES["password"]
    rates: dict[str, list[Rates]] = {"journal": [], "none": [], "rules": []}
    with bed.emulator() as journal, bed.emulator("--journal", "0") as none, bed.emulator() as rules:
        for rule in IDLE_RULES:
            post(rules, "/_emulator/faults", rule)
        servers = {"journal": journal, "none": none, "rules": rules}
        for _ in range(bed.pairs):
            for name, server in servers.items():
                rates[name].append(bed.wrk(call).run(server))
    headings = ("", "with", "min to max", "without", "min to max", "with : without", "to reach")
    rows = []
    for what, ours, theirs, to_reach in (
        ("password, journal, requests", rates["journal"], rates["none"], "0.95"),
        ("password, idle fault rules, requests", rates["rules"], rates["journal"], "0.98"),
    ):
        rows += [by_clock(what, ours, theirs, to_reach), by_cpu(what, ours, theirs, to_reach)]
    return [Table("The journal, and fault rules that hit nothing", headings, rows), waiting(bed)]


def waiting(bed: Bed) -> Table:
    """How long after the answer to the request that fulfils them the verifications of 100 waiting clients come."""
    late: list[float] = []
    with bed.emulator(workers=2, cores=(bed.server_core,)) as emulator:
        for round in range(5 if bed.quick else 20):
            late += one_round(emulator, round)
    milliseconds = sorted(1000 * seconds for seconds in late)
    row = (
        f"{WAITING} at once, ms",
        f"{statistics.median(milliseconds):.2f}",
        f"{milliseconds[int(0.99 * len(milliseconds))]:.2f}",
        f"{milliseconds[-1]:.2f}",
        "5",
    )
    return Table("verify, behind the answer that fulfils it", ("", "median", "99 %", "longest", "to reach"), [row])


def one_round(emulator: Emulator, round: int) -> list[float]:
    """The delays of one round."""
    body = {"match": {"operation": "restoreMailbox"}, "count": {"atLeast": round + 1}, "withinMilliseconds": 30_000}
    peers = [Target(emulator.port, emulator.ca).peer() for _ in range(WAITING)]
    ended = [0.0] * WAITING

    def wait(index: int) -> None:
        peers[index].expect(200)
        ended[index] = time.perf_counter()

    request = json.dumps(body)
    threads = [threading.Thread(target=wait, args=(index,)) for index in range(WAITING)]
    for peer in peers:
        peer.__enter__()
        peer.send(
            f"POST /_emulator/verify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(request)}\r\n\r\n{request}".encode()
        )
    for thread in threads:
        thread.start()
    with Target(emulator.port, emulator.ca).peer() as client:
        # One that is answered behind them all tells that they wait.
        client.send(b"GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        client.expect(200)
        time.sleep(0.2)
        client.send(RESTORES["password"].message("localhost"))
        client.expect(200)
        answered = time.perf_counter()
    for thread in threads:
        thread.join()
    for peer in peers:
        peer.__exit__(None, None, None)
    return [max(0.0, moment - answered) for moment in ended]


def post(emulator: Emulator, path: str, body: Any) -> None:
    """Makes a control call."""
    request = urllib.request.Request(
        emulator.url + path, json.dumps(body).encode(), {"Content-Type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(request, context=ssl.create_default_context(cafile=emulator.ca)) as answer:
        answer.read()
