"""What the journal and fault rules that hit nothing cost a restore, and how soon a verification that waits is answered."""

import contextlib
import json
import selectors
import ssl
import statistics
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
    """The delays of one round, by when the kernel has something for each client: nobody decrypts meanwhile."""
    body = {"match": {"operation": "restoreMailbox"}, "count": {"atLeast": round + 1}, "withinMilliseconds": 30_000}
    request = json.dumps(body)
    message = (
        f"POST /_emulator/verify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(request)}\r\n\r\n{request}"
    )
    with contextlib.ExitStack() as stack, selectors.DefaultSelector() as selector:
        target = Target(emulator.port, emulator.ca)
        peers = [stack.enter_context(target.peer()) for _ in range(WAITING)]
        client = stack.enter_context(target.peer())
        for peer in [*peers, client]:
            # Tickets for a next session come with the first answer.
            peer.send(b"GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
            peer.expect(200)
        for peer in peers:
            peer.send(message.encode())
            selector.register(peer.tls, selectors.EVENT_READ, peer)
        # One that comes behind them all, and is answered, tells that they wait.
        client.send(b"GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        client.expect(200)
        selector.register(client.tls, selectors.EVENT_READ, client)
        client.send(RESTORES["password"].message("localhost"))
        ready: dict[int, float] = {}
        while selector.get_map():
            events = selector.select(30)
            if not events:
                raise RuntimeError("a verification was not answered")
            now = time.perf_counter()
            for key, _ in events:
                ready[id(key.data)] = now
                selector.unregister(key.fileobj)
        for peer in [*peers, client]:
            peer.expect(200)
        answered = ready[id(client)]
        return [max(0.0, ready[id(peer)] - answered) for peer in peers]


def post(emulator: Emulator, path: str, body: Any) -> None:
    """Makes a control call."""
    request = urllib.request.Request(
        emulator.url + path, json.dumps(body).encode(), {"Content-Type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(request, context=ssl.create_default_context(cafile=emulator.ca)) as answer:
        answer.read()
