"""Reads what a version's document has beside the journey: lists, and what is in them."""

import re

from client import Client, Json

Ids = dict[str, str]


def read_the_rest(client: Client, ids: Ids) -> None:
    """Every GET that was not asked for yet, shorter paths first: what they list has the ids of the longer ones."""
    known = dict(ids)
    for path in sorted(path for method, path in client.own.calls if method == "GET"):
        if path.startswith("/swagger/") or client.seen.get(("GET", path)):
            continue
        wanted = re.findall(r"\{(\w+)\}", path)
        if wanted and wanted[-1] not in known and path.endswith("}"):
            _note_first(client, path, wanted[-1], known)
        if all(name in known for name in wanted):
            client.get(path, ids=known)


def _note_first(client: Client, path: str, name: str, known: Ids) -> None:
    """The id of the first of the list that the path is in."""
    parent = path.rsplit("/", 1)[0]
    if not all(each in known for each in re.findall(r"\{(\w+)\}", parent)):
        return
    answer: Json = client.get(parent, ids=known)
    listed = answer.get("results", []) if isinstance(answer, dict) else answer
    if listed:
        known[name] = str(listed[0]["id"])
