"""Saves items of every kind, and reads the files back with libraries that know nothing of the emulator."""

import io
import zipfile
from datetime import datetime
from typing import Any

import extract_msg
import olefile
import requests

from contract import Json
from vb365.emulator import Emulator
from vb365.world import MAILBOXES_PATH, TOKEN

SAVED_AT_ONCE = 12
WINDOWS_EPOCH_SECONDS = 11_644_473_600


def failures(emulator: Emulator) -> list[str]:
    http = requests.Session()
    http.headers["Authorization"] = f"Bearer {TOKEN}"
    http.verify = emulator.ca
    # A variable that names other authorities would come before this one.
    http.trust_env = False
    found: list[str] = []
    kinds: set[str] = set()
    for mailbox in ask(http, emulator.url + MAILBOXES_PATH + "?limit=100")["results"]:
        path = f"{emulator.url}{MAILBOXES_PATH}/{mailbox['id']}/items"
        items = ask(http, path + "?limit=1000")["results"]
        chosen = choose(items, kinds)
        for item in chosen:
            answer = http.post(f"{path}/{item['id']}/save")
            found += kind_problems(answer) or [
                f"{item['itemClass']} {item['id']}: {problem}" for problem in file_problems(answer.content, item)
            ]
        if items:
            found += archive_problems(http, path, (chosen + items)[:SAVED_AT_ONCE])
        kinds |= {item["itemClass"] for item in items}
    if len(kinds) < 8:
        found.append(f"only these kinds of items: {sorted(kinds)}")
    return found


def ask(http: requests.Session, url: str) -> Json:
    answer = http.get(url)
    answer.raise_for_status()
    return answer.json()


def choose(items: list[Json], known: set[str]) -> list[Json]:
    """The first item of each kind that is not known yet, and messages that have what few have."""
    wanted = [lambda item, kind=kind: item["itemClass"] == kind for kind in {i["itemClass"] for i in items} - known]
    wanted += [lambda item, name=name: bool(item.get(name)) for name in ("cc", "bcc", "attachments")]
    chosen = [next(filter(wish, items), None) for wish in wanted]
    return list({item["id"]: item for item in chosen if item}.values())


def kind_problems(answer: requests.Response) -> list[str]:
    if answer.status_code != 200 or answer.headers.get("Content-Type") != "application/octet-stream":
        return [f"POST {answer.url}: {answer.status_code}, {answer.headers.get('Content-Type')}"]
    return []


def archive_problems(http: requests.Session, path: str, items: list[Json]) -> list[str]:
    answer = http.post(f"{path}/Save", json={"items": [{"id": item["id"]} for item in items]})
    if problems := kind_problems(answer):
        return problems
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    names = archive.namelist()
    found = []
    if archive.testzip() is not None:
        found.append(f"{path}: the archive's {archive.testzip()} is broken")
    if len(set(names)) != len(items) or not all(name.endswith(".msg") for name in names):
        found.append(f"{path}: the archive's names are {names}")
    for name, item in zip(names, items):
        found += [f"{name}: {problem}" for problem in file_problems(archive.read(name), item)]
    return found


def file_problems(file: bytes, item: Json) -> list[str]:
    """What a file says otherwise than the item."""
    with olefile.OleFileIO(io.BytesIO(file), raise_defects=olefile.DEFECT_POTENTIAL) as container:
        problems = [f"{kind.__name__}: {text}" for kind, text in container.parsing_issues]
        # By the texts' own streams, whatever a library makes of a kind of item.
        item_class = container.openstream("__substg1.0_001A001F").read().decode("utf-16-le")
    message = extract_msg.openMsg(io.BytesIO(file), strict=True, delayAttachments=False)
    expected = {"itemClass": item["itemClass"]} | expectations(item)
    if title(item):
        expected["subject"] = title(item)
    actual = {"itemClass": item_class, "subject": message.subject} | facts(message, item)
    problems += [
        f"{name} is {actual.get(name)!r}, not {value!r}" for name, value in expected.items() if actual.get(name) != value
    ]
    if item["itemClass"] in ("IPM.Note", "IPM.Post") and title(item) and f'"{title(item)}"' not in (message.body or ""):
        problems.append(f"the text is {message.body!r}")
    return problems


def title(item: Json) -> str | None:
    # A post's subject is no member in v6.
    return item.get("subject") or item.get("name") or item.get("fullName")


def expectations(item: Json) -> dict[str, Any]:
    """What the item's JSON says, by the names of its members; what is absent there is to be absent in the file."""
    kept = ("from", "startTime", "endTime", "location", "email", "fullName", "company", "mobile", "fileAs", "status")
    expected = {name: item[name] for name in (*kept, "percentComplete", "owner", "dueDate", "entryType") if name in item}
    if "attachments" in item:
        expected["attachments"] = [(each["name"], each["sizeBytes"]) for each in item["attachments"]]
    if item["itemClass"] == "IPM.Note":
        expected |= {name: item.get(name) for name in ("to", "cc", "bcc")}
        expected |= {"sent": item["sent"], "received": item["received"], "importance": item["importance"]}
    return expected


def facts(message: Any, item: Json) -> dict[str, Any]:
    """The same of the file."""
    recipients = {1: [], 2: [], 3: []}
    for each in message.recipients:
        recipients[each.getPropertyVal("0C150003") & 3].append(f"{each.name} <{each.email}>")
    found = {
        "attachments": [(each.longFilename, len(each.data)) for each in message.attachments],
        "to": "; ".join(recipients[1]) or None,
        "cc": "; ".join(recipients[2]) or None,
        "bcc": "; ".join(recipients[3]) or None,
        "sent": moment(message.getPropertyVal("00390040")),
        "received": moment(message.getPropertyVal("0E060040")),
        "importance": {0: "Low", 1: "Normal", 2: "High"}.get(message.getPropertyVal("00170003")),
    }
    if sender := message.getStringStream("__substg1.0_0C1A"):
        found["from"] = f"{sender} <{message.getStringStream('__substg1.0_0C1F')}>"
    match item["itemClass"]:
        case "IPM.Appointment":
            found |= {"startTime": named(message, "820D", "02"), "endTime": named(message, "820E", "02")}
            found["location"] = named(message, "8208", "02")
        case "IPM.Contact":
            found["fullName"] = message.getStringStream("__substg1.0_3001")
            found |= {"email": named(message, "8083", "04"), "fileAs": named(message, "8005", "04")}
            found["mobile"] = message.getStringStream("__substg1.0_3A1C")
            found["company"] = message.getStringStream("__substg1.0_3A16")
        case "IPM.Task":
            statuses = ("NotStarted", "InProgress", "Completed", "WaitingOnSomeoneElse", "Deferred")
            found |= {"status": statuses[named(message, "8101", "03")], "percentComplete": named(message, "8102", "03")}
            found |= {"owner": named(message, "811F", "03"), "dueDate": named(message, "8105", "03")}
        case "IPM.Activity":
            found |= {"startTime": named(message, "8706", "0A"), "entryType": named(message, "8700", "0A")}
            found["company"] = message.getStringStream("__substg1.0_3A16")
    return found


def named(message: Any, number: str, of: str) -> Any:
    """A property of a set, which the library looks up in the file's own table of names."""
    value = message.getNamedProp(number, f"{{000620{of}-0000-0000-C000-000000000046}}")
    return moment(value) if isinstance(value, datetime) else value


def moment(time: datetime | None) -> str | None:
    return f"{time:%Y-%m-%dT%H:%M:%SZ}" if time else None
