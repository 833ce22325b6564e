"""Walks by v5's Action calls as three public portals do, each in its own forms: what they send is what they build by hand.

`jquery` is a self-service portal in PHP whose bodies are texts with commas too many, `laravel` one that restores by a device
code and many mailboxes at once, `nest` one that sends objects as forms.
"""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import requests

from vb365.emulator import Emulator
from vb365.world import EVERY_STATE, LOGIN, MAILBOX, ORGANIZATION

FORM = "application/x-www-form-urlencoded"
FILE = "application/octet-stream"
TIMEOUT = 60
USER_CODE = "C6A9DB737"


@dataclass
class Portal:
    """Sends requests, and notes what is wrong with the answers."""

    name: str
    url: str
    ca: str
    accept: str = "application/json"
    token: str = ""
    failures: list[str] = field(default_factory=list)
    http: requests.Session = field(default_factory=requests.Session)

    def log_in(self) -> None:
        answer = self.http.post(
            f"{self.url}/v5/Token", data=LOGIN, headers={"Content-Type": FORM}, verify=self.ca, timeout=TIMEOUT
        )
        self.expect(answer, 200)
        self.token = answer.json()["access_token"]

    def get(self, path: str) -> Any:
        answer = self.http.get(self.url + path, headers=self.fields(), verify=self.ca, timeout=TIMEOUT)
        self.expect(answer, 200)
        return answer.json()

    def post(self, path: str, body: str, status: int = 200, **fields: str) -> requests.Response:
        fields = {name.replace("_", "-"): value for name, value in fields.items()}
        answer = self.http.post(
            self.url + path, data=body.encode(), headers=self.fields() | fields, verify=self.ca, timeout=TIMEOUT
        )
        self.expect(answer, status)
        return answer

    def counted(self, path: str, body: str, counters: tuple[int, int, int, int], **fields: str) -> None:
        """Restores, and holds the four counters against those expected."""
        answer = self.post(path, body, **fields).json()
        names = ("createdItemsCount", "mergedItemsCount", "failedItemsCount", "skippedItemsCount")
        if tuple(answer.get(name) for name in names) != counters:
            self.fail(f"POST {path}: {answer}, not {counters}")

    def fields(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Accept": self.accept, "Content-Type": "application/json"}

    def expect(self, answer: requests.Response, status: int) -> None:
        if answer.status_code != status:
            self.fail(
                f"{answer.request.method} {answer.request.path_url}: {answer.status_code}, not {status}: {answer.text[:300]}"
            )

    def fail(self, text: str) -> None:
        self.failures.append(f"{self.name}: {text}")


def jquery(portal: Portal) -> None:
    portal.log_in()
    organization = portal.get("/v5/Organizations")[0]
    if "lastBackuptime" not in organization:
        portal.fail("an organization has no lastBackuptime to choose a date from")
    body = """{ "explore": { "datetime": "2026.06.01 10:00", "type": "vex", "ShowAllVersions": "true",
        "ShowDeleted": "true" } }"""
    session = portal.post(f"/v5/Organizations/{ORGANIZATION}/Action", body, 201).json()
    link = session["_links"]["self"]["href"]
    if not link.startswith(f"{portal.url}/v5/"):
        portal.fail(f"the link of a session is {link}")
    place = f"/v5/RestoreSessions/{session['id']}/Organization/Mailboxes"
    mailboxes = [mailbox["id"] for mailbox in portal.get(f"{place}?offset=0")["results"]]
    if MAILBOX not in mailboxes:
        portal.fail(f"the first page of mailboxes is {mailboxes}")
    login = '"userName": "jsmith@westsupport.onmicrosoft.com", \t\t\t\t\t  "userPassword": "paSSw0rd", '
    original = f'{{ "restoretoOriginallocation": \t\t\t\t\t{{ {login}\t\t\t\t\t}} \t\t\t\t}}'
    stream = {"Accept": "application/json-stream"}
    portal.counted(f"{place}/{MAILBOX}/Action", original, (0, 0, 0, 1), **stream)
    items = portal.get(f"{place}/{EVERY_STATE}/Items?offset=0")["results"]
    chosen = "".join(f'{{ "Id": "{item["id"]}" }}, ' for item in items[:2])
    several = f'{{ "restoretoOriginallocation": {{ {login} "items": [ {chosen} ] }} }}'
    answer = portal.post(f"{place}/{EVERY_STATE}/Items/Action", several, **stream).json()
    if sum(answer[name] for name in answer if name.endswith("ItemsCount")) != 2:
        portal.fail(f"two items: {answer}")
    item = items[0]["id"]
    portal.post(f"{place}/{EVERY_STATE}/Items/{item}/Action", original, **stream)
    elsewhere = f"""{{ "restoreTo": {{ "casServer": "outlook.office365.com", "mailbox": "ann@abc.onmicrosoft.com",
        "folder": "restored", {login} "changedItems": "true", "deletedItems": "true", "markRestoredAsUnread": "true", }} }}"""
    portal.counted(f"{place}/{MAILBOX}/Action", elsewhere, (0, 0, 0, 1), **stream)
    portal.post(f"{place}/{EVERY_STATE}/Items/Action", several.replace("restoretoOriginallocation", "restoreTo"), **stream)
    message = portal.post(f"{place}/{EVERY_STATE}/Items/{item}/Action", '{ "savetoMsg": null }', Accept=FILE)
    archive = portal.post(f"{place}/{EVERY_STATE}/Items/Action", f'{{ "savetoMsg": {{ "items": [ {chosen} ] }} }}')
    for answer in (message, archive):
        if answer.headers["Content-Type"] != FILE:
            portal.fail(f"a saved item is {answer.headers['Content-Type']}")
    export = """{ "ExportToPst": { "EnablePstSizeLimit": "true", "PstSizeLimitBytes": "10737418240" } }"""
    portal.post(f"{place}/{MAILBOX}/Action", export, 501, Accept=FILE)
    portal.post(f"/v5/RestoreSessions/{session['id']}/Action", '{ "stop": null }')


def laravel(portal: Portal) -> None:
    portal.log_in()
    body = """
            {
                "explore": {
                    "datetime": "2026-06-01 10:00:00",
                    "type": "Vex",
                    "showAllVersions": "true",
                    "showDeleted": "true"
                }
            }
        """
    session = portal.post(f"/v5/Organizations/{ORGANIZATION}/Action", body, 201).json()["id"]
    place = f"/v5/restoresessions/{session}/organization/mailboxes"
    original = f'{{"restoretoOriginallocation": {{"userCode": "{USER_CODE}"}}}}'
    portal.counted(f"{place}/{MAILBOX}/Action", original, (0, 0, 0, 1))
    bulk = f"""
        {{
            "restoreTo": {{
                "userCode": "{USER_CODE}",
                "mailBoxes": [{{"id": "{MAILBOX}"}}, {{"id": "{EVERY_STATE}"}},],
                "casServer": "outlook.office365.com",
                "skipUnresolved": "true",
                "changedItems": "true",
                "deletedItems": "true",
                "markrestoredAsunread": "true",
                "excludeDrafts": "false",
                "excludeDeleteditems": "false",
                "excludeLitigationholditems": "false",
                "excludeInplaceholditems": "false",
            }}
        }}
    """
    answer = portal.post(f"{place}/Action", bulk).json()
    if len(answer["details"]) != 2 or answer["status"] != "Warning":
        portal.fail(f"two mailboxes: {answer}")
    search = portal.post(f"{place}/{EVERY_STATE}/action?offset=0&limit=5", '{"search": {"query": "e",}}').json()
    if search["limit"] != 5 or "results" not in search:
        portal.fail(f"a search: {search}")
    portal.post(f"/v5/restoresessions/{session}/Action", '{"stop": ""}')
    job = portal.get("/v5/Jobs")[0]["id"]
    portal.post(f"/v5/Jobs/{job}/Action", body, 201)


def nest(portal: Portal) -> None:
    portal.log_in()
    explore = {"explore": {"datetime": "2026.06.01 10:00", "type": "vex", "ShowAllVersions": "true"}}
    form = {"Content_Type": FORM}
    session = portal.post("/v5/Organization/Action", stringified(explore), 201, **form).json()["id"]
    place = f"/v5/RestoreSessions/{session}/Organization/Mailboxes"
    portal.get(f"{place}?offset=0&limit=1000")
    login = {"userName": "jsmith@westsupport.onmicrosoft.com", "userPassword": "pa&S=w0rd%"}
    wrapped = {"restoretoOriginallocation": login}
    portal.counted(f"{place}/{MAILBOX}/Action", json.dumps(wrapped), (0, 0, 0, 1))
    portal.counted(f"{place}/{MAILBOX}/Action", stringified(wrapped), (0, 0, 0, 1), **form)
    portal.post(f"/v5/RestoreSessions/{session}/Action", "stop=", **form)
    portal.post(f"{place}/{MAILBOX}/Action", json.dumps(wrapped), 500)


def stringified(value: Any, name: str = "") -> str:
    """A form as libraries write an object: its names in brackets, percent-encoded."""
    if isinstance(value, dict):
        members = [(f"{name}[{member}]" if name else member, inner) for member, inner in value.items()]
        return "&".join(stringified(inner, place) for place, inner in members)
    return f"{quote(name, safe='')}={quote(str(value), safe='')}"


def failures(emulator: Emulator) -> list[str]:
    """What is wrong with the portals' walks."""
    found: list[str] = []
    for walk in (jquery, laravel, nest):
        portal = Portal(walk.__name__, emulator.url, emulator.ca)
        try:
            walk(portal)
        except (LookupError, TypeError, ValueError) as error:
            portal.fail(f"the walk broke off: {error!r}")
        found += portal.failures
    return found
