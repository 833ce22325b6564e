"""What a call of the source says in a word.

`x-query: "limit offset"`: the parameters of these names. Those of the path need no word.
`x-body: "Name"`: a body in JSON by this schema, which has to be there.
`x-answer: "200 Name"`: status and schema, as `200 array of Name`, `200 page of Name`, `200 application/octet-stream`, or
with a status alone, an empty body.
`x-refusals: "404 415"`: the statuses of refusals; 400 and 401 need no word where a call needs a token. Those of the
control plane are told in full.
"""

import re
from collections.abc import Iterator
from typing import Any

Json = Any
METHODS = ("get", "post", "put", "patch", "delete")
REFUSALS = {
    "400": "Invalid",
    "401": "Unauthorized",
    "404": "NotFound",
    "405": "MethodNotAllowed",
    "415": "UnsupportedMediaType",
    "500": "Trouble",
    "501": "NotEmulated",
}
CONTROL = "/_emulator/"


def calls(document: Json) -> Iterator[tuple[str, str, Json]]:
    """Path, method and block of every call."""
    for path, item in document["paths"].items():
        for method, call in item.items():
            if method in METHODS:
                yield path, method, call


def written_out(document: Json) -> Json:
    """`document`, narrowed to a version, with every word as OpenAPI has it.

    A parameter that the version has not is no parameter of its calls.
    """
    components = document["components"]
    paths: dict[str, Json] = {}
    for path, method, call in calls(document):
        paths.setdefault(path, {})[method] = _written_out(path, call, components)
    return document | {"paths": paths}


def _written_out(path: str, call: Json, components: Json) -> Json:
    call = dict(call)
    query, body, answer, refusals = (call.pop(f"x-{name}", "") for name in ("query", "body", "answer", "refusals"))
    parameters = call.pop("parameters", [])
    told = [each["name"] for each in parameters]
    names = [name for name in re.findall(r"\{(\w+)\}", path) if name not in [*told, "version"]]
    known = [name for name in query.split() if name in components["parameters"]]
    parameters = [*(_reference("parameters", name) for name in [*names, *known]), *parameters]
    body = call.pop("requestBody", {"required": True, "content": _json(_reference("schemas", body))} if body else None)
    responses = _answer(answer, components) | call.pop("responses", {}) | _refusals(path, call, refusals)
    call |= {"parameters": parameters} if parameters else {}
    call |= {"requestBody": body} if body else {}
    return call | {"responses": dict(sorted(responses.items()))}


def _answer(answer: str, components: Json) -> Json:
    if not answer:
        return {}
    status, _, what = answer.partition(" ")
    *form, name = what.split(" of ") if what else [""]
    if not name:
        return {status: {"description": "Done."}}
    if "/" in name:
        return {status: {"description": "Done.", "content": {name: {"schema": {"type": "string", "format": "binary"}}}}}
    schema = _reference("schemas", name)
    if form == ["array"]:
        schema = {"type": "array", "items": schema}
    elif form == ["page"]:
        components["schemas"].setdefault(f"{name}Page", _page(schema, components))
        schema = _reference("schemas", f"{name}Page")
    return {status: {"description": "Done.", "content": _json(schema)}}


def _page(schema: Json, components: Json) -> Json:
    page = components["schemas"]["Page"]
    results = {"results": {"type": "array", "items": schema, "maxItems": 10000}}
    return page | {"required": [*page["required"], "results"], "properties": page["properties"] | results}


def _refusals(path: str, call: Json, statuses: str) -> Json:
    if path.startswith(CONTROL):
        return {status: _reference("responses", "ControlRefusal") for status in statuses.split()}
    usual = [] if call.get("security") == [] else ["400", "401"]
    return {status: _reference("responses", REFUSALS[status]) for status in [*usual, *statuses.split()]}


def _json(schema: Json) -> Json:
    return {"application/json": {"schema": schema}}


def _reference(kind: str, name: str) -> Json:
    return {"$ref": f"#/components/{kind}/{name}"}
