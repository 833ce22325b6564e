"""Restores every mailbox of the fixtures' session with every flag: what that counts is the same in every version."""

from client import Client, Json
from paths import BULK_PASSWORD, ELSEWHERE, MAILBOX, MAILBOXES, PASSWORD
from restored import counts
from vb365.world import NOBODY, REFUSED_MAILBOX, SESSION, SLOW_MAILBOX

ELSEWHERE_FLAGS = (
    "changedItems",
    "deletedItems",
    "markRestoredAsUnread",
    "excludeDrafts",
    "excludeDeletedItems",
    "excludeInPlaceHoldItems",
    "excludeLitigationHoldItems",
)
BULK_FLAGS = (*ELSEWHERE_FLAGS, "skipUnresolved")


def count(client: Client) -> None:
    """One mailbox after the other, then all together, and the slow one last, which no flag makes faster."""
    session = {"restoreSessionId": SESSION}
    found = client.get(MAILBOXES, ids=session, params={"limit": 10000})["results"]
    ids = [each["id"] for each in found if each["id"] != SLOW_MAILBOX]
    place = {name: ELSEWHERE[name] for name in ("mailbox", "folder", "casServer")}
    for mailbox in ids:
        if mailbox == REFUSED_MAILBOX:
            continue
        one = session | {"mailboxId": mailbox}
        client.attempt(counts, MAILBOX, "restore", PASSWORD, one)
        for flags in choices(ELSEWHERE_FLAGS):
            client.attempt(counts, MAILBOX, "restoreTo", PASSWORD | place | flags, one)
    named = [{"id": each} for each in (*ids, NOBODY, ids[0])]
    for flags in choices(BULK_FLAGS):
        client.attempt(counts, MAILBOXES, "restoreAll", BULK_PASSWORD | {"mailboxes": named} | flags, session)
    client.attempt(counts, MAILBOX, "restore", PASSWORD, session | {"mailboxId": SLOW_MAILBOX})


def choices(flags: tuple[str, ...]) -> list[Json]:
    """None, each, each but for one, and all: alone, an exclusion has nothing to exclude."""
    alone = [{flag: True} for flag in flags]
    others = [dict.fromkeys(flags, True) | {flag: False} for flag in flags]
    return [{}, *alone, *others, dict.fromkeys(flags, True)]
