"""Walks every call of a version's document, from login to logout, and holds every answer against the contracts.

The steps are the same for all versions: what differs between them is in `versions`.
"""

import re

from client import Client, Json
from paths import BULK_PASSWORD, ELSEWHERE, FOLDER, ITEM, ITEMS, MAILBOX, MAILBOXES, ORGANIZATION, PASSWORD, SESSION, SESSIONS
from resources import JOB, read_resources
from restored import counts, see_a_slow_one
from vb365.world import EVERY_STATE, NOBODY, REFUSED_MAILBOX, SLOW_MAILBOX, STOPPED_SESSION

Ids = dict[str, str]


def walk(client: Client) -> None:
    """Everything that the client's version has."""
    described(client)
    tokens(client)
    organization = organizations(client)
    session = start(client, organization)
    mailbox = mailboxes(client, session)
    folder, item = folders_and_items(client, mailbox)
    client.attempt(searches, folder)
    client.attempt(restores, mailbox, folder, item)
    client.attempt(sends_and_saves, mailbox, item)
    client.attempt(see_a_slow_one, mailbox | {"mailboxId": SLOW_MAILBOX})
    client.attempt(events, session)
    client.attempt(explored_otherwise)
    client.attempt(left_out, mailbox)
    client.attempt(refusals, mailbox)
    client.attempt(stop, session, mailbox)
    client.attempt(read_resources)
    client.attempt(log_out)
    client.covers(client.own.document["paths"])


def described(client: Client) -> None:
    """The document, where the vendor's servers have theirs."""
    name = client.version.name
    for path in (f"/swagger/docs/{name}", f"/swagger/{name}/swagger.json"):
        if client.get(path, token=None) != client.own.served_by(client.url):
            client.fail(f"{path} is not openapi/{name}.json of this server")


def tokens(client: Client) -> None:
    login = {"grant_type": "password", "username": "administrator", "password": "emulator"}

    def ask(expect: int = 200, **form: str) -> Json:
        return client.call("POST", "token", expect, token=None, data=form)

    client.post("token", login, token=None)
    pair = ask(**login)
    renewed = ask(grant_type="refresh_token", refresh_token=pair["refresh_token"])
    ask(400, grant_type="refresh_token", refresh_token=pair["refresh_token"])
    ask(400, grant_type="password", username="administrator", password="wrong")
    ask(400, grant_type="unheard-of")
    client.token = renewed["access_token"]
    if client.version.needs_cookie:
        cookies, client.http.cookies = client.http.cookies, type(client.http.cookies)()
        client.get("ServiceInstance", 400)
        client.get("ServiceInstance", token=ask(**login, disable_antiforgery_token="true")["access_token"])
        client.http.cookies = cookies


def organizations(client: Client) -> Ids:
    client.get("ServiceInstance")
    listed = client.get("Organizations")
    for view in ("true", "false"):
        client.get("Organizations", params={"extendedView": view})
    if isinstance(listed, dict):
        client.get("Organizations", params={"offset": 1, "limit": 1})
        listed = listed["results"]
    ids = {"organizationId": listed[0]["id"]}
    client.get(ORGANIZATION, ids=ids)
    client.get(ORGANIZATION + "/LicensingInformation", ids=ids)
    client.post(ORGANIZATION + "/DeviceCode", None, ids=ids)
    client.get(ORGANIZATION, 404, ids={"organizationId": NOBODY})
    client.get("Organization")
    return ids


def start(client: Client, organization: Ids) -> Ids:
    explored = client.version.explored
    client.act("Organization", "Explore", {"type": "Vex"}, explored)
    options = {"dateTime": "2026-06-01T12:00:00Z", "type": "vex", "showDeleted": True, "showAllVersions": True}
    session = client.act(ORGANIZATION, "explore", options, explored, ids=organization)
    ids = {"restoreSessionId": session["id"]}
    client.get(SESSION, ids=ids)
    client.get(SESSION + "/organization", ids=ids)
    client.get(SESSIONS)
    client.get(SESSIONS, params={"offset": 1, "limit": 2})
    client.get(SESSIONS, params={"startTimeFrom": "2020.01.01 00:00", "startTimeTo": "12/31/2099 23:59:59"})
    if client.has("GET", SESSION + "/Statistics"):
        client.get(SESSION + "/Statistics", ids=ids)
        client.get(SESSIONS, params={"orderBy": "EndTime", "orderAsc": "true", "endTimeTo": "2099-01-01T00:00:00Z"})
    client.get(SESSIONS, 400, params={"limit": 0})
    return ids


def mailboxes(client: Client, session: Ids) -> Ids:
    client.get(MAILBOXES, ids=session)
    for offset in (0, 3, 100):
        client.get(MAILBOXES, ids=session, params={"offset": offset, "limit": 2})
    ids = session | {"mailboxId": EVERY_STATE}
    client.get(MAILBOX, ids=ids)
    client.get(MAILBOX, 404, ids=session | {"mailboxId": NOBODY})
    return ids


def folders_and_items(client: Client, mailbox: Ids) -> tuple[Ids, Ids]:
    folders = client.get(MAILBOX + "/folders", ids=mailbox)["results"]
    client.get(MAILBOX + "/folders", ids=mailbox, params={"parentId": "null", "offset": 1, "limit": 1})
    client.get(MAILBOX + "/folders", ids=mailbox, params={"name": folders[0]["name"]})
    folder = mailbox | {"folderId": folders[0]["id"]}
    client.get(FOLDER, ids=folder)
    client.get(ITEMS, ids=mailbox, params={"limit": 100})
    client.get(ITEMS, ids=mailbox, params={"offset": 100, "limit": 50})
    items = client.get(ITEMS, ids=mailbox, params={client.version.folder_of_items: folder["folderId"]})["results"]
    item = mailbox | {"itemId": items[0]["id"]}
    client.get(ITEM, ids=item)
    client.get(ITEM, 404, ids=mailbox | {"itemId": "nothing"})
    return folder, item


def searches(client: Client, folder: Ids) -> None:
    for path in (MAILBOXES, MAILBOX, FOLDER):
        client.act(path, "search", {"query": "subject:a"}, ids=folder, params={"limit": 5})
        client.act(path, "search", {"query": ""}, ids=folder, params={"limit": 5})
    if client.has("POST", SESSION + "/organization/searchExchange"):
        client.post(SESSION + "/organization/searchExchange", {"query": "subject:a"}, ids=folder, params={"limit": 5})


def restores(client: Client, mailbox: Ids, folder: Ids, item: Ids) -> None:
    """Of every kind, each noted with what it counts: that has to be the same in every version."""
    code = client.post(SESSION + "/organization/restoreDeviceCode", {"targetRegion": "Worldwide"}, ids=mailbox)
    client.post("DeviceCode", {"targetRegion": "Worldwide"})
    client.post("DeviceCode/check", {"userCode": code["userCode"]})
    client.post("DeviceCode/check", {"userCode": "nobody's"})
    client.attempt(counts, MAILBOX, "restore", {"userCode": code["userCode"]}, mailbox)
    chosen = {"items": [{"id": item["itemId"]}]}
    for path, ids, more in ((MAILBOX, mailbox, {}), (FOLDER, folder, {}), (ITEM, item, {}), (ITEMS, mailbox, chosen)):
        client.attempt(counts, path, "restore", PASSWORD | more, ids)
        client.attempt(counts, path, "restoreTo", PASSWORD | ELSEWHERE | more, ids)
    named = [{"id": each} for each in (EVERY_STATE, REFUSED_MAILBOX, NOBODY)]
    for flag in (False, True):
        body = BULK_PASSWORD | {"mailBoxes": named, "skipUnresolved": flag}
        client.attempt(counts, MAILBOXES, "restoreAll", body, mailbox)
    if client.has("POST", ITEMS + "/operatorRestore"):
        flags = {"changedItems": True, "deletedItems": True, "markRestoredAsUnread": False}
        started = client.post(ITEMS + "/operatorRestore", flags | chosen | {"reason": "walked"}, ids=mailbox)
        client.get(SESSION, ids={"restoreSessionId": started["sessionId"]})


def sends_and_saves(client: Client, mailbox: Ids, item: Ids) -> None:
    chosen = {"items": [{"id": item["itemId"]}]}
    client.act(ITEMS, "Save", chosen, ids=mailbox)
    client.act(ITEMS, "Save", {"items": []}, 400, ids=mailbox)
    client.act(ITEM, "save", ids=item)
    if not client.has("POST", ITEM + "/sendToDefaultAddress"):
        return
    letter = {"from": "a@abc.onmicrosoft.com", "to": "b@abc.onmicrosoft.com", "subject": "walked", "text": "Hello"}
    done = client.version.done
    client.post(ITEMS + "/sendToDefaultAddress", chosen, done, ids=mailbox)
    client.post(ITEM + "/sendToDefaultAddress", None, done, ids=item)
    client.post(ITEMS + "/sendToDifferentAddress", chosen | letter, done, ids=mailbox)
    client.post(ITEM + "/sendToDifferentAddress", letter, done, ids=item)
    client.post(ITEM + "/sendToDifferentAddress", {}, 400, ids=item)


def events(client: Client, session: Ids) -> None:
    listed = client.get(SESSION + "/Events", ids=session)["results"]
    client.get(SESSION + "/Events", ids=session, params={"offset": 1, "limit": 1})
    client.get(SESSION + "/Events/{eventId}", ids=session | {"eventId": listed[-1]["id"]})
    client.get(SESSION + "/Events/{eventId}", 404, ids=session | {"eventId": NOBODY})


def explored_otherwise(client: Client) -> None:
    """Sessions of what a job holds, in v5, and of operators; the others are `resources`'."""
    explored = client.version.explored
    if client.version.wrappers:
        client.act("Jobs/{jobId}", "explore", {"type": "Vex"}, explored, ids={"jobId": JOB})
    if client.has("POST", "Organization/OperatorExplore"):
        client.post("Organization/OperatorExplore", {"type": "Vex", "reason": "walked"}, explored)


def left_out(client: Client, mailbox: Ids) -> None:
    client.act(MAILBOX, "exportToPst", {}, 501, ids=mailbox)
    for method, path in client.own.calls:
        responses = client.own.operation(method, path)["responses"]
        if "501" in responses and not any(status.startswith("2") for status in responses):
            ids = dict.fromkeys(re.findall(r"\{(\w+)\}", path), NOBODY)
            client.call(method, path.removeprefix(client.version.path("")), 501, ids=ids, json={})


def refusals(client: Client, mailbox: Ids) -> None:
    """A refusal of every kind."""
    for token in (None, "expired-token", "nobody's"):
        client.get(MAILBOX, 401, ids=mailbox, token=token)
    client.get(MAILBOX, 400, ids=mailbox | {"mailboxId": "1"})
    client.get(MAILBOX, 404, ids=mailbox | {"restoreSessionId": NOBODY})
    client.get("Unheard/Of", 404)
    client.get("/v4/ServiceInstance", 404)
    client.get("/v9/ServiceInstance", 404)
    client.call("DELETE", SESSION, 405, ids=mailbox)
    client.act(MAILBOX, "restore", {}, 400, ids=mailbox)
    path = MAILBOX + ("/Action" if client.version.wrappers else "/restore")
    client.call("POST", path, 400, ids=mailbox, data="{", headers={"Content-Type": "application/json"})
    client.call("POST", path, 415, ids=mailbox, data="<a/>", headers={"Content-Type": "text/xml"})
    client.get(MAILBOXES, 500, ids={"restoreSessionId": STOPPED_SESSION})
    if not client.version.restores_in_sessions:
        client.act(MAILBOX, "restore", PASSWORD, 500, ids=mailbox | {"mailboxId": REFUSED_MAILBOX})


def stop(client: Client, session: Ids, mailbox: Ids) -> None:
    client.act(SESSION, "Stop", None, client.version.done, ids=session)
    client.act(SESSION, "Stop", None, client.version.done, ids=session)
    client.get(SESSION, ids=session)
    client.get(SESSION + "/Events", ids=session)
    client.act(MAILBOX, "restore", PASSWORD, 500, ids=mailbox)


def log_out(client: Client) -> None:
    if client.version.has_logout:
        client.post("token/AuthCode")
        client.post("token/logout", None, client.version.done)
        client.get("ServiceInstance", 401)
    client.token = "dev-token"
    if client.has("GET", "Health"):
        client.get("Health", token=None)
