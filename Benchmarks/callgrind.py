"""Reads what valgrind's callgrind writes: instructions and calls of each function."""

import os
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

Key = TypeVar("Key")

_NAME = re.compile(r"(?:c?(?:fn|ob))=\((\d+)\)(?: (.*))?")


@dataclass(frozen=True)
class Function:
    """A function, and the file name of the binary or library it is in."""

    name: str
    object: str


@dataclass
class Profile:
    """What each function did; the difference of two profiles divided by a number is what it did each time."""

    # Instructions of the function alone.
    own: Counter[Function] = field(default_factory=Counter)
    # How often a caller called a callee.
    calls: Counter[tuple[Function, Function]] = field(default_factory=Counter)

    @staticmethod
    def read(path: Path) -> "Profile":
        """Reads a callgrind.out file: https://valgrind.org/docs/manual/cl-format.html, with Ir as its one event."""
        profile = Profile()
        functions: dict[str, str] = {}
        objects: dict[str, str] = {}
        here, there = "", ""
        caller = callee = Function("", "")
        count = 0
        with path.open() as lines:
            for line in lines:
                first = line[0]
                if first.isdigit() or first in "+-*":
                    cost = int(line.rpartition(" ")[2])
                    # Behind a call stands what it cost, which is the callee's own.
                    if count:
                        profile.calls[caller, callee] += count
                        count = 0
                        there = here
                    else:
                        profile.own[caller] += cost
                elif line.startswith("calls="):
                    count = int(line[6:].split()[0])
                elif line.startswith("fn="):
                    caller = Function(_text(line, functions), here)
                elif line.startswith("cfn="):
                    callee = Function(_text(line, functions), there)
                elif line.startswith("ob="):
                    here = there = os.path.basename(_text(line, objects))
                elif line.startswith("cob="):
                    there = os.path.basename(_text(line, objects))
        return profile

    def per_request(self, shorter: "Profile", requests: int) -> "PerRequest":
        """What one request cost, when this run had `requests` more of them than the shorter one."""
        return PerRequest(_each(self.own, shorter.own, requests), _each(self.calls, shorter.calls, requests))


@dataclass
class PerRequest:
    """A profile of one request."""

    own: dict[Function, float]
    calls: dict[tuple[Function, Function], float]

    def instructions(self, of: str) -> float:
        """The instructions of one object's functions."""
        return sum(cost for function, cost in self.own.items() if function.object == of)

    def counted(self, names: re.Pattern[str], of: str) -> dict[tuple[Function, Function], float]:
        """The calls of functions with such names by others of one object; what they pass on among themselves is one."""
        return {
            (caller, callee): count
            for (caller, callee), count in self.calls.items()
            if caller.object == of and names.fullmatch(callee.name) and not names.fullmatch(caller.name)
        }


def _text(line: str, known: dict[str, str]) -> str:
    number, name = _NAME.match(line).groups()
    if name:
        # Callgrind adds a number to the names of what recurses: f'2.
        known[number] = name.partition("'")[0]
    return known[number]


def _each(longer: Counter[Key], shorter: Counter[Key], requests: int) -> dict[Key, float]:
    return {key: (longer[key] - shorter[key]) / requests for key in {*longer, *shorter} if longer[key] != shorter[key]}
