"""Runs the commands of Markdown documents as a reader would; see scripts/documents.

Blocks fenced as `sh` run one after the other, in one shell, in a folder of the document's own. A comment in front of a
block says what else it is:

    <!-- file: NAME -->            a file that the reader is asked to write
    <!-- output -->                what the block before it prints; `...` stands for any lines, `…` for any part of one
    <!-- not run here: REASON -->  a command for another place
    <!-- run here: COMMAND -->     (without a block) what only this test has to do

Port 4443 is replaced by a free one, since somebody may use the machine.
"""

import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from vb365.emulator import BINARY, ROOT, reserved_port

# A compiler's first run is slow; nothing else takes seconds.
SECONDS = 600
PORT = re.compile(r"\b4443\b")
PARTS = re.compile(
    r"^(?P<indent>[ ]*)```(?P<language>[^\n]*)\n(?P<text>.*?)^(?P=indent)```[ ]*$|<!--\s*(?P<note>.*?)\s*-->",
    re.DOTALL | re.MULTILINE,
)
# Other names of the same: a block by one of them would pass for text.
MISNAMED = {"bash", "shell", "console", "zsh"}


class Wrong(Exception):
    """What is wrong with a document."""


@dataclass
class Step:
    """Something to do for a document: its kind, where it stands, a file's name, and the text."""

    kind: str
    line: int
    name: str
    text: str


def steps(document: str) -> list[Step]:
    """What a document asks for, in its order."""
    found: list[Step] = []
    mark = ""
    for part in PARTS.finditer(document):
        line = document.count("\n", 0, part.start()) + 1
        note = part["note"]
        if note is not None:
            kind, _, value = (word.strip() for word in note.partition(":"))
            if kind == "run here":
                found.append(Step("run", line, "", value + "\n"))
            elif kind in ("file", "output", "not run here"):
                if kind != "output" and not value:
                    raise Wrong(f"line {line}: '{kind}' needs a word more")
                mark = note
            continue
        kind, _, name = (word.strip() for word in mark.partition(":"))
        mark = ""
        text = re.sub(f"^{part['indent']}", "", part["text"], flags=re.MULTILINE)
        if kind in ("file", "output"):
            found.append(Step(kind, line, name, text))
        elif part["language"].strip() in MISNAMED:
            raise Wrong(f"line {line}: a block of commands is fenced as sh")
        elif part["language"].strip() == "sh" and kind != "not run here":
            found.append(Step("run", line, "", text))
    return found


def matches(expected: str, output: str) -> bool:
    """Whether a command printed what the document says."""
    lines = [
        r"(?:.*\n)*?" if line.strip() == "..." else ".*".join(map(re.escape, line.rstrip().split("…"))) + "\n"
        for line in expected.strip("\n").splitlines()
    ]
    said = "".join(line.rstrip() + "\n" for line in output.strip("\n").splitlines())
    return re.fullmatch("".join(lines), said) is not None


def run(document: str, folder: Path, binary: Path = BINARY) -> None:
    """Does what a document asks for; raises what goes wrong."""
    with reserved_port() as port:
        run_at(str(port), document, folder, binary)


def run_at(port: str, document: str, folder: Path, binary: Path) -> None:
    todo = steps(PORT.sub(port, document))
    tools = folder / ".tools"
    tools.mkdir()
    (tools / "vb365-emulator").symlink_to(binary)
    script = ["set -euo pipefail"]
    for number, step in enumerate(todo):
        if step.kind == "output":
            continue
        (tools / f"{number}.text").write_text(step.text)
        if step.kind == "file":
            script.append(f"cp .tools/{number}.text {shlex.quote(step.name)}")
        else:
            script.append(f"echo {number} > .tools/at; . .tools/{number}.text > .tools/{number}.out 2>&1")
    environment = {
        "PATH": f"{tools}:{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "VB365_EMULATOR_PORT": port,
    }
    shell = subprocess.Popen(
        ["bash", "-c", "\n".join(script)], cwd=folder, env=environment, stdin=subprocess.DEVNULL, start_new_session=True
    )
    try:
        status = shell.wait(SECONDS)
    except subprocess.TimeoutExpired:
        status = "no end"
    finally:
        # What runs in the background goes with its document.
        end_group(shell.pid)
        shell.wait()
    if status != 0:
        at = int((tools / "at").read_text())
        said = (tools / f"{at}.out").read_text()
        raise Wrong(f"line {todo[at].line}: ended with {status}:\n{todo[at].text}\nsaid:\n{said}")
    for number, step in enumerate(todo):
        if step.kind == "output":
            compare(step, tools, [n for n in range(number) if todo[n].kind == "run"])


def compare(step: Step, tools: Path, runs: list[int]) -> None:
    """Holds the output of the command before against the document."""
    if not runs:
        raise Wrong(f"line {step.line}: no command stands before this output")
    output = (tools / f"{runs[-1]}.out").read_text()
    if not matches(step.text, output):
        raise Wrong(f"line {step.line}: expected\n{step.text}\nsaid:\n{output}")


def end_group(group: int) -> None:
    """Ends what is left of a group of processes."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        pass


def main() -> int:
    paths = [Path(name) for name in sys.argv[1:]] or [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    failures = 0
    for path in paths:
        print(f"== {path.name}", flush=True)
        try:
            with tempfile.TemporaryDirectory() as folder:
                run(path.read_text(), Path(folder).resolve())
        except Wrong as wrong:
            failures += 1
            print(f"{path.name}, {wrong}", file=sys.stderr)
    print(f"{failures} documents do not hold" if failures else "The documents hold.")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
