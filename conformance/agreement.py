"""Holds the project's documents to the vendor's: no call, query parameter, status or member that those have not."""

from collections.abc import Iterator

from contract import Contract, Json

# A page of the vendor's has the counters of a bulk restore beside its details; its document has not.
COUNTERS = {f"{word}ItemsCount" for word in ("created", "merged", "failed", "skipped")}
# Members of members of members: further down nothing differs.
DEPTH = 6


def disagreements(own: Contract, vendors: Contract) -> Iterator[str]:
    """What a document of the project's says that the vendor's of the same version does not."""
    for method, path in own.calls:
        if path.startswith("/swagger/"):
            continue
        call, other = own.operation(method, path), vendors.operation(method, path)
        where = f"{own.name}: {method} {path}"
        if other is None:
            yield f"{where}: not one of the vendor's"
            continue
        named, known = _query(own, call), _query(vendors, other)
        # Of what is not emulated nothing is said.
        if named != known and "501" not in call["responses"]:
            yield f"{where}: query {sorted(named ^ known)}"
        yield from _answers(own, vendors, call, other, where)
        body, others = (_schema(of, each.get("requestBody", {})) for of, each in ((own, call), (vendors, other)))
        if body is not None and others is not None:
            yield from _members(own, vendors, body, others, f"{where}: body")


def _answers(own: Contract, vendors: Contract, call: Json, other: Json, where: str) -> Iterator[str]:
    for status in call["responses"]:
        if not status.startswith("2"):
            continue
        if status not in other["responses"]:
            yield f"{where}: status {status}"
            continue
        answer, others = (_schema(of, each["responses"][status]) for of, each in ((own, call), (vendors, other)))
        if (answer is None) != (others is None):
            yield f"{where}: a body with {status}, or none"
        elif answer is not None:
            yield from _members(own, vendors, answer, others, f"{where}: {status}")


def _members(own: Contract, vendors: Contract, schema: Json, other: Json, where: str, depth: int = 0) -> Iterator[str]:
    schema, other = own.resolved(schema), vendors.resolved(other)
    if depth == DEPTH or "array" in (schema.get("type"), other.get("type")):
        if depth < DEPTH and (schema.get("type"), other.get("type")) != ("array", "array"):
            yield f"{where}: an array, or none"
        elif depth < DEPTH:
            yield from _members(own, vendors, schema["items"], other["items"], f"{where}[]", depth + 1)
        return
    members, known = _properties(own, schema), _properties(vendors, other)
    for name, member in members.items():
        if name in known:
            yield from _members(own, vendors, member, known[name], f"{where}.{name}", depth + 1)
        elif known and name not in COUNTERS:
            yield f"{where}.{name}: not one of the vendor's"
    values, others = set(schema.get("enum", [])) - {None}, set(other.get("enum", []))
    if others and values - others:
        yield f"{where}: {sorted(values - others)}"


def _properties(contract: Contract, schema: Json) -> dict[str, Json]:
    schema = contract.resolved(schema)
    found = dict(schema.get("properties", {}))
    for word in ("allOf", "anyOf", "oneOf", "x-anyOf"):
        for part in schema.get(word, []):
            found |= _properties(contract, part)
    return found


def _query(contract: Contract, call: Json) -> set[str]:
    parameters = [contract.resolved(each) for each in call.get("parameters", [])]
    return {each["name"] for each in parameters if each["in"] == "query"}


def _schema(contract: Contract, holder: Json) -> Json | None:
    """The schema of a body in JSON; that of another kind says nothing."""
    content = contract.resolved(holder).get("content", {})
    return next((each.get("schema", {}) for each in content.values()), None)
