"""Two emulators behind HAProxy; see scripts/replicas-test."""

import json
import secrets
import signal
import tempfile
import time
from pathlib import Path

from caller import Caller
from proxy import Proxy
from vb365.emulator import Emulator
from vb365.wire import HEALTH, Target, head
from vb365.world import LOGIN, MAILBOX, SLOW_MAILBOX

# By their address they go to one replica or the other; all of 127.0.0.0/8 is this machine's.
CALLERS = 12
# For a step of the test that is only waited for.
PATIENCE = 60


def wait_until(condition, what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise SystemExit(f"replicas-test: {what}")
        time.sleep(0.02)


def expect(condition: bool, otherwise: str) -> None:
    if not condition:
        raise SystemExit(f"replicas-test: {otherwise}")


def call(emulator: Emulator, request: bytes) -> dict:
    answer = Target(emulator.port, emulator.ca).ask(request)
    expect(answer.status == 200, f"{answer.status}: {answer.body!r}")
    return json.loads(answer.body)


def log_in(emulator: Emulator) -> str:
    fields = ("Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(LOGIN)}")
    return call(emulator, head("/v6/token", *fields) + LOGIN.encode())["access_token"]


def instance(emulator: Emulator) -> str:
    return call(emulator, HEALTH)["instance"]


def honour_each_other(one: Emulator, two: Emulator) -> str:
    """Each takes the other's tokens; returns one of the first's."""
    expect(Path(one.ca).read_bytes() == Path(two.ca).read_bytes(), "they have two CAs")
    tokens = [log_in(one), log_in(two)]
    for emulator in (one, two):
        for token in tokens:
            expect(
                len(call(emulator, head("/v6/Organizations", method="GET", token=token))) > 0,
                "a token of the other is not honoured",
            )
    return tokens[0]


def stop_one(one: Emulator, two: Emulator, proxy: Proxy, token: str) -> None:
    """Ends the first with work in flight: that is finished, and all other work goes on with the second."""
    ending, staying = instance(one), instance(two)
    callers = [Caller(f"127.0.0.{n}", proxy.port, one.ca, token, MAILBOX) for n in range(2, 2 + CALLERS)]
    for caller in callers:
        caller.restore()
    slow = [Caller(c.address, proxy.port, one.ca, token, SLOW_MAILBOX) for c in callers if c.latest == ending]
    expect(0 < len(slow) < CALLERS, "no two addresses went to different replicas")
    for caller in slow:
        # Its connection is there, then, and one more request is at the emulator soon after it is sent.
        caller.mailbox = MAILBOX
        caller.restore()
        expect(caller.latest == ending, "a client changed its replica")
        caller.mailbox = SLOW_MAILBOX
    for caller in callers + slow:
        caller.start()
    for caller in slow:
        expect(caller.sent.wait(PATIENCE), "a slow restore was not sent")
        caller.stopping.set()
    time.sleep(0.5)
    one.process.send_signal(signal.SIGTERM)
    expect(one.process.wait(PATIENCE) == 0, "the first did not end in good order")

    for caller in slow:
        caller.join(PATIENCE)
        expect(caller.error is None, f"an answer that had been started was lost: {caller.error!r}")
        expect(caller.reconnections == 0 and caller.latest == ending, "a slow restore was not finished where it began")
    before = {caller: caller.answers.get(staying, 0) for caller in callers}
    wait_until(
        lambda: all(c.error or c.answers.get(staying, 0) >= before[c] + 10 for c in callers), "the traffic stopped"
    )
    for caller in callers:
        caller.stopping.set()
    for caller in callers:
        caller.join(PATIENCE)
        expect(caller.error is None, f"the traffic did not go on: {caller.error!r}")
    total = sum(sum(caller.answers.values()) for caller in callers)
    again = sum(caller.reconnections for caller in callers)
    print(f"{len(slow)} slow restores finished; {total} quick ones answered, {again} connections opened again")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        key = folder / "token.key"
        key.write_bytes(secrets.token_bytes(32))
        # Longer than the slowest restore.
        flags = ["--token-key", str(key), "--drain-seconds", "10"]
        with Emulator(folder, *flags) as one, Emulator(folder, *flags) as two:
            token = honour_each_other(one, two)
            with Proxy(folder, [one.port, two.port], one.ca) as proxy:
                stop_one(one, two, proxy, token)


if __name__ == "__main__":
    main()
