"""JSON as the documents have it: what fits into a line is in one."""

import json
from typing import Any

Json = Any
WIDTH = 120


def text(value: Json) -> str:
    """`value`, indented by two, with a line break behind it."""
    return "".join(_pieces(value, 0, 0)) + "\n"


def _pieces(value: Json, depth: int, taken: int) -> list[str]:
    line = _line(value)
    # Objects at the top of a document stand open, as whoever searches them expects.
    if not isinstance(value, dict | list) or not value or (depth > 1 and 2 * depth + taken + len(line) < WIDTH):
        return [line]
    inner = "\n" + "  " * (depth + 1)
    found: list[str] = []
    names = value if isinstance(value, dict) else [None] * len(value)
    members = value.values() if isinstance(value, dict) else value
    for name, member in zip(names, members):
        label = "" if name is None else f"{json.dumps(name, ensure_ascii=False)}: "
        found += ["," if found else "", inner, label, *_pieces(member, depth + 1, len(label) + 1)]
    brackets = "{}" if isinstance(value, dict) else "[]"
    return [brackets[0], *found, "\n" + "  " * depth, brackets[1]]


def _line(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)
