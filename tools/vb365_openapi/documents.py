"""The documents that are made: one for each version, and one with all of them and the control plane."""

import json
import re
from pathlib import Path
from typing import Any

from vb365_openapi.narrowing import narrowed
from vb365_openapi.references import named, referred, renamed
from vb365_openapi.shorthand import CONTROL, METHODS, calls, written_out

Json = Any
VERSIONS = ("v5", "v6", "v7", "v8")


def source(folder: Path) -> Json:
    """The files of the source as one document; a name that two files have is a mistake."""
    whole: Json = {}
    for path in sorted(folder.glob("*.json")):
        _add(whole, json.loads(path.read_text()), path.name)
    return whole


def _add(whole: Json, part: Json, where: str) -> None:
    for name, member in part.items():
        if name in whole and not (isinstance(member, dict) and isinstance(whole[name], dict)):
            raise ValueError(f"{where}: {name} is in another file, too")
        if name in ("paths", "components", "schemas", "parameters", "responses"):
            _add(whole.setdefault(name, {}), member, where)
        elif name in whole:
            raise ValueError(f"{where}: {name} is in another file, too")
        else:
            whole[name] = member


def operations(path: Path) -> dict[str, set[tuple[str, str]]]:
    """The methods and paths that the vendor has in each version, with `{}` for every id and in lower case."""
    found: dict[str, set[tuple[str, str]]] = {version: set() for version in VERSIONS}
    for line in path.read_text().splitlines():
        place, method, versions, _ = line.split(" ", 3)
        for number in versions:
            found[f"v{number}"].add((method.lower(), place.lower()))
    return found


def made(whole: Json, known: dict[str, set[tuple[str, str]]]) -> dict[str, Json]:
    """Every document, by the name of its file. Where a path has other calls that are `known`, they are not emulated."""
    _check_queries(whole, whole["components"]["parameters"])
    everything = {version: _of_version(whole, version, known[version]) for version in VERSIONS}
    found = {f"{version}.json": _without_control(document) for version, document in everything.items()}
    return found | {"openapi.json": _together(everything)}


def _check_queries(value: Json, parameters: Json) -> None:
    """A version may lack a parameter; the source may not."""
    if isinstance(value, dict):
        for name in value.get("x-query", "").split():
            if name not in parameters:
                raise ValueError(f"no parameter is called {name}")
        value = list(value.values())
    for member in value if isinstance(value, list) else []:
        _check_queries(member, parameters)


def _of_version(whole: Json, version: str, known: set[tuple[str, str]]) -> Json:
    """The control plane's calls and those of `version`, below its prefix."""
    document = narrowed(whole, version)
    for path, item in document["paths"].items():
        place = re.sub(r"\{\w+\}", "{}", path).lower()
        for method in METHODS:
            if (method, place) in known and method not in item:
                item[method] = {"summary": "Not emulated.", "x-refusals": "501"}
    document = written_out(document)
    document["info"] = document["info"] | {"version": version}
    paths = {}
    for path, item in document["paths"].items():
        paths[path.replace("{version}", version) if path.startswith("/") else f"/{version}/{path}"] = item
    return document | {"paths": paths}


def _without_control(document: Json) -> Json:
    paths = {path: item for path, item in document["paths"].items() if not path.startswith(CONTROL)}
    return _pruned(document | {"paths": paths})


def _together(everything: dict[str, Json]) -> Json:
    """All versions in one document: a component that versions have differently has the later one's name behind its own,
    and so has the name of every call."""
    names = named({version: document["components"] for version, document in everything.items()})
    whole = dict(everything[VERSIONS[0]])
    whole["info"] = whole["info"] | {"version": "/".join(VERSIONS)}
    paths: Json = {}
    components: Json = {"securitySchemes": whole["components"]["securitySchemes"]}
    for version, document in everything.items():
        for path, method, call in calls(document):
            if not path.startswith(CONTROL) and "operationId" in call:
                call = call | {"operationId": f"{call['operationId']}_{version}"}
            paths.setdefault(path, {}).setdefault(method, renamed(call, names[version]))
        for (kind, name), new in names[version].items():
            components.setdefault(kind, {}).setdefault(new, renamed(document["components"][kind][name], names[version]))
    ordered = dict(sorted(paths.items(), key=lambda path: path[0].startswith(CONTROL)))
    return _pruned(whole | {"paths": ordered, "components": components})


def _pruned(document: Json) -> Json:
    """Without components that nothing refers to."""
    used = referred(document)
    components = {
        kind: {name: value for name, value in members.items() if kind == "securitySchemes" or (kind, name) in used}
        for kind, members in document["components"].items()
    }
    return document | {"components": {kind: members for kind, members in components.items() if members}}
