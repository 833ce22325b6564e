"""Restores, and what they count: at once, or in a session that tells it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import requests

from client import Client, Json
from paths import MAILBOX, PASSWORD, SESSION

# In v8 a session that ended tells what the other versions answer. It is looked at so often, and the clock goes on in between.
LOOKS = 100


def counts(client: Client, path: str, verb: str, body: Json, ids: dict[str, str]) -> None:
    """Restores, and notes what was restored, failed and skipped, which no version may count differently."""
    answer = client.act(path, verb, body, ids=ids)
    if client.version.restores_in_sessions:
        told = ended(client, answer["sessionId"])
        found = [(told["restoredItemsCount"], told["failedItemsCount"], told["skippedItemsCount"])]
        found += [_counted(each, "Mailbox") for each in told["items"] if "createdMailboxItemsCount" in each]
    else:
        counted = _counted(answer)
        found = [(counted[0] + counted[1], *counted[2:])]
        found += [_counted(each["details"]) for each in answer.get("details", [])]
    which = {name: id for name, id in ids.items() if name != "restoreSessionId"}
    what = f"{verb} of {path} {which} by { {name: value for name, value in body.items() if name != 'userCode'} }"
    known = client.counted.setdefault(what, found)
    if known != found:
        client.fail(f"{what} counts {found} in {client.version.name}, and {known} before")


def _counted(counters: Json, word: str = "") -> tuple[int, ...]:
    """The four counters, of a mailbox among several by names that say so."""
    return tuple(counters[f"{what}{word}ItemsCount"] for what in ("created", "merged", "failed", "skipped"))


def ended(client: Client, session: str) -> Json:
    """The statistics of a restore's session, once it has ended."""
    ids = {"restoreSessionId": session}
    for _ in range(LOOKS):
        if client.get(SESSION, ids=ids)["state"] == "Stopped":
            break
        client.post("/_emulator/clock", {"advanceSeconds": 1})
    else:
        client.fail(f"{session} does not end")
    return client.get(SESSION + "/Statistics", ids=ids)


def see_a_slow_one(client: Client, mailbox: dict[str, str]) -> None:
    """An event while it runs."""
    if client.version.restores_in_sessions:
        session = {"restoreSessionId": client.act(MAILBOX, "restore", PASSWORD, ids=mailbox)["sessionId"]}
        seen = statuses(client, session)
        client.get(SESSION + "/Statistics", ids=session)
        client.act(SESSION, "Stop", None, client.version.done, ids=session)
        if client.get(SESSION, ids=session)["state"] != "Stopped":
            client.fail("a restore that was stopped goes on")
        client.get(SESSION + "/Events", ids=session)
    else:
        seen = seen_beside(client, mailbox)
    if "Running" not in seen:
        client.fail("a restore that takes time was never seen running")


def seen_beside(client: Client, mailbox: dict[str, str]) -> set[str]:
    """The statuses of events, looked at for as long as a restore has no answer."""
    with ThreadPoolExecutor() as pool:
        other = replace(client, http=requests.Session())
        other.http.cookies.update(client.http.cookies)
        restore = pool.submit(other.act, MAILBOX, "restore", PASSWORD, ids=mailbox)
        seen: set[str] = set()
        while "Running" not in seen and not restore.done():
            seen |= statuses(client, mailbox)
        restore.result()
    return seen


def statuses(client: Client, session: dict[str, str]) -> set[str]:
    """Those of a session's events."""
    listed = client.get(SESSION + "/Events", ids=session, params={"limit": 10000})["results"]
    return {each["status"] for each in listed}
