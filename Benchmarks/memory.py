"""Memory, idle, with many connections, and after many requests."""

import subprocess

from bed import Bed, ask
from calls import RESTORES
from report import Table
from server import Server
from usage import Memory

CALL = RESTORES["password"]


def measure(bed: Bed) -> list[Table]:
    connections = 500 if bed.quick else 10_000
    warm_up = 5_000 if bed.quick else 20_000
    requests = 20_000 if bed.quick else 1_000_000
    with bed.emulator() as emulator:
        fresh = Memory.of(emulator.pids)
        answer, _ = ask(emulator, CALL)
        idle = Memory.of(emulator.pids)
        open_ours = _with_connections(bed, emulator, connections)
    with bed.nginx(answer) as nginx:
        # Its worker may not be there before.
        ask(nginx, CALL)
        idle_nginx = Memory.of(nginx.pids)
        open_theirs = _with_connections(bed, nginx, connections)
    with bed.emulator() as emulator:
        warm = _after(bed, emulator, warm_up)
        worked = _after(bed, emulator, requests)
    with bed.nginx(answer) as nginx:
        worked_nginx = _after(bed, nginx, requests)

    rows = [
        _row("idle, ready", fresh, None, "17 MB, aim 14"),
        _row("idle, after one request", idle, idle_nginx),
        _row(f"{connections:,} idle connections", open_ours, open_theirs),
        (
            "for each of them",
            *_kilobytes(idle, open_ours, connections),
            *_kilobytes(idle_nginx, open_theirs, connections),
            "25 KB, aim 13",
        ),
        _row(f"after {warm_up:,} requests", warm, None),
        _row(f"after {requests:,} requests", worked, worked_nginx, "no more than before"),
    ]
    headings = ("", "emulator, RSS", "PSS", "anonymous", "nginx, RSS", "PSS", "anonymous", "to reach")
    return [Table("Memory, one worker each", headings, rows)]


def _with_connections(bed: Bed, server: Server, count: int) -> Memory:
    """Opens so many, each with a request behind it, and looks while they idle."""
    command = [*bed.on_driver_core, str(bed.driver), "idle", str(server.port), server.ca]
    command += [str(count), str(bed.request(CALL))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as driver:
        if not driver.stdout.readline():
            raise RuntimeError("the connections could not be opened")
        return Memory.of(server.pids)


def _after(bed: Bed, server: Server, requests: int) -> Memory:
    done = 0
    while done < requests:
        done += bed.wrk(CALL).run(server).count
    return Memory.of(server.pids)


def _row(what: str, ours: Memory, theirs: Memory | None, to_reach: str = "") -> tuple[str, ...]:
    return (what, *_megabytes(ours), *(_megabytes(theirs) if theirs else ("", "", "")), to_reach)


def _megabytes(memory: Memory) -> tuple[str, ...]:
    return tuple(f"{value / 1e6:.1f} MB" for value in (memory.resident, memory.proportional, memory.anonymous))


def _kilobytes(before: Memory, after: Memory, connections: int) -> tuple[str, ...]:
    differences = (
        after.resident - before.resident,
        after.proportional - before.proportional,
        after.anonymous - before.anonymous,
    )
    return tuple(f"{difference / connections / 1e3:.1f} KB" for difference in differences)
