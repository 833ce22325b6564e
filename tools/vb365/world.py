"""Ids, paths and bodies for the default fixtures."""

TOKEN = "dev-token"
LOGIN = "grant_type=password&username=administrator&password=emulator"

ORGANIZATION = "8a0e6f0c-31a4-4f43-9d0d-6f2b9c1e7a10"
SESSION = "380d7caf-6294-4a33-b50a-b8aeb13af58c"
STOPPED_SESSION = "10dcd7fa-4c84-4e80-9847-c7b4e4f0cb34"
# A restore skips its one item.
MAILBOX = "9e9b7199-f547-467a-b580-9d283a75eaad"
# A restore answers two seconds later, and skips its 30 items.
SLOW_MAILBOX = "502c2793-7a21-4b80-90ba-423a28b600d6"
# It has items in every state that a restore tells apart.
EVERY_STATE = "e4ac5661-08c2-495b-93b7-d4e93c3cee3e"
# A restore fails.
REFUSED_MAILBOX = "fcfbd0f6-e8f1-40ab-95bb-857fb29de27e"
# No fixture has this id.
NOBODY = "99999999-0000-4000-8000-000000000009"

SESSION_PATH = f"/v6/RestoreSessions/{SESSION}"
MAILBOXES_PATH = f"{SESSION_PATH}/organization/mailboxes"
BULK_PATH = f"{MAILBOXES_PATH}/restore"

# Bodies of a single restore.
PASSWORD = b'{"userName": "jsmith@westsupport.onmicrosoft.com", "userPassword": "paSSw0rd"}'
DEVICE_CODE = b'{"userCode": "C6A9DB737"}'


def restore_path(mailbox: str = MAILBOX) -> str:
    return f"{MAILBOXES_PATH}/{mailbox}/restore"
