"""Days of v8's restores by the emulated clock, of which nothing may be left in memory."""

import json

from vb365.emulator import Emulator
from vb365.process import Vitals
from vb365.wire import Peer, Target, head
from vb365.world import ORGANIZATION, PASSWORD, SLOW_MAILBOX

# Restores of a day: each a session that works for two seconds of the emulated clock.
RESTORES = 500
# Explored sessions of a day, among which the restores are shared out evenly.
SESSIONS = 10
# One restore of so many is stopped in the middle.
STOPPED = 10
DAY_SECONDS = 24 * 60 * 60
# The first days fill what is kept until it is a day old.
WARM_UP_DAYS = 2
# Beyond what the warm-up left, in KiB: the verdict on the run counts by sessions until a reset, some bytes each. A restore
# that stayed would take a kilobyte.
MEMORY_ALLOWANCE = 4 * 1024

JSON = "Content-Type: application/json"


def days(emulator: Emulator, count: int) -> list[str]:
    """Lets so many days go by behind the warm-up; returns what went wrong."""
    with Target(emulator.port, emulator.ca).peer() as peer:
        _post(peer, "/_emulator/clock", {"freeze": True}, 200)
        for _ in range(WARM_UP_DAYS):
            _day(peer)
        before = Vitals.of(emulator.process.pid)
        for _ in range(count):
            _day(peer)
        left = _get(peer, "/v8/RestoreSessions?limit=10000")["results"]
    after = Vitals.of(emulator.process.pid)
    print(f"{count} days, {count * RESTORES} restores: {before.memory / 1024:.1f} MiB before, {after.memory / 1024:.1f} after")
    failures = []
    if any(session["name"] == "Restore Exchange" for session in left):
        failures.append("a restore is known for longer than a day")
    if after.memory > before.memory + MEMORY_ALLOWANCE:
        failures.append(f"{(after.memory - before.memory) / 1024:.1f} MiB were left behind by {count} days of restores")
    return failures


def _day(peer: Peer) -> None:
    for _ in range(SESSIONS):
        explored = _post(peer, f"/v8/Organizations/{ORGANIZATION}/explore", {}, 201)["id"]
        mailbox = f"/v8/RestoreSessions/{explored}/organization/mailboxes/{SLOW_MAILBOX}"
        for number in range(RESTORES // SESSIONS):
            session = "/v8/RestoreSessions/" + _post(peer, f"{mailbox}/restore", json.loads(PASSWORD), 200)["sessionId"]
            stops = number % STOPPED == 0
            _post(peer, "/_emulator/clock", {"advanceSeconds": 1 if stops else 3}, 200)
            state = _get(peer, session)["state"]
            if state != ("Working" if stops else "Stopped"):
                raise AssertionError(f"{session} is {state}")
            if stops:
                _post(peer, f"{session}/Stop", None, 204)
        _get(peer, f"/v8/RestoreSessions/{explored}/Statistics")
    _post(peer, "/_emulator/clock", {"advanceSeconds": DAY_SECONDS}, 200)


def _post(peer: Peer, path: str, body: object, status: int) -> dict:
    text = b"" if body is None else json.dumps(body).encode()
    peer.send(head(path, JSON, f"Content-Length: {len(text)}") + text)
    answer = peer.expect(status)
    return json.loads(answer) if answer else {}


def _get(peer: Peer, path: str) -> dict:
    peer.send(head(path, method="GET"))
    return json.loads(peer.expect(200))
