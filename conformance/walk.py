"""Walks every call of the document once or more, from login to stop, and holds every answer against the contracts."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from xml.etree import ElementTree

import requests

from client import Client
from contract import Json
from vb365.world import EVERY_STATE, NOBODY, REFUSED_MAILBOX, SLOW_MAILBOX, STOPPED_SESSION

SESSIONS = "/v6/RestoreSessions"
SESSION = SESSIONS + "/{restoreSessionId}"
MAILBOXES = SESSION + "/organization/mailboxes"
MAILBOX = MAILBOXES + "/{mailboxId}"
ORGANIZATION = "/v6/Organizations/{organizationId}"

PASSWORD = {"userName": "admin@abc.onmicrosoft.com", "userPassword": "any"}
BULK_PASSWORD = {"office365UserName": "admin@abc.onmicrosoft.com", "office365UserPassword": "any"}


def walk(client: Client) -> None:
    control(client)
    tokens(client)
    organization = organizations(client)
    session = start(client, organization)
    mailbox = mailboxes(client, session)
    folders_and_items(client, mailbox)
    restores(client, mailbox)
    slow_restore(client, mailbox)
    events(client, session)
    left_out(client)
    refusals(client, mailbox)
    stop(client, session, mailbox)
    own_session(client, mailbox)
    clock(client, session)
    journal(client, session)
    faults(client, session)
    run(client, mailbox)
    reset(client, session)
    listeners(client)
    coverage(client)


def control(client: Client) -> None:
    client.get("/_emulator/health", token=None)
    client.get("/_emulator/ca.pem", token=None)
    client.get("/_emulator/rules", token=None)
    served = client.get("/_emulator/openapi.json", token=None)
    if served != client.contracts[0].document or served != client.get("/swagger/docs/v6", token=None):
        client.fail("the served document is not openapi/openapi.json")


def tokens(client: Client) -> None:
    def ask(expect: int = 200, **form: str) -> Json:
        return client.call("POST", "/v6/token", expect, token=None, data=form)

    login = {"grant_type": "password", "username": "administrator", "password": "emulator"}
    pair = ask(**login)
    client.post("/v6/token", login, token=None)
    renewed = ask(grant_type="refresh_token", refresh_token=pair["refresh_token"])
    ask(400, grant_type="refresh_token", refresh_token=pair["refresh_token"])
    ask(400, grant_type="password", username="administrator", password="wrong")
    ask(400, grant_type="unheard-of")
    client.token = renewed["access_token"]


def organizations(client: Client) -> dict[str, str]:
    client.get("/v6/ServiceInstance")
    listed = client.get("/v6/Organizations")
    client.get("/v6/Organizations", params={"extendedView": "true"})
    client.get("/v6/Organizations", params={"extendedView": "false"})
    ids = {"organizationId": listed[0]["id"]}
    client.get(ORGANIZATION, ids=ids)
    client.get(ORGANIZATION + "/LicensingInformation", ids=ids)
    client.get(ORGANIZATION, 404, ids={"organizationId": NOBODY})
    client.get("/v6/Organization")
    return ids


def start(client: Client, organization: dict[str, str]) -> dict[str, str]:
    client.post("/v6/Organization/Explore", {"type": "Vex"})
    session = client.post(
        ORGANIZATION + "/explore",
        {"dateTime": "2026-06-01T12:00:00Z", "type": "vex", "showDeleted": True, "showAllVersions": True},
        ids=organization,
    )
    ids = {"restoreSessionId": session["id"]}
    client.get(SESSION, ids=ids)
    client.get(SESSION + "/organization", ids=ids)
    client.get(SESSIONS)
    client.get(SESSIONS, params={"offset": 1, "limit": 2})
    client.get(SESSIONS, params={"startTimeFrom": "2020.01.01 00:00", "startTimeTo": "12/31/2099 23:59:59"})
    client.get(SESSIONS, 400, params={"limit": 0})
    return ids


def mailboxes(client: Client, session: dict[str, str]) -> dict[str, str]:
    client.get(MAILBOXES, ids=session)
    for offset in (0, 3, 100):
        client.get(MAILBOXES, ids=session, params={"offset": offset, "limit": 2})
    ids = session | {"mailboxId": EVERY_STATE}
    client.get(MAILBOX, ids=ids)
    client.get(MAILBOX, 404, ids=session | {"mailboxId": NOBODY})
    return ids


def folders_and_items(client: Client, mailbox: dict[str, str]) -> None:
    folders = client.get(MAILBOX + "/folders", ids=mailbox)["results"]
    client.get(MAILBOX + "/folders", ids=mailbox, params={"parentId": "null", "offset": 1, "limit": 1})
    client.get(MAILBOX + "/folders", ids=mailbox, params={"name": folders[0]["name"]})
    folder = mailbox | {"folderId": folders[0]["id"]}
    client.get(MAILBOX + "/folders/{folderId}", ids=folder)
    client.post(MAILBOX + "/folders/{folderId}/restore", PASSWORD, ids=folder)
    client.get(MAILBOX + "/items", ids=mailbox, params={"offset": 100, "limit": 50})
    items = client.get(MAILBOX + "/items", ids=mailbox, params={"folderId": folder["folderId"]})["results"]
    item = mailbox | {"itemId": items[0]["id"]}
    client.get(MAILBOX + "/items/{itemId}", ids=item)
    client.get(MAILBOX + "/items/{itemId}", 404, ids=mailbox | {"itemId": "nothing"})
    client.post(MAILBOX + "/items/{itemId}/restore", PASSWORD, ids=item)
    chosen = [{"id": each["id"]} for each in items[:2]]
    client.post(MAILBOX + "/items/restore", PASSWORD | {"items": chosen}, ids=mailbox)
    save_and_send(client, mailbox, chosen)
    client.post(MAILBOX + "/search", {"query": "subject:a"}, ids=mailbox, params={"limit": 5})
    client.post(MAILBOXES + "/search", {"query": ""}, ids=mailbox, params={"limit": 5})


def save_and_send(client: Client, mailbox: dict[str, str], chosen: list[Json]) -> None:
    """What conformance/saved.py reads back, and what only leaves events."""
    item = mailbox | {"itemId": chosen[0]["id"]}
    address = {"from": "a@abc.onmicrosoft.com", "to": "b@abc.onmicrosoft.com", "subject": "Items", "text": "Here."}
    client.post(MAILBOX + "/items/Save", {"items": chosen}, ids=mailbox)
    client.call("POST", MAILBOX + "/items/{itemId}/save", 200, ids=item)
    client.post(MAILBOX + "/items/Save", {"items": []}, 400, ids=mailbox)
    client.post(MAILBOX + "/items/sendToDefaultAddress", {"items": chosen}, ids=mailbox)
    client.call("POST", MAILBOX + "/items/{itemId}/sendToDefaultAddress", 200, ids=item)
    client.post(MAILBOX + "/items/sendToDifferentAddress", address | {"items": chosen}, ids=mailbox)
    client.post(MAILBOX + "/items/{itemId}/sendToDifferentAddress", address, ids=item)
    client.post(MAILBOX + "/items/{itemId}/sendToDifferentAddress", {}, 400, ids=item)


def restores(client: Client, mailbox: dict[str, str]) -> None:
    client.post(MAILBOX + "/restore", PASSWORD, ids=mailbox)
    code = client.post(SESSION + "/organization/restoreDeviceCode", {"targetRegion": "Worldwide"}, ids=mailbox)
    client.post("/v6/DeviceCode", {"targetRegion": "Worldwide"})
    client.post("/v6/DeviceCode/check", {"userCode": code["userCode"]})
    client.post("/v6/DeviceCode/check", {"userCode": "nobody's"})
    client.post(MAILBOX + "/restore", {"userCode": code["userCode"]}, ids=mailbox)
    client.post(
        MAILBOX + "/restoreTo",
        PASSWORD
        | {
            "mailbox": "other@abc.onmicrosoft.com",
            "folder": "Restored",
            "casServer": "outlook.office365.com",
            "changedItems": True,
            "deletedItems": "true",
        },
        ids=mailbox,
    )
    named = [{"id": each} for each in (EVERY_STATE, REFUSED_MAILBOX, NOBODY)]
    for flag in (False, True):
        client.post(MAILBOXES + "/restore", BULK_PASSWORD | {"mailBoxes": named, "skipUnresolved": flag}, ids=mailbox)


def slow_restore(client: Client, mailbox: dict[str, str]) -> None:
    """An event while it runs."""
    with ThreadPoolExecutor() as pool:
        other = replace(client, http=requests.Session())
        restore = pool.submit(other.post, MAILBOX + "/restore", PASSWORD, ids=mailbox | {"mailboxId": SLOW_MAILBOX})
        statuses: set[str] = set()
        while "Running" not in statuses and not restore.done():
            listed = client.get(SESSION + "/Events", ids=mailbox, params={"limit": 10000})["results"]
            statuses |= {each["status"] for each in listed}
    if "Running" not in statuses:
        client.fail("a restore that takes time was never seen running")


def events(client: Client, session: dict[str, str]) -> None:
    listed = client.get(SESSION + "/Events", ids=session)["results"]
    client.get(SESSION + "/Events", ids=session, params={"offset": 1, "limit": 1})
    client.get(SESSION + "/Events/{eventId}", ids=session | {"eventId": listed[-1]["id"]})
    client.get(SESSION + "/Events/{eventId}", 404, ids=session | {"eventId": NOBODY})


def left_out(client: Client) -> None:
    organization = {"organizationId": NOBODY}
    client.post("/v6/Organizations", {}, 501)
    client.call("PUT", ORGANIZATION, 501, ids=organization, json={})
    client.call("DELETE", ORGANIZATION, 501, ids=organization)
    point = {"restorePointId": "any"}
    client.get("/v6/RestorePoints", 501)
    client.get("/v6/RestorePoints/{restorePointId}", 501, ids=point)
    client.get("/v6/RestorePoints/{restorePointId}/mailboxes", 501, ids=point)


def refusals(client: Client, mailbox: dict[str, str]) -> None:
    """A refusal of every kind."""
    for token in (None, "expired-token", "nobody's"):
        client.get(MAILBOX, 401, ids=mailbox, token=token)
    client.get(MAILBOX, 400, ids=mailbox | {"mailboxId": "1"})
    client.get(MAILBOX, 404, ids=mailbox | {"restoreSessionId": NOBODY})
    client.get("/v6/Unheard/Of", 404)
    client.get("/v7/ServiceInstance", 404)
    client.call("DELETE", SESSION, 405, ids=mailbox)
    client.post(MAILBOX + "/restore", {}, 400, ids=mailbox)
    client.call("POST", MAILBOX + "/restore", 400, ids=mailbox, data="{", headers={"Content-Type": "application/json"})
    client.call("POST", MAILBOX + "/restore", 415, ids=mailbox, data="<a/>", headers={"Content-Type": "text/xml"})
    client.post(MAILBOX + "/restore", PASSWORD, 500, ids=mailbox | {"mailboxId": REFUSED_MAILBOX})
    client.get(MAILBOXES, 500, ids={"restoreSessionId": STOPPED_SESSION})


def stop(client: Client, session: dict[str, str], mailbox: dict[str, str]) -> None:
    client.post(SESSION + "/Stop", ids=session)
    client.post(SESSION + "/Stop", ids=session)
    client.get(SESSION, ids=session)
    client.get(SESSION + "/Events", ids=session)
    client.post(MAILBOX + "/restore", PASSWORD, 500, ids=mailbox)


def own_session(client: Client, mailbox: dict[str, str]) -> None:
    own = "77777777-0000-4000-8000-000000000001"
    path, ids = "/_emulator/sessions/{id}", {"id": own}
    described = {
        "id": mailbox["mailboxId"],
        "name": "Own",
        "email": "own@abc.onmicrosoft.com",
        "folders": [{"name": "Inbox", "items": {"missing": 3}}],
    }
    client.call("PUT", path, 201, ids=ids, json={"mailboxes": [described]})
    counters = client.post(MAILBOX + "/restore", PASSWORD, ids=mailbox | {"restoreSessionId": own})
    if counters["createdItemsCount"] != 3:
        client.fail(f"a session of one's own restores {counters}")
    client.call("PUT", path, 200, ids=ids, json={"type": "Vex", "mailboxes": [mailbox["mailboxId"]]})
    client.call("PUT", path, 400, ids=ids, json={"mailboxs": []})
    client.call("PUT", path, 409, ids={"id": STOPPED_SESSION}, json={})
    client.get("/_emulator/world")
    client.get("/_emulator/world", params={"session": own})
    client.call("DELETE", path, 204, ids=ids)
    client.call("DELETE", path, 404, ids=ids)


def clock(client: Client, session: dict[str, str]) -> None:
    path = "/_emulator/clock"
    client.get(path)
    for change in ({"advanceSeconds": 0.5}, {"advanceMilliseconds": -500}, {"freeze": True}, {"freeze": False}):
        client.post(path, change)
    client.post(path, {"set": "2026-01-01T00:00:00Z", "session": session["restoreSessionId"]})
    client.post(path, {"reset": True})
    client.post(path, {}, 400)
    client.post(path, {"freeze": True, "session": NOBODY}, 404)


def journal(client: Client, session: dict[str, str]) -> None:
    """What was received: listed, looked at, verified, followed and forgotten."""
    path = "/_emulator/requests"
    listed = client.get(path, params={"limit": 5, "verdict": "ok"})["results"]
    latest = listed[0]
    client.get(path, 400, params={"sesion": "x"})
    one = client.get(path + "/{id}", ids={"id": latest["id"]})
    if "$TOKEN" not in one["curl"]:
        client.fail(f"{path}/{{id}}: {one['curl']}")
    client.get(path + "/{id}", 404, ids={"id": "999999"})
    client.follow("/_emulator/events", listed[-1]["id"])
    verify = "/_emulator/verify"
    client.post(verify, {"match": {"operation": "restoreMailbox"}})
    client.post(verify, {"match": {"operation": "restoreMailbox"}, "count": {"never": True}}, 409)
    client.post(verify, {"match": {"operaton": "restoreMailbox"}}, 400)
    client.call("POST", verify, 415, data="{}", headers={"Content-Type": "text/plain"})
    client.call("DELETE", path, 204, params={"session": session["restoreSessionId"]})


def faults(client: Client, session: dict[str, str]) -> None:
    """A restore session that cannot be looked at, once."""
    path = "/_emulator/faults"
    rule = {"match": {"operation": "getRestoreSession"}, "effect": {"status": 404, "retryAfter": 1}}
    armed = client.post(path, rule, 201, params={"session": session["restoreSessionId"]})
    client.get(SESSION, 404, ids=session)
    client.get(SESSION, ids=session)
    if client.get(path)["results"][0]["hits"] != 1:
        client.fail(f"{path}: the rule was not hit")
    client.post(path, {"match": {}, "effect": {"stauts": 503}}, 400)
    client.call("DELETE", path + "/{id}", 204, ids={"id": armed["id"]})
    client.call("DELETE", path + "/{id}", 404, ids={"id": armed["id"]})
    client.call("DELETE", path, 204)


def run(client: Client, mailbox: dict[str, str]) -> None:
    """One verdict, on a restore session of one's own, as JSON and as XML, and what is told of the whole run."""
    own = {"session": "77777777-0000-4000-8000-000000000002"}
    path = "/_emulator/sessions/{id}"
    client.call("PUT", path, 201, ids={"id": own["session"]}, json={"mailboxes": [mailbox["mailboxId"]]})
    judge, expectation = "/_emulator/assert", "/_emulator/expectations/{id}"
    xml = {"Accept": "application/xml"}
    client.call("POST", judge, 409, params=own)
    match = {"match": {"operation": "restoreMailbox"}, "count": {"exactly": 1}}
    client.call("PUT", expectation, 204, ids={"id": "one restore"}, json=match, params=own)
    client.call("PUT", expectation, 400, ids={"id": "one restore"}, json={"mach": {}})
    client.post(MAILBOX + "/restore", PASSWORD, ids=mailbox | {"restoreSessionId": own["session"]})
    client.post(judge, {}, params=own)
    passed = suite(client, client.call("POST", judge, 200, params=own, headers=xml))
    if passed.get("tests") != "2" or passed.get("failures") != "0":
        client.fail(f"{judge}: {passed.attrib}")
    client.post(judge, {"known": [{"rule": "body.membr"}]}, 400)
    failed = suite(client, client.call("POST", judge, 409, headers=xml))
    cases = failed.findall("testsuite/testcase")
    if failed.get("tests") != str(len(cases)) or failed.get("failures") != str(len(failed.findall(".//failure"))):
        client.fail(f"{judge}: {failed.attrib} of {len(cases)} test cases")
    if [state["state"] for state in client.get("/_emulator/expectations", params=own)["results"]] != ["met"]:
        client.fail("/_emulator/expectations: not met")
    client.call("DELETE", expectation, 204, ids={"id": "one restore"}, params=own)
    client.call("DELETE", "/_emulator/expectations", 204)
    client.get("/_emulator/clients")
    if client.get("/_emulator/run")["format"] != "vb365-emulator-run/1":
        client.fail("/_emulator/run: has another format")


def suite(client: Client, text: str) -> ElementTree.Element:
    """JUnit's XML, parsed."""
    try:
        return ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        client.fail(f"/_emulator/assert: {error}")
        return ElementTree.Element("nothing")


def reset(client: Client, session: dict[str, str]) -> None:
    client.call("DELETE", "/_emulator/sessions/{id}", 204, ids={"id": session["restoreSessionId"]})
    client.get(SESSION, 404, ids=session)
    client.call("POST", "/_emulator/reset", 204)


def listeners(client: Client) -> None:
    path = "/_emulator/listeners"
    opened = client.post(path, {"tls": "alert", "ttlSeconds": 60}, 201)
    client.post(path, {"tls": "unheard-of"}, 400)
    if [listener["id"] for listener in client.get(path)["results"]] != [opened["id"]]:
        client.fail(f"{path}: lists other listeners than the one that was opened")
    client.call("DELETE", path + "/{id}", 204, ids={"id": opened["id"]})
    client.call("DELETE", path + "/{id}", 404, ids={"id": opened["id"]})


def coverage(client: Client) -> None:
    """Every call has been walked, and not only refused."""
    for method, path in client.contracts[0].calls:
        statuses = client.seen.get((method, path), set())
        if not statuses & {200, 201, 204, 501}:
            client.fail(f"{method} {path}: not walked, or only refused: {sorted(statuses)}")
