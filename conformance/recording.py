"""Records some thousand exchanges over every call and refusal, and replays them, so that a changed answer is seen.

`scripts/conformance recording` replays recording.jsonl.gz. `scripts/conformance record` writes it anew, for a change of
behaviour that is meant.
"""

import datetime
import gzip
import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import asked
from vb365 import world
from vb365.emulator import ROOT, Emulator
from vb365.wire import Answer, Peer, Target

FILE = Path(__file__).resolve().parent / "recording.jsonl.gz"
# A longer body is kept as its hash.
LONGEST_BODY = 4096

# No two answers share these.
DRAWN = re.compile(r"(?im)^(?:Date|X-Emulator-Request):.*\r\n")
LENGTH = re.compile(r"(?im)^Content-Length:.*\r\n")
# What v6 adds to every answer, in its order.
VENDOR_HEAD = (
    "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\nX-Content-Type-Options: nosniff\r\n"
    "X-XSS-Protection: 1; mode=block\r\nX-Frame-Options: SAMEORIGIN\r\nCache-Control: no-store\r\nPragma: no-cache\r\n"
)
SECRET = re.compile(r'("(?:access_token|refresh_token|userCode|authCode)":")([^"]+)')
# A session's name ends so.
NAMED_MOMENT = re.compile(r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d:\d\d [AP]M(?=\)\",\"organization\")")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
# How long ago a token expired.
AGO = re.compile(r"\d+ s ago")
HEALTH = re.compile(r'"instance":"[^"]*",(.*)"uptimeSeconds":\d+')
PEM = re.compile(r"-----BEGIN CERTIFICATE-----.*-----END CERTIFICATE-----", re.DOTALL)
PORT = re.compile(r"127\.0\.0\.1:\d+")


class Exchange(NamedTuple):
    """Bytes as Latin-1, with names in angle brackets for what every run draws anew."""

    request: str
    answer: str


@dataclass
class Names:
    """The names of what a run has drawn: <id 1> is the first id that no fixture has."""

    known: set[str]
    by_value: dict[str, str] = field(default_factory=dict)

    def hide(self, text: str) -> str:
        text = SECRET.sub(lambda match: match[1] + self._name("secret", match[2]), text)
        text = UUID.sub(lambda match: match[0] if match[0] in self.known else self._name("id", match[0]), text)
        for value in [value for value, name in self.by_value.items() if name.startswith("<secret")]:
            text = text.replace(value, self.by_value[value])
        text = MOMENT.sub(lambda match: "<now>" if is_now(match[0]) else match[0], text)
        text = HEALTH.sub('"instance":"<instance>",\\1"uptimeSeconds":<seconds>', NAMED_MOMENT.sub("<now>", text))
        text = AGO.sub("<seconds> s ago", PEM.sub("<certificate>", text))
        return PORT.sub("127.0.0.1:<port>", text)

    def fill(self, text: str, port: int) -> str:
        for value, name in self.by_value.items():
            text = text.replace(name, value)
        return text.replace("<port>", str(port))

    def _name(self, kind: str, value: str) -> str:
        if value not in self.by_value:
            count = sum(name.startswith(f"<{kind} ") for name in self.by_value.values())
            self.by_value[value] = f"<{kind} {count + 1}>"
        return self.by_value[value]


def is_now(text: str) -> bool:
    """Whether a moment is one of these days: no fixture has such."""
    moment = datetime.datetime.strptime(text[:19], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=datetime.UTC)
    return abs((moment - datetime.datetime.now(datetime.UTC)).total_seconds()) < 3 * 86_400


class Wire:
    """One connection after the other, each for as long as the server keeps it."""

    def __init__(self, emulator: Emulator) -> None:
        self.port = emulator.port
        self._target = Target(emulator.port, emulator.ca)
        self._peer: Peer | None = None

    def ask(self, request: bytes) -> Answer:
        """The final answer to `request`."""
        self._peer = self._peer or self._target.peer()
        self._peer.send(request)
        while (answer := self._peer.receive(to_head=request.startswith(b"HEAD "))).status == 100:
            pass
        if answer.field("Connection") == "close":
            self.close()
        return answer

    def close(self) -> None:
        if self._peer is not None:
            self._peer.tls.close()
        self._peer = None


def exchange(wire: Wire, names: Names, request: str) -> str:
    """Sends `request`, names filled in; the answer comes back with names put for what was drawn."""
    answer = wire.ask(names.fill(request, wire.port).encode("latin-1"))
    body = answer.body.decode("latin-1")
    hidden = names.hide(body)
    head = DRAWN.sub("", answer.head.decode("ascii") + "\r\n")
    if hidden != body or request.startswith("HEAD "):
        head = LENGTH.sub("", head)
    if len(hidden) > LONGEST_BODY:
        hidden = f"<{len(hidden)} bytes, SHA-256 {hashlib.sha256(hidden.encode('latin-1')).hexdigest()}>"
    return names.hide(head).replace(VENDOR_HEAD, "<v6>\r\n") + "\r\n" + hidden


def names() -> Names:
    fixtures = (ROOT / "fixtures" / "default.json").read_text()
    return Names(set(UUID.findall(fixtures + Path(world.__file__).read_text())))


def record(emulator: Emulator) -> list[str]:
    """Writes the recording anew."""
    wire, drawn = Wire(emulator), names()
    lines = [json.dumps(Exchange(request, exchange(wire, drawn, request))) + "\n" for request in asked.requests()]
    wire.close()
    # Without a time, so that the same lines make the same file.
    FILE.write_bytes(gzip.compress("".join(lines).encode("ascii"), mtime=0))
    print(f"{len(lines)} exchanges")
    return []


def replay(emulator: Emulator) -> list[str]:
    """What is answered otherwise than in the recording."""
    if not FILE.exists():
        return [f"{FILE.name} is missing: `scripts/conformance record` makes it"]
    wire, drawn = Wire(emulator), names()
    failures: list[str] = []
    lines = gzip.decompress(FILE.read_bytes()).decode("ascii").splitlines()
    for number, line in enumerate(lines, start=1):
        recorded = Exchange(*json.loads(line))
        answer = exchange(wire, drawn, recorded.request)
        if answer != recorded.answer:
            asked_for = f"exchange {number}: {recorded.request[:300]!r}"
            failures.append(f"{asked_for}\n  was {recorded.answer!r}\n  is  {answer!r}")
    wire.close()
    print(f"{len(lines)} exchanges, {len(failures)} differ")
    return failures
