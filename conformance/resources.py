"""What dashboards read: every list, document and item that the default fixtures have, and what can be explored by them."""

from client import Client, Json
from paths import ORGANIZATION
from vb365.world import NOBODY

JOB = "0c3f5a1e-7b64-4d0a-9c58-2f1d6e8b4a71"
JOB_OF_SELECTED_ITEMS = "6b1d9e42-05c7-4f3a-8e21-c94a7d5f0b36"
SESSION_WITH_LOG = "f14c8b07-92ad-4e6f-b3d5-71e08a4c5d92"
IDS = {"organizationId": "8a0e6f0c-31a4-4f43-9d0d-6f2b9c1e7a10", "jobId": JOB, "sessionId": SESSION_WITH_LOG}

# Lists, and what the id of an item is called in its path; None where there is no such path.
LISTS = {
    "Jobs": "jobId",
    "Jobs/{jobId}/JobSessions": None,
    "JobSessions": "jobSessionsId",
    "JobSessions/{sessionId}/LogItems": "logItemId",
    "CopyJobs": "copyJobId",
    "DataRetrievals": "dataRetrievalId",
    "BackupRepositories": "repositoryId",
    "ObjectStorageRepositories": "repositoryId",
    "Proxies": "proxyId",
    ORGANIZATION + "/Jobs": None,
    ORGANIZATION + "/Users": "userId",
    ORGANIZATION + "/Groups": "groupId",
    ORGANIZATION + "/Sites": "siteId",
    ORGANIZATION + "/Teams": "teamId",
    ORGANIZATION + "/usedRepositories": None,
    ORGANIZATION + "/AuditItems": None,
    ORGANIZATION + "/RbacRoles": None,
    "LicensedUsers": None,
    "ProtectedUsers": "protectedUserId",
    "RbacRoles": "roleId",
    "EncryptionKeys": "keyId",
    "Accounts": "accountId",
    "RestorePoints": "restorePointId",
    "RestorePoints/{restorePointId}/mailboxes": None,
    "RestorePoints/{restorePointId}/protectedMailboxes": None,
}
DOCUMENTS = ("License", "AuditEmailSettings", "RestorePortalSettings")
EXPLORE = {"dateTime": "2026-06-01T12:00:00Z", "type": "vex"}
# Calls that open a backup, and their queries.
EXPLORES = {
    "Jobs/{jobId}/explore": {},
    "DataRetrievals/{dataRetrievalId}/explore": {},
    "BackupRepositories/{repositoryId}/explore": {"organizationId": IDS["organizationId"]},
}


def read_resources(client: Client) -> None:
    known = dict(IDS)
    for path, name in LISTS.items():
        if client.has("GET", path):
            _read(client, path, name, known)
    _some(client, "Jobs/{jobId}/SelectedItems", known | {"jobId": JOB_OF_SELECTED_ITEMS})
    client.get("Jobs/{jobId}/ExcludedItems", ids=known)
    for path in DOCUMENTS:
        client.get(path)
    client.get("RestorePortalSettings", token=None)
    for path, query in EXPLORES.items():
        if client.has("POST", path):
            # A data retrieval tells its time and type itself.
            body = {} if path.startswith("DataRetrievals") else {"json": EXPLORE}
            client.call("POST", path, client.version.explored, ids=known, params=query, **body)
            client.call("POST", path, 404, ids=dict.fromkeys(known, NOBODY), params=query, **body)


def _read(client: Client, path: str, name: str | None, known: dict[str, str]) -> None:
    """A list, its second item alone, and an item with each id; what is listed first names what longer paths ask for."""
    listed = _some(client, path, known)
    client.get(path, ids=known, params={"offset": 1, "limit": 1})
    if name is None:
        return
    for item in listed:
        client.get(f"{path}/{{{name}}}", ids=known | {name: item["id"]})
    client.get(f"{path}/{{{name}}}", 404, ids=known | {name: NOBODY})
    known.setdefault(name, listed[0]["id"] if listed else NOBODY)


def _some(client: Client, path: str, ids: dict[str, str]) -> list[Json]:
    """What is listed; the default fixtures have something of everything."""
    answer = client.get(path, ids=ids)
    listed: list[Json] = answer["results"] if isinstance(answer, dict) else answer
    if not listed:
        client.fail(f"{path}: nothing is listed")
    return listed
