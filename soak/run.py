"""Mixed traffic against one emulator, which afterwards has to hold no more than before; see scripts/soak."""

import argparse
import contextlib
import itertools
import json
import os
import random
import resource
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from days import days
from traffic import KINDS
from vb365.emulator import Emulator
from vb365.process import Vitals
from vb365.wire import HEALTH, RESET, Peer, Target

# Beyond what the warm-up left, in KiB: what the allocator may keep in more arenas and in larger buffers.
MEMORY_ALLOWANCE = 8 * 1024
# How often the client is served that all others must not keep waiting.
STEADY_INTERVAL_SECONDS = 0.05
# How often the fixtures are read again, or all is put back to them, in turn.
RELOAD_INTERVAL_SECONDS = 0.25
# How often an idle connection is asked for a sign of life: half of the time that it may idle.
IDLE_ROUND_SECONDS = 60


@dataclass
class Soak:
    """What was sent, and what went wrong."""

    target: Target
    # The emulator's process.
    pid: int
    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    # Of the steady client's requests, in seconds.
    waits: list[float] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def run(self, seconds: float, threads: int, seed: int, idle: list[Peer]) -> None:
        """Lets so many peers at the emulator for so long, and a steady client beside them."""
        end = time.monotonic() + seconds
        workers = [threading.Thread(target=self._mix, args=(end, random.Random(seed + n))) for n in range(threads)]
        workers.append(threading.Thread(target=self._be_steady, args=(end,)))
        workers.append(threading.Thread(target=self._reload, args=(end,)))
        if idle:
            workers.append(threading.Thread(target=self._keep, args=(end, idle)))
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    def _mix(self, end: float, rng: random.Random) -> None:
        while time.monotonic() < end:
            kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
            try:
                kind(self.target, rng)
            except Exception as error:
                self._fail(f"{kind.__name__}: {error!r}")
            with self._lock:
                self.counts[kind.__name__] += 1

    def _be_steady(self, end: float) -> None:
        try:
            with self.target.peer() as peer:
                while time.monotonic() < end:
                    begin = time.monotonic()
                    peer.send(HEALTH)
                    peer.expect(200)
                    self.waits.append(time.monotonic() - begin)
                    time.sleep(STEADY_INTERVAL_SECONDS)
        except Exception as error:
            self._fail(f"the steady client: {error!r}")

    def _reload(self, end: float) -> None:
        """Replaces the world under the requests that are being answered."""
        while time.monotonic() < end:
            os.kill(self.pid, signal.SIGHUP)
            time.sleep(RELOAD_INTERVAL_SECONDS)
            try:
                with self.target.peer() as peer:
                    peer.send(RESET)
                    peer.expect(204)
            except Exception as error:
                self._fail(f"a reset: {error!r}")
            time.sleep(RELOAD_INTERVAL_SECONDS)

    def _keep(self, end: float, idle: list[Peer]) -> None:
        """Asks every idle connection for a sign of life, round after round, and all of them at the end once more."""
        begin = time.monotonic()
        for number, peer in enumerate(itertools.chain.from_iterable(itertools.repeat(idle))):
            due = begin + number * IDLE_ROUND_SECONDS / len(idle)
            if due >= end:
                break
            time.sleep(max(0, due - time.monotonic()))
            self._ask(peer)
        for peer in idle:
            self._ask(peer)

    def _ask(self, peer: Peer) -> None:
        try:
            peer.send(HEALTH)
            peer.expect(200)
        except Exception as error:
            self._fail(f"an idle connection: {error!r}")

    def _fail(self, text: str) -> None:
        with self._lock:
            self.failures.append(text)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/soak", description=__doc__)
    parser.add_argument("--seconds", type=float, default=180, help="how long it takes, without the warm-up")
    parser.add_argument("--warm-up", type=float, default=20, help="seconds of the same traffic before the first count")
    parser.add_argument("--idle", type=int, default=10_000, help="idle TLS connections that are open meanwhile")
    parser.add_argument("--threads", type=int, default=24, help="peers at a time")
    parser.add_argument("--days", type=int, default=10, help="days of restores by the emulated clock, behind it")
    parser.add_argument("--seed", type=int, default=1, help="what the mixture is made from")
    return parser.parse_args()


def allow_descriptors(count: int) -> None:
    """This process may open so many, and the emulator, its child, as well."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = count + 1024
    if hard != resource.RLIM_INFINITY and hard < wanted:
        sys.exit(f"{count} idle connections need {wanted} open files, and ulimit -Hn says {hard}: use --idle")
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))


def hold_idle(soak: Soak, stack: contextlib.ExitStack, count: int) -> list[Peer]:
    return [stack.enter_context(soak.target.peer()) for _ in range(count)]


def compare(before: Vitals, after: Vitals) -> list[str]:
    failures = []
    if after.descriptors != before.descriptors:
        failures.append(f"{after.descriptors - before.descriptors} descriptors were left behind")
    if after.threads != before.threads:
        failures.append(f"{after.threads - before.threads} threads were left behind")
    if after.memory > before.memory + MEMORY_ALLOWANCE:
        failures.append(f"{(after.memory - before.memory) / 1024:.1f} MiB were left behind")
    return failures


def soak_emulator(options: argparse.Namespace, emulator: Emulator) -> list[str]:
    pid = emulator.process.pid
    soak = Soak(Target(emulator.port, emulator.ca), pid)
    start = Vitals.of(pid)
    print(f"start         {start}", flush=True)

    with contextlib.ExitStack() as stack:
        idle = hold_idle(soak, stack, options.idle)
        held = Vitals.of(pid)
        print(f"idle          {held}: {(held.memory - start.memory) / max(options.idle, 1):.1f} KiB a connection")
        soak.run(options.warm_up, options.threads, options.seed, idle)
    before = Vitals.settled(pid, start.descriptors)
    print(f"warmed up     {before}", flush=True)

    soak.counts.clear()
    soak.waits.clear()
    with contextlib.ExitStack() as stack:
        idle = hold_idle(soak, stack, options.idle)
        soak.run(options.seconds, options.threads, options.seed + 1000, idle)
    after = Vitals.settled(pid, start.descriptors)
    print(f"end           {after}")

    waits = sorted(soak.waits) or [0.0]
    print("steady client " + ", ".join(
        f"{name} {waits[int(part * (len(waits) - 1))] * 1000:.1f} ms"
        for name, part in (("median", 0.5), ("99 %", 0.99), ("longest", 1.0))
    ) + f" of {len(waits)}")
    print(json.dumps(dict(sorted(soak.counts.items()))))
    return soak.failures + compare(before, after)


def main() -> int:
    options = arguments()
    allow_descriptors(options.idle)
    with tempfile.TemporaryDirectory() as folder, Emulator(Path(folder)) as emulator:
        failures = soak_emulator(options, emulator)
        failures += [line for line in emulator.log.read_text().splitlines() if " error " in line]
    with tempfile.TemporaryDirectory() as folder, Emulator(Path(folder)) as emulator:
        failures += days(emulator, options.days)
    for failure in failures[:20]:
        print(failure, file=sys.stderr)
    print(f"\n{len(failures)} failures" if failures else "\nThe emulator is as it was.")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
