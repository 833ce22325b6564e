"""What of the source is one version's.

`x-versions: "v5 v7+"` in an object: it is in v5, v7 and whatever comes behind v7 alone, as a member or an element of what
holds it.
`x-differs: {"v8+": {…}}` in an object: a JSON merge patch (RFC 7396) of it, in the versions that the name lists.
"""

from typing import Any

Json = Any


def narrowed(value: Json, version: str) -> Json:
    """`value` as `version` has it."""
    if isinstance(value, list):
        return [narrowed(element, version) for element in value if _is_in(element, version)]
    if not isinstance(value, dict):
        return value
    value = dict(value)
    value.pop("x-versions", None)
    for names, patch in value.pop("x-differs", {}).items():
        if _lists(names, version):
            value = _patched(value, patch)
    found = {name: narrowed(member, version) for name, member in value.items() if _is_in(member, version)}
    if isinstance(found.get("properties"), dict) and isinstance(found.get("required"), list):
        found["required"] = [name for name in found["required"] if name in found["properties"]]
    return found


def _is_in(value: Json, version: str) -> bool:
    return not isinstance(value, dict) or _lists(value.get("x-versions", version), version)


def _lists(names: str, version: str) -> bool:
    """Whether a version is one of the names, or behind one with a plus."""
    return any(
        name == version or (name.endswith("+") and int(version[1:]) >= int(name[1:-1])) for name in names.split()
    )


def _patched(value: Json, patch: Json) -> Json:
    if not isinstance(patch, dict):
        return patch
    value = dict(value) if isinstance(value, dict) else {}
    for name, change in patch.items():
        if change is None:
            value.pop(name, None)
        else:
            value[name] = _patched(value.get(name), change)
    return value
