"""The three calls that are measured, with the bodies of the vendor's pages."""

from dataclasses import dataclass
from pathlib import Path

BODIES = Path(__file__).resolve().parent / "bodies"

_SESSION = "/v6/RestoreSessions/380d7caf-6294-4a33-b50a-b8aeb13af58c/organization/mailboxes"
_MAILBOX = "9e9b7199-f547-467a-b580-9d283a75eaad"
FIELDS = {"Authorization": "Bearer dev-token", "Content-Type": "application/json"}


@dataclass(frozen=True)
class Call:
    """One request, always the same."""

    name: str
    method: str
    path: str
    body: bytes = b""

    def message(self, host: str) -> bytes:
        """The request as it goes over the wire."""
        fields = {"Host": host, **FIELDS, "Content-Length": str(len(self.body))}
        lines = [f"{self.method} {self.path} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items())]
        return "\r\n".join([*lines, "", ""]).encode() + self.body


def _restore(name: str, path: str) -> Call:
    return Call(name, "POST", path, (BODIES / f"{name}.json").read_bytes())


RESTORES = {
    call.name: call
    for call in (
        _restore("password", f"{_SESSION}/{_MAILBOX}/restore"),
        _restore("certificate", f"{_SESSION}/{_MAILBOX}/restore"),
        _restore("bulk", f"{_SESSION}/restore"),
    )
}
