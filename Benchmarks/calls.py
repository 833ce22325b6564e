"""The three calls that are measured, with the bodies of the vendor's pages."""

from dataclasses import dataclass
from pathlib import Path

from vb365.world import BULK_PATH, TOKEN, restore_path

BODIES = Path(__file__).resolve().parent / "bodies"

FIELDS = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}


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
        _restore("password", restore_path()),
        _restore("certificate", restore_path()),
        _restore("bulk", BULK_PATH),
    )
}
