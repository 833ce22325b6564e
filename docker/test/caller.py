"""A client with an address of its own, that restores mailboxes one after the other."""

import http.client
import json
import ssl
import threading
from typing import Any

MAILBOXES = "/v6/RestoreSessions/380d7caf-6294-4a33-b50a-b8aeb13af58c/organization/mailboxes"
QUICK = "9e9b7199-f547-467a-b580-9d283a75eaad"
# Answers after two seconds.
SLOW = "502c2793-7a21-4b80-90ba-423a28b600d6"
SKIPPED = {QUICK: 1, SLOW: 30}
TIMEOUT = 60
# Between two restores, in seconds: many clients, of which none fills a processor.
PAUSE = 0.01
# How often one request may meet a connection that is closed before the answer begins.
ATTEMPTS = 5


class Caller(threading.Thread):
    """Restores until it is told to stop; an error of its thread is kept for whoever joins it."""

    def __init__(self, address: str, port: int, ca: str, token: str, mailbox: str) -> None:
        super().__init__()
        self.address, self.port, self.mailbox = address, port, mailbox
        self.tls = ssl.create_default_context(cafile=ca)
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self.connection: http.client.HTTPSConnection | None = None
        self.stopping = threading.Event()
        self.sent = threading.Event()
        # How often each instance answered.
        self.answers: dict[str, int] = {}
        self.latest = ""
        self.reconnections = 0
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            while not self.stopping.wait(PAUSE):
                self.restore()
        except BaseException as error:
            self.error = error

    def restore(self) -> None:
        """One restore that is answered in full; it is sent again only where no answer had begun."""
        for _ in range(ATTEMPTS):
            try:
                answer = self._begin()
                break
            except (http.client.RemoteDisconnected, ConnectionError, ssl.SSLEOFError):
                self._close()
                self.reconnections += 1
        else:
            raise RuntimeError(f"{self.address}: no answer in {ATTEMPTS} attempts")
        # Whoever has the head is owed the rest: an answer that breaks off ends the thread.
        body: dict[str, Any] = json.loads(answer.read())
        if answer.status != 200 or body.get("skippedItemsCount") != SKIPPED[self.mailbox]:
            raise RuntimeError(f"{self.address}: {answer.status} {body}")
        self.latest = answer.headers["X-Emulator-Request"].partition("-")[0]
        self.answers[self.latest] = self.answers.get(self.latest, 0) + 1
        self.sent.clear()

    def _begin(self) -> http.client.HTTPResponse:
        if self.connection is None:
            self.connection = http.client.HTTPSConnection(
                "127.0.0.1", self.port, timeout=TIMEOUT, source_address=(self.address, 0), context=self.tls
            )
        path = f"{MAILBOXES}/{self.mailbox}/restore"
        self.connection.request("POST", path, '{"userCode": "C6A9DB737"}', self.headers)
        self.sent.set()
        return self.connection.getresponse()

    def _close(self) -> None:
        if self.connection:
            self.connection.close()
        self.connection = None
