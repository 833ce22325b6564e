"""A client with one verified TLS connection, which sends a request as one record."""

import socket
import ssl
from types import TracebackType

TIMEOUT = 120


class Client:
    """One keep-alive connection to a server on this machine."""

    def __init__(self, port: int, ca: str) -> None:
        plain = socket.create_connection(("127.0.0.1", port), TIMEOUT)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        context = ssl.create_default_context(cafile=ca)
        self._socket = context.wrap_socket(plain, server_hostname="localhost")
        self.tls = (self._socket.version(), self._socket.cipher()[0])

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._socket.close()

    def call(self, message: bytes) -> bytes:
        """Sends a request and returns the whole answer, which must be a 200."""
        self._socket.sendall(message)
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += self._receive()
        head, _, body = answer.partition(b"\r\n\r\n")
        length = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
        while len(body) < length:
            more = self._receive()
            body += more
            answer += more
        if not head.startswith(b"HTTP/1.1 200 "):
            raise RuntimeError(f"not a 200: {answer.decode()}")
        return answer

    def _receive(self) -> bytes:
        some = self._socket.recv(1 << 16)
        if not some:
            raise RuntimeError("the server closed the connection")
        return some
