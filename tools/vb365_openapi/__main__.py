"""Writes the documents, or says which are not up to date; see scripts/openapi."""

import sys
from pathlib import Path

from vb365_openapi.documents import made, operations, source
from vb365_openapi.text import text

FOLDER = Path(__file__).resolve().parents[2] / "openapi"


def main() -> int:
    checks = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not checks:
        print("Usage: scripts/openapi [--check]", file=sys.stderr)
        return 64
    stale = []
    for name, document in made(source(FOLDER / "source"), operations(FOLDER / "operations.txt")).items():
        path, wanted = FOLDER / name, text(document)
        if not path.exists() or path.read_text() != wanted:
            stale.append(name)
            if not checks:
                path.write_text(wanted)
    for name in stale:
        print(f"openapi/{name} {'is not what its source says: run scripts/openapi' if checks else 'is written'}")
    return 1 if checks and stale else 0


if __name__ == "__main__":
    sys.exit(main())
