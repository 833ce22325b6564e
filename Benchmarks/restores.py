"""Restores over keep-alive connections."""

from bed import Bed
from calls import RESTORES
from rates import Rates, busy, by_clock, by_cpu
from report import COMPARED, Table
from wrk import CONNECTIONS, Wrk

TO_REACH = {"password": "0.90, aim 1.10", "certificate": "0.80, aim 1.00"}


def measure(bed: Bed) -> list[Table]:
    """Requests per second: of the clock, and of the time that the server had its core."""
    rows = []
    for name, to_reach in TO_REACH.items():
        call = RESTORES[name]
        ours: list[Rates] = []
        theirs: list[Rates] = []
        with bed.both(call) as (emulator, nginx):
            for _ in range(bed.pairs):
                ours.append(bed.wrk(call).run(emulator))
                theirs.append(bed.wrk(call).run(nginx))
        what = f"{name}, requests"
        rows += [by_clock(what, ours, theirs, to_reach), by_cpu(what, ours, theirs), busy(name, ours, theirs)]
    return [Table(f"Restores over {CONNECTIONS} keep-alive connections", COMPARED, rows)]


def measure_workers(bed: Bed) -> list[Table]:
    """Two workers beside one, where servers and driver share two cores."""
    call = RESTORES["password"]
    cores = (bed.server_core, bed.driver_core)
    wrk = Wrk(call, bed.seconds, cores, bed.folder)
    one: list[Rates] = []
    two: list[Rates] = []
    with bed.emulator(workers=1, cores=cores) as single, bed.emulator(workers=2, cores=cores) as double:
        for _ in range(bed.pairs):
            two.append(wrk.run(double))
            one.append(wrk.run(single))
    headings = ("", "two workers", "min to max", "one worker", "min to max", "two : one", "to reach")
    what = "password, requests"
    rows = [by_cpu(what, two, one, "0.95"), by_clock(what, two, one, "1.70 where three cores are free")]
    return [Table("Two workers beside one, on the two cores that wrk's two threads use too", headings, rows)]
