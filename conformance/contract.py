"""OpenAPI documents that answers are held against."""

import json
import re
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

Json = Any
METHODS = ("get", "post", "put", "patch", "delete")


class Contract:
    """One OpenAPI document. Schemas are read as JSON Schema 2020-12, also those of 3.0, whose `nullable` is left out:
    the emulator writes no null."""

    def __init__(self, name: str, document: Json) -> None:
        self.name = name
        self.document = document
        self._paths = {_folded(path): path for path in document["paths"]}
        self._id = f"urn:{name}"
        self._validators: dict[str, Draft202012Validator] = {}
        self._registry = Registry().with_resource(self._id, DRAFT202012.create_resource(document))

    def served_by(self, url: str) -> Json:
        """The document as a server hands it out, which names itself in it."""
        return self.document | {"servers": [{"url": url}]}

    @property
    def calls(self) -> list[tuple[str, str]]:
        """Method and path of every operation."""
        paths = self.document["paths"]
        return [(method.upper(), path) for path, item in paths.items() for method in item if method in METHODS]

    @property
    def prefixes(self) -> set[str]:
        """What its paths begin with, such as v6."""
        return {path.split("/")[1].lower() for path in self.document["paths"] if not path.startswith("/swagger/")}

    def operation(self, method: str, path: str) -> Json | None:
        """A call of the document, whatever it names the ids in the path; None where it has none."""
        item = self.document["paths"].get(self._paths.get(_folded(path)), {})
        return item.get(method.lower())

    def resolved(self, value: Json) -> Json:
        """`value`, or what it refers to."""
        if "$ref" not in value:
            return value
        return self._follow(value["$ref"].removeprefix("#/").split("/"))[1]

    def problems(self, method: str, path: str, status: int, media_type: str | None, body: bytes) -> list[str]:
        """What is wrong with an answer; nothing where the document has no such call."""
        operation = self.operation(method, path)
        if operation is None:
            return []
        path = self._paths[_folded(path)]
        responses = operation["responses"]
        key = str(status) if str(status) in responses else "default"
        if key not in responses:
            return [f"{self.name}: status {status} is not one of the call's"]
        pointer, response = self._follow(["paths", path, method.lower(), "responses", key])
        content = response.get("content", {})
        if not content:
            return [f"{self.name}: a body where there should be none"] if body else []
        if not body:
            # A default stands for many refusals: that of a missing token has no body.
            return [] if key == "default" else [f"{self.name}: no body"]
        if media_type not in content and "*/*" not in content:
            return [f"{self.name}: media type {media_type}, not {', '.join(content)}"]
        media_type = media_type if media_type in content else "*/*"
        if "json" not in media_type and media_type != "*/*":
            return []
        return self._schema_problems([*pointer, "content", media_type, "schema"], json.loads(body))

    def _schema_problems(self, pointer: list[str], value: Json) -> list[str]:
        fragment = "/".join(part.replace("~", "~0").replace("/", "~1") for part in pointer)
        if fragment not in self._validators:
            self._validators[fragment] = Draft202012Validator(
                {"$ref": f"{self._id}#/{fragment}"},
                registry=self._registry,
                format_checker=Draft202012Validator.FORMAT_CHECKER,
            )
        validator = self._validators[fragment]
        return [f"{self.name}: {error.json_path}: {error.message}" for error in validator.iter_errors(value)]

    def _follow(self, pointer: list[str]) -> tuple[list[str], Json]:
        """What is at `pointer`, or at the reference there."""
        value = self.document
        for part in pointer:
            value = value[part]
        if "$ref" in value:
            return self._follow(value["$ref"].removeprefix("#/").split("/"))
        return pointer, value


def _folded(path: str) -> str:
    """A path whatever its ids are called, in any case: documents differ there."""
    return re.sub(r"\{\w+\}", "{}", path).lower()


def reference(path: Path) -> Contract:
    """The vendor's document of a version, with every object closed: the emulator adds no member to the vendor's, but for
    the counters of a bulk restore, which the vendor's page on it has, and OAuth's members of a refused login."""
    document = json.loads(path.read_text())
    schemas = document["components"]["schemas"]
    if "RESTBulkRestoreStatistics" in schemas:
        totals = schemas["RESTCommonRestoreStatistics"]["properties"]
        schemas["RESTBulkRestoreStatistics"]["properties"] |= {k: v for k, v in totals.items() if k.endswith("Count")}
    schemas["RESTExceptionInfo"]["additionalProperties"] = True
    for schema in schemas.values():
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
    return Contract(f"reference {path.stem}", document)
