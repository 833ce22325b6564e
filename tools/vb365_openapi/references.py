"""References to components: which there are, and what they are called where several versions share a document."""

import json
from collections.abc import Iterator
from typing import Any

Json = Any
Name = tuple[str, str]
KINDS = ("parameters", "responses", "schemas")


def referred(document: Json) -> set[Name]:
    """Kind and name of every component that a call needs, however far behind others."""
    found: set[Name] = set()
    waiting = list(references(document["paths"]))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += references(document["components"][name[0]][name[1]])
    return found


def references(value: Json) -> Iterator[Name]:
    """Kind and name of every reference in `value`."""
    if isinstance(value, dict):
        if "$ref" in value:
            yield _name(value["$ref"])
        value = list(value.values())
    if isinstance(value, list):
        for member in value:
            yield from references(member)


def renamed(value: Json, names: dict[Name, str]) -> Json:
    """`value` with each reference by its new name."""
    if isinstance(value, list):
        return [renamed(member, names) for member in value]
    if not isinstance(value, dict):
        return value
    value = {name: renamed(member, names) for name, member in value.items()}
    if "$ref" in value:
        kind, name = _name(value["$ref"])
        value["$ref"] = f"#/components/{kind}/{names[kind, name]}"
    return value


def named(components: dict[str, Json]) -> dict[str, dict[Name, str]]:
    """For each version the new names of its components. Those that are alike in two versions, with all that they refer
    to, have one name; it is the old one for the first of them."""
    names = {version: {each: each[1] for each in _names(of)} for version, of in components.items()}
    while True:
        found: dict[str, dict[Name, str]] = {version: {} for version in components}
        known: dict[Name, dict[str, str]] = {}
        for version, of in components.items():
            for kind, name in _names(of):
                likes = known.setdefault((kind, name), {})
                text = json.dumps(renamed(of[kind][name], names[version]), sort_keys=True)
                found[version][kind, name] = likes.setdefault(text, f"{name}_{version}" if likes else name)
        if found == names:
            return names
        names = found


def _names(components: Json) -> list[Name]:
    return [(kind, name) for kind in KINDS for name in components.get(kind, {})]


def _name(reference: str) -> Name:
    kind, name = reference.removeprefix("#/components/").split("/")
    return kind, name
