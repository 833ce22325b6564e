"""A client that can also behave badly: one TLS connection, in bytes."""

import re
import socket
import ssl
import struct
from types import TracebackType

# Longer than any answer takes on a busy machine; what takes longer has stalled.
PATIENCE_SECONDS = 30
READ_SIZE = 64 * 1024

SESSION = "380d7caf-6294-4a33-b50a-b8aeb13af58c"
MAILBOX = "9e9b7199-f547-467a-b580-9d283a75eaad"
# Answers two seconds later.
SLOW_MAILBOX = "502c2793-7a21-4b80-90ba-423a28b600d6"
PASSWORD = b'{"userName": "jsmith@westsupport.onmicrosoft.com", "userPassword": "paSSw0rd"}'
HEALTH = b"GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
RESET = b"POST /_emulator/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"


class Unexpected(Exception):
    """The emulator did not do what it should."""


def head(path: str, *fields: str, method: str = "POST", token: str = "dev-token") -> bytes:
    """A request's head, with its empty line."""
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {token}", *fields]
    return "".join(f"{line}\r\n" for line in [*lines, ""]).encode()


def restore_path(mailbox: str = MAILBOX) -> str:
    return f"/v6/RestoreSessions/{SESSION}/organization/mailboxes/{mailbox}/restore"


def restore(body: bytes = PASSWORD, *, mailbox: str = MAILBOX, token: str = "dev-token") -> bytes:
    """A single restore, whole."""
    fields = ("Content-Type: application/json", f"Content-Length: {len(body)}")
    return head(restore_path(mailbox), *fields, token=token) + body


class Target:
    """The emulator that is talked to."""

    def __init__(self, port: int, ca: str) -> None:
        self.address = ("127.0.0.1", port)
        self.context = ssl.create_default_context(cafile=ca)

    def raw(self) -> socket.socket:
        """A TCP connection."""
        return socket.create_connection(self.address, PATIENCE_SECONDS)

    def peer(self, session: ssl.SSLSession | None = None) -> "Peer":
        """A TLS connection, verified."""
        return Peer(self, session)


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

    def receive(self) -> tuple[int, bytes]:
        """One answer: status and body."""
        while (end := self._received.find(b"\r\n\r\n")) < 0:
            self._receive_more()
        text = self._received[:end]
        status = int(text.split(b" ", 2)[1])
        length = re.search(rb"(?i)\r\ncontent-length: (\d+)", text)
        count = int(length[1]) if length and status != 100 else 0
        while len(self._received) < end + 4 + count:
            self._receive_more()
        body = self._received[end + 4 : end + 4 + count]
        self._received = self._received[end + 4 + count :]
        return status, body

    def expect(self, *statuses: int) -> bytes:
        """The next answer has to have one of these; its body."""
        status, body = self.receive()
        if status not in statuses:
            raise Unexpected(f"status {status} in place of {statuses}: {body[:100]!r}")
        return body

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
