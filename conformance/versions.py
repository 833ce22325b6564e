"""The versions of the API that are walked, and what differs between them."""

from dataclasses import dataclass, field, replace

# How v5 calls what later versions have a path for; the path decides what restoreTo means.
WRAPPERS = {
    "explore": "explore",
    "Explore": "explore",
    "Stop": "stop",
    "restore": "restoretoOriginallocation",
    "restoreTo": "restoreTo",
    "restoreAll": "restoreTo",
    "search": "search",
    "exportToPst": "exportToPst",
    "save": "savetoMsg",
    "Save": "savetoMsg",
}


@dataclass(frozen=True)
class Version:
    """A version by its name in paths."""

    name: str
    # The status of what starts a restore session, and of what answers nothing.
    explored: int = 200
    done: int = 200
    # The query parameter by which items are those of a folder.
    folder_of_items: str = "parentId"
    # Whether a restore answers the id of the session that it runs in.
    restores_in_sessions: bool = False
    # Whether a token is good only with its cookie, unless the login says otherwise.
    needs_cookie: bool = False
    # Whether it has the calls that came with v7.
    has_logout: bool = True
    # Whether it has a word in the body where later ones have a path.
    wrappers: dict[str, str] = field(default_factory=dict)

    def path(self, template: str) -> str:
        """`template`, which begins with a slash where it is no path of the API's."""
        return template if template.startswith("/") else f"/{self.name}/{template}"


V6 = Version("v6", folder_of_items="folderId", has_logout=False)
V5 = replace(V6, name="v5", explored=201, wrappers=WRAPPERS)
V7 = replace(V6, name="v7", folder_of_items="parentId", has_logout=True)
V8 = replace(V7, name="v8", explored=201, done=204, restores_in_sessions=True, needs_cookie=True)
VERSIONS = (V5, V6, V7, V8)
