"""Walks the control plane: every call of it once or more."""

from xml.etree import ElementTree

from client import Client
from paths import MAILBOX, PASSWORD, SESSION
from vb365.world import EVERY_STATE, NOBODY, STOPPED_SESSION


def walk_control_plane(client: Client) -> None:
    """On the default fixtures, with requests of the client's version to be told of."""
    session = {"restoreSessionId": client.post("Organization/Explore", {"type": "Vex"})["id"]}
    mailbox = session | {"mailboxId": EVERY_STATE}
    client.post(MAILBOX + "/restore", PASSWORD, ids=mailbox)
    control(client)
    own_session(client, mailbox)
    clock(client, session)
    journal(client, session)
    faults(client, session)
    run(client, mailbox)
    reset(client, session)
    listeners(client)
    client.covers(path for path in client.own.document["paths"] if path.startswith("/_emulator/"))


def control(client: Client) -> None:
    client.get("/_emulator/health", token=None)
    client.get("/_emulator/ca.pem", token=None)
    client.get("/_emulator/rules", token=None)
    if client.get("/_emulator/openapi.json", token=None) != client.own.served_by(client.url):
        client.fail("the served document is not openapi/openapi.json of this server")


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
