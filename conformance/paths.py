"""Paths below a version, and bodies of restores."""

SESSIONS = "RestoreSessions"
SESSION = SESSIONS + "/{restoreSessionId}"
MAILBOXES = SESSION + "/organization/mailboxes"
MAILBOX = MAILBOXES + "/{mailboxId}"
FOLDER = MAILBOX + "/folders/{folderId}"
ITEMS = MAILBOX + "/items"
ITEM = ITEMS + "/{itemId}"
ORGANIZATION = "Organizations/{organizationId}"

PASSWORD = {"userName": "admin@abc.onmicrosoft.com", "userPassword": "any"}
BULK_PASSWORD = {"office365UserName": "admin@abc.onmicrosoft.com", "office365UserPassword": "any"}
ELSEWHERE = {
    "mailbox": "other@abc.onmicrosoft.com",
    "folder": "Restored",
    "casServer": "outlook.office365.com",
    "changedItems": True,
    "deletedItems": "true",
}
