"""A client that can also behave badly: one TLS connection, in bytes."""

import re
import socket
import ssl
import struct
from types import TracebackType
from typing import NamedTuple

from vb365.world import MAILBOX, PASSWORD, TOKEN, restore_path

# Longer than any answer takes on a busy machine; what takes longer has stalled.
PATIENCE_SECONDS = 30
READ_SIZE = 64 * 1024

HEALTH = b"GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
RESET = b"POST /_emulator/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"


class Unexpected(Exception):
    """The emulator did not do what it should."""


class Answer(NamedTuple):
    """One answer; the head is the status line and the fields, without the empty line."""

    status: int
    head: bytes
    body: bytes

    def field(self, name: str) -> str | None:
        found = re.search(rb"(?im)^%b: *(.*?)\r?$" % re.escape(name.encode()), self.head)
        return found[1].decode() if found else None

    @property
    def whole(self) -> bytes:
        """The answer as it came."""
        return self.head + b"\r\n\r\n" + self.body


def head(path: str, *fields: str, method: str = "POST", token: str = TOKEN) -> bytes:
    """A request's head, with its empty line."""
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {token}", *fields]
    return "".join(f"{line}\r\n" for line in [*lines, ""]).encode()


def restore(body: bytes = PASSWORD, *, mailbox: str = MAILBOX, token: str = TOKEN) -> bytes:
    """A single restore, whole."""
    fields = ("Content-Type: application/json", f"Content-Length: {len(body)}")
    return head(restore_path(mailbox), *fields, token=token) + body


class Target:
    """Who is talked to, and from which address of this machine."""

    def __init__(self, port: int, ca: str, source: str = "127.0.0.1") -> None:
        self.address = ("127.0.0.1", port)
        self.source = source
        self.context = ssl.create_default_context(cafile=ca)

    def raw(self) -> socket.socket:
        """A TCP connection."""
        return socket.create_connection(self.address, PATIENCE_SECONDS, (self.source, 0))

    def peer(self, session: ssl.SSLSession | None = None) -> "Peer":
        """A TLS connection, verified."""
        return Peer(self, session)

    def ask(self, request: bytes) -> Answer:
        """One request on a connection of its own."""
        with self.peer() as peer:
            peer.send(request)
            return peer.receive()


class Peer:
    """One TLS connection, whose end without close_notify is an error."""

    def __init__(self, target: Target, session: ssl.SSLSession | None = None) -> None:
        raw = target.raw()
        try:
            self.tls = target.context.wrap_socket(
                raw, server_hostname="localhost", suppress_ragged_eofs=False, session=session
            )
        except BaseException:
            raw.close()
            raise
        self._received = b""

    def __enter__(self) -> "Peer":
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.tls.close()

    def send(self, data: bytes) -> None:
        self.tls.sendall(data)

    @property
    def has_part(self) -> bool:
        """Whether some of the next answer has come."""
        return bool(self._received)

    def receive(self, *, to_head: bool = False) -> Answer:
        """One answer, which has no body where it is `to_head`, to a HEAD request."""
        while (end := self._received.find(b"\r\n\r\n")) < 0:
            self._receive_more()
        answer = Answer(int(self._received.split(b" ", 2)[1]), self._received[:end], b"")
        count = 0 if to_head or answer.status == 100 else int(answer.field("Content-Length") or 0)
        begin = end + 4
        while len(self._received) < begin + count:
            self._receive_more()
        body = self._received[begin : begin + count]
        self._received = self._received[begin + count :]
        return answer._replace(body=body)

    def expect(self, *statuses: int) -> bytes:
        """The next answer has to have one of these; its body."""
        answer = self.receive()
        if answer.status not in statuses:
            raise Unexpected(f"status {answer.status} in place of {statuses}: {answer.body[:100]!r}")
        return answer.body

    def expect_end(self) -> None:
        """Nothing more comes but close_notify."""
        if self._received or (more := self.tls.recv(READ_SIZE)):
            raise Unexpected(f"more came behind the last answer: {(self._received or more)[:100]!r}")

    def finish_sending(self) -> None:
        """Sends FIN without close_notify, as a peer whose line was cut."""
        # Python's own would end TLS for good, and read ciphertext from then on.
        socket.socket.shutdown(self.tls, socket.SHUT_WR)

    def reset(self) -> None:
        """Ends the connection with RST."""
        reset(self.tls)

    def _receive_more(self) -> None:
        more = self.tls.recv(READ_SIZE)
        if not more:
            raise Unexpected(f"the connection ended within an answer: {self._received[:100]!r}")
        self._received += more


def reset(connection: socket.socket) -> None:
    """Closes with RST in place of FIN."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
