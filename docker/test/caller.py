"""A client with an address of its own, that restores mailboxes one after the other."""

import json
import ssl
import threading

from vb365.wire import Answer, Peer, Target, Unexpected, restore
from vb365.world import DEVICE_CODE, MAILBOX, SLOW_MAILBOX

SKIPPED = {MAILBOX: 1, SLOW_MAILBOX: 30}
# Between two restores, in seconds: many clients, of which none fills a processor.
PAUSE = 0.01
# How often one request may meet a connection that is closed before the answer begins.
ATTEMPTS = 5


class Caller(threading.Thread):
    """Restores until it is told to stop; an error of its thread is kept for whoever joins it."""

    def __init__(self, address: str, port: int, ca: str, token: str, mailbox: str) -> None:
        super().__init__()
        self.address, self.token, self.mailbox = address, token, mailbox
        self.target = Target(port, ca, source=address)
        self.peer: Peer | None = None
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
                answer = self._ask()
                break
            except (Unexpected, ConnectionError, ssl.SSLEOFError):
                # Whoever has some of an answer is owed the rest.
                if self.peer and self.peer.has_part:
                    raise
                self._close()
                self.reconnections += 1
        else:
            raise RuntimeError(f"{self.address}: no answer in {ATTEMPTS} attempts")
        if answer.status != 200 or json.loads(answer.body).get("skippedItemsCount") != SKIPPED[self.mailbox]:
            raise RuntimeError(f"{self.address}: {answer.status} {answer.body!r}")
        self.latest = (answer.field("X-Emulator-Request") or "").partition("-")[0]
        self.answers[self.latest] = self.answers.get(self.latest, 0) + 1
        self.sent.clear()

    def _ask(self) -> Answer:
        self.peer = self.peer or self.target.peer()
        self.peer.send(restore(DEVICE_CODE, mailbox=self.mailbox, token=self.token))
        self.sent.set()
        answer = self.peer.receive()
        if answer.field("Connection") == "close":
            self._close()
        return answer

    def _close(self) -> None:
        if self.peer:
            self.peer.tls.close()
        self.peer = None
