"""A TLS 1.3 client by OpenSSL's own functions: Python's ssl module updates no keys, and waits for close_notify."""

import _ssl
import ctypes
import socket
import ssl

_KEY_UPDATE_NOT_REQUESTED = 0
_READ_SIZE = 64 * 1024


def _library() -> ctypes.CDLL:
    """The libssl that Python's own module is linked with."""
    library = ctypes.CDLL(getattr(_ssl, "__file__", None))
    for name in "TLS_client_method", "SSL_CTX_new", "SSL_new":
        getattr(library, name).restype = ctypes.c_void_p
    return library


class Client:
    """One connection, which verifies nothing."""

    _ssl = _library()

    def __init__(self, raw: socket.socket) -> None:
        self.raw = raw
        library = self._ssl
        self._context = ctypes.c_void_p(library.SSL_CTX_new(ctypes.c_void_p(library.TLS_client_method())))
        self._connection = ctypes.c_void_p(library.SSL_new(self._context))
        # OpenSSL waits for the socket itself.
        raw.settimeout(None)
        library.SSL_set_fd(self._connection, raw.fileno())
        if library.SSL_connect(self._connection) != 1:
            raise ssl.SSLError("the handshake failed")

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self._ssl.SSL_free(self._connection)
        self._ssl.SSL_CTX_free(self._context)
        self.raw.close()

    def update_keys(self) -> bool:
        """Sends a key update; false when the connection is over."""
        self._ssl.SSL_key_update(self._connection, _KEY_UPDATE_NOT_REQUESTED)
        return self._ssl.SSL_do_handshake(self._connection) == 1

    def send(self, data: bytes) -> bool:
        """Sends all of it; false when the connection is over."""
        return self._ssl.SSL_write(self._connection, data, len(data)) == len(data)

    def finish_sending(self) -> None:
        """Sends close_notify and FIN."""
        self._ssl.SSL_shutdown(self._connection)
        self.raw.shutdown(socket.SHUT_WR)

    def receive(self) -> bytes:
        """What has come, at least a byte; nothing when the connection is over."""
        buffer = ctypes.create_string_buffer(_READ_SIZE)
        count = self._ssl.SSL_read(self._connection, buffer, _READ_SIZE)
        return buffer.raw[: max(0, count)]
