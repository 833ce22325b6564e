"""What more mailboxes cost."""

import json
from statistics import median

from bed import Bed
from calls import BODIES, Call
from report import Table, number
from start import starts
from usage import Memory

SESSION = "380d7caf-6294-4a33-b50a-b8aeb13af58c"
ORGANIZATION = "8a0e6f0c-31a4-4f43-9d0d-6f2b9c1e7a10"
# No more than the fewest mailboxes: every page is then as long.
PAGE = 10
TRIALS = 5


def measure(bed: Bed) -> list[Table]:
    """Start, memory, and the server's CPU for a page of mailboxes and for a restore, by the number of mailboxes."""
    sizes = (10, 1_000) if bed.quick else (10, 1_000, 100_000)
    columns = [_column(bed, mailboxes) for mailboxes in sizes]
    rows = [(what, *(column[what] for column in columns)) for what in columns[0]]
    return [Table("Growth", ("mailboxes", *(f"{size:,}" for size in sizes)), rows)]


def _column(bed: Bed, mailboxes: int) -> dict[str, str]:
    fixtures = bed.folder / "fixtures.json"
    fixtures.write_text(json.dumps(_fixtures(mailboxes)))
    flags = ("--fixtures", str(fixtures))
    path = f"/v6/RestoreSessions/{SESSION}/organization/mailboxes"
    body = (BODIES / "password.json").read_bytes()
    calls = {
        "first page of mailboxes": Call("page", "GET", f"{path}?limit={PAGE}"),
        "last page": Call("page", "GET", f"{path}?limit={PAGE}&offset={max(0, mailboxes - PAGE)}"),
        "restore of the first": Call("restore", "POST", f"{path}/{_mailbox(0)}/restore", body),
        "restore of the last": Call("restore", "POST", f"{path}/{_mailbox(mailboxes - 1)}/restore", body),
    }
    column: dict[str, str] = {}
    with bed.emulator(*flags) as emulator:
        column["memory"] = f"{Memory.of(emulator.pids).resident / 1e6:.1f} MB"
        for what, call in calls.items():
            rates = [bed.wrk(call).run(emulator) for _ in range(max(1, bed.pairs // 3))]
            microseconds = median(1e6 / each.per_cpu_second for each in rates)
            column[f"{what}, µs of CPU"] = number(microseconds)
    first = starts(bed, TRIALS, *flags, call=calls["restore of the last"])
    column["exec to the first verified 200"] = f"{number(median(start.elapsed for start in first))} ms"
    column["the same, of CPU, with the stop"] = f"{number(median(start.cpu for start in first))} ms"
    return column


def _fixtures(mailboxes: int) -> dict[str, list[dict[str, object]]]:
    return {
        "tokens": [{"token": "dev-token", "userName": "administrator"}],
        "restUsers": [{"userName": "administrator", "password": "emulator"}],
        "organizations": [
            {
                "id": ORGANIZATION,
                "name": "abc.onmicrosoft.com",
                "type": "Office365",
                "mailboxes": [
                    {
                        "id": _mailbox(number),
                        "name": f"Mailbox {number}",
                        "email": f"mailbox{number}@abc.onmicrosoft.com",
                        "folders": [{"name": "Inbox", "items": {"unchanged": 1}}],
                    }
                    for number in range(mailboxes)
                ],
            }
        ],
        "restoreSessions": [
            {
                "id": SESSION,
                "organizationId": ORGANIZATION,
                "type": "Vex",
                "state": "Working",
                "creationTime": "2026-01-01T00:00:00Z",
            }
        ],
    }


def _mailbox(number: int) -> str:
    return f"{number:08x}-7c0b-4b8e-8f0e-0a4f2c6d9b31"
